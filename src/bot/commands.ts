import type { DialogName } from "../dialogs/dialog.ts";
import { foldCase, foldWidth } from "../domain/text.ts";

/** Words that are commands: only where they are the whole text, or stand in front of a description with a colon. */

/** What a running dialog can be told. */
export type ControlKind = "back" | "cancel" | "park" | "restart" | "why" | "done" | "summary" | "held";

export type Command =
  /** `described` is what was typed behind the word: the dialog opens with what it shows. */
  | { readonly kind: "start"; readonly dialog: DialogName; readonly described: string | undefined }
  | { readonly kind: "change"; readonly number: number }
  | { readonly kind: ControlKind }
  | { readonly kind: "resume"; readonly number: number | undefined }
  | { readonly kind: "help" | "sources" | "list" | "settings" };

const CONTROLS: readonly (readonly [ControlKind, RegExp])[] = [
  ["back", /^(?:戻る|もどる|戻って|一つ前|ひとつ前|前に戻る|前の質問|back|go back)$/u],
  [
    "cancel",
    /^(?:やめる|やめます|やめたい|やっぱりやめる|中止|中止する|キャンセル|キャンセルする|取り消し|取り消す|cancel|stop|abort)$/u,
  ],
  ["park", /^(?:後で|あとで|後にする|あとにする|また後で|またあとで|保留|中断|中断する|later|park|pause)$/u],
  [
    "restart",
    /^(?:最初から|さいしょから|はじめから|初めから|やり直し|やり直す|やりなおし|リセット|新しい話題|restart|start over|clear|reset|new)$/u,
  ],
  [
    "why",
    /^(?:なぜ|なぜですか|なぜこの質問|なんで|どうして|どうしてですか|理由|理由は|(?:この)?質問の意味(?:が(?:わかりません|分かりません|わからない|分からない)|は何ですか|を教えてください|は)?|why|why this|why this question)$/u,
  ],
  [
    "done",
    /^(?:完了|完了する|完了です|確定|確定する|終わりにする|これでよい|これでいい|これでいいです|done|finish|finished)$/u,
  ],
  ["summary", /^(?:まとめ|まとめを見る|結果|結果を見る|summary|result|show result)$/u],
  [
    "held",
    /^(?:回答にする|回答です|回答として使う|いまの文を回答にする|use it as the answer|it is the answer)$/u,
  ],
];
export const isControl = (word: string): word is ControlKind => CONTROLS.some(([kind]) => kind === word);
const OTHERS: readonly (readonly ["help" | "sources" | "list" | "settings", RegExp])[] = [
  [
    "help",
    /^(?:ヘルプ|へるぷ|使い方|使いかた|つかいかた|何ができる|何ができますか|メニュー|help|menu|what can you do)$/u,
  ],
  ["sources", /^(?:出典|出典を見る|出典は|根拠|原文|sources?|show sources)$/u],
  ["settings", /^(?:設定|設定を見る|設定を変える|settings?|preferences)$/u],
  ["list", /^(?:一覧|いちらん|リスト|一覧を見る|事業一覧|list|my list|my projects)$/u],
];
const DIALOGS: readonly (readonly [DialogName, string])[] = [
  ["zone", "領域|領域の判定|領域を判定|領域を判定する|領域判定|zone|which zone"],
  ["form", "形態|形態の選択|形態を選ぶ|形態選択|form|which form"],
  [
    "principles",
    "原則|原則の確認|原則を確認|原則を確認する|原則チェック|principles|principles check|check principles",
  ],
  ["plan", "企画|企画する|企画を始める|新しい企画|新しい事業|plan|new plan|new project|plan a project"],
];
const RESUME =
  /^(?:再開|再開する|続き|続ける|続きから|つづき|つづける|resume|continue|go on)\s*([0-9]{1,2})?(?:番)?$/u;
const CHANGE =
  /^(?:変更|変更する|へんこう|直す|修正|change|edit)\s*([0-9]{1,2})(?:番)?(?:を?(?:変更|直す|修正)(?:する)?)?$/u;
const CHANGE_BEHIND = /^([0-9]{1,2})番?を?(?:(?:変更|修正)(?:する|したい|します)?|直す|直したい|直します)$/u;

/** Free sentences that ask about the person's own project: the dialog is offered. */
const OWN =
  "(?:この|うちの|今度の|今回の|担当する?|担当の|いまの|次の)(?:事業|企画|取組|取り組み|プロジェクト|イベント)";
const OWN_EN = "(?:my|our|this|the new) (?:project|event|programme|program)";
const english = (word: string): string => `\\b${word}\\b[^.]*\\b${OWN_EN}|\\b${OWN_EN}\\b[^.]*\\b${word}\\b`;
const wish = (what: string, doing: string): string =>
  `${what}[をの]?(?:${doing})を?(?:したい|たい|してほしい)`;
const INTENTS: readonly (readonly [DialogName, RegExp])[] = [
  [
    "zone",
    new RegExp(
      `${OWN}(?:.*(?:どの|どんな|何の)領域|[^。]*(?:領域|協働の対象|協働にあた|協働に当た))|${wish("領域", "判定|確認")}|${english("zone")}`,
      "iu",
    ),
  ],
  [
    "form",
    new RegExp(
      `${OWN}(?:.*(?:どの|どんな|何の)形|[^。]*(?:形態|どの形|どんな形))|${wish("形態", "選択|選び|決め")}|${english("form")}`,
      "iu",
    ),
  ],
  [
    "principles",
    new RegExp(`${OWN}[^。]*原則|${wish("原則", "確認|チェック")}|${english("principles?")}`, "iu"),
  ],
  [
    "plan",
    /(?:協働(?:の)?事業|新しい(?:事業|企画)|企画|協定書)[^。]*(?:始めたい|立てたい|計画したい|企画したい|作りたい|考えたい)|\bplan (?:a|our|my|the) (?:new )?(?:project|event)/iu,
  ],
];

/** The shortest description that may stand behind a dialog's word, in characters. */
const SHORTEST_DESCRIPTION = 8;

export function commandIn(text: string): Command | undefined {
  const whole = foldCase(text)
    .replace(/^[\s「『]+|[\s。、.!！?？」』]+$/gu, "")
    .trim();
  const quoted = /^[\s]*[「『]/u.test(text);
  if (quoted) return undefined;
  // 「領域：」 with nothing behind it is the word itself.
  const word = whole.replace(/\s*:$/u, "");
  const dialog = DIALOGS.find(([, words]) => new RegExp(`^(?:${words})$`, "u").test(word))?.[0];
  if (dialog) return { kind: "start", dialog, described: undefined };
  const number = (CHANGE.exec(whole) ?? CHANGE_BEHIND.exec(whole))?.[1];
  if (number !== undefined) return { kind: "change", number: Number(number) };
  const resume = RESUME.exec(whole);
  if (resume) return { kind: "resume", number: resume[1] === undefined ? undefined : Number(resume[1]) };
  const control = CONTROLS.find(([, words]) => words.test(whole))?.[0];
  if (control) return { kind: control };
  const other = OTHERS.find(([, words]) => words.test(whole))?.[0];
  return other ? { kind: other } : describedDialog(text);
}

/** 「領域：自治会が夜間の見回りを…」 */
function describedDialog(text: string): Command | undefined {
  for (const [dialog, words] of DIALOGS) {
    const parts = new RegExp(`^\\s*(?:${words})\\s*[:：]\\s*(.+)$`, "isu").exec(foldWidth(text));
    const described = parts?.[1]?.trim() ?? "";
    if (described.length >= SHORTEST_DESCRIPTION) return { kind: "start", dialog, described };
  }
  return undefined;
}

/** The dialog that a free sentence on the person's own project asks for. */
export const intentIn = (text: string): DialogName | undefined =>
  INTENTS.find(([, words]) => words.test(foldCase(text)))?.[0];
