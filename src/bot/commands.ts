import type { DialogName } from "../dialogs/dialog.ts";
import { foldCase } from "../domain/text.ts";

/** Words that are commands: only where they are the whole text. */

export type Command =
  | { readonly kind: "start"; readonly dialog: DialogName }
  | { readonly kind: "change"; readonly number: number }
  | { readonly kind: "back" | "cancel" | "park" | "resume" | "restart" | "why" | "done" }
  | { readonly kind: "help" }
  | { readonly kind: "sources" };

const WORDS: readonly (readonly [Exclude<Command["kind"], "start" | "change">, RegExp])[] = [
  ["back", /^(?:戻る|もどる|一つ前|ひとつ前|前に戻る|back)$/u],
  ["cancel", /^(?:やめる|やめます|中止|キャンセル|取り消し|cancel|stop)$/u],
  ["park", /^(?:後で|あとで|後にする|保留|中断|later|park)$/u],
  ["resume", /^(?:再開|続き|つづき|再開する|resume|continue)$/u],
  [
    "restart",
    /^(?:最初から|さいしょから|やり直し|やり直す|リセット|新しい話題|restart|start over|clear|reset|new)$/u,
  ],
  ["why", /^(?:なぜ|なぜですか|なんで|どうして|理由|why)$/u],
  ["done", /^(?:完了|完了する|確定|終わりにする|done|finish)$/u],
  ["help", /^(?:ヘルプ|へるぷ|使い方|help)$/u],
  ["sources", /^(?:出典|出典を見る|根拠|原文|sources?)$/u],
];
const DIALOGS: readonly (readonly [DialogName, RegExp])[] = [
  ["zone", /^(?:領域|領域の判定|領域を判定|領域判定|zone|which zone)$/u],
  ["form", /^(?:形態|形態の選択|形態を選ぶ|form|which form)$/u],
];
/** Free sentences that ask about the person's own project: the dialog is offered. */
const INTENTS: readonly (readonly [DialogName, RegExp])[] = [
  [
    "zone",
    /(?:この|うちの|今度の|今回の|担当する?)事業[^。]*(?:領域|対象)|\bzone\b[^.]*\b(?:my|our|this) project|\b(?:my|our|this) project\b[^.]*\bzone/iu,
  ],
  [
    "form",
    /(?:この|うちの|今度の|今回の|担当する?)事業[^。]*形態|\bform\b[^.]*\b(?:my|our|this) project|\b(?:my|our|this) project\b[^.]*\bform/iu,
  ],
];

export function commandIn(text: string): Command | undefined {
  const whole = foldCase(text)
    .replace(/[\s。、.!！?？]+$/u, "")
    .trim();
  const dialog = DIALOGS.find(([, words]) => words.test(whole))?.[0];
  if (dialog) return { kind: "start", dialog };
  const number = /^(?:変更|へんこう|直す|change)\s*([0-9]{1,2})(?:番)?$/u.exec(whole)?.[1];
  if (number !== undefined) return { kind: "change", number: Number(number) };
  const kind = WORDS.find(([, words]) => words.test(whole))?.[0];
  return kind ? { kind } : undefined;
}

export const intentIn = (text: string): DialogName | undefined =>
  INTENTS.find(([, words]) => words.test(foldCase(text)))?.[0];
