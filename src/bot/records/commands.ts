import { isQuestion } from "../../domain/question-form.ts";
import { foldWidth } from "../../domain/text.ts";

/** Words that ask something of the records: as the whole text, or with what is looked for behind them. */
export type OfficeCommand =
  | { readonly kind: "evaluate" | "pending" | "section" | "overdue" }
  | { readonly kind: "find" | "similar" | "groups"; readonly typed: string };

const WHOLE: readonly (readonly [
  Extract<OfficeCommand, { kind: "evaluate" | "pending" | "section" | "overdue" }>["kind"],
  RegExp,
])[] = [
  ["evaluate", /^(?:評価|評価する|評価します|評価を記入|評価を記入する|評価をする|evaluate|evaluation)$/iu],
  ["pending", /^(?:期限|期日|締切|締め切り|未評価|評価待ち|pending|what is due|due)$/iu],
  ["section", /^(?:課の一覧|課の期限|課の記録|うちの課|section|my section)$/iu],
  ["overdue", /^(?:期限切れ|期限超過|遅れ|遅れている(?:もの|記録|事業)|overdue|late)$/iu],
];
const SEARCH: readonly (readonly ["find" | "similar" | "groups", RegExp])[] = [
  ["find", /^(?:事業|記録|検索|事業を探す|record|find)(?:\s*[:：]\s*|\s+)(.+)$/isu],
  ["similar", /^(?:似た事業|類似事業|類似|似ている事業|similar)(?:\s*[:：]\s*|\s+)(.+)$/isu],
  ["groups", /^(?:団体|登録団体|団体を探す|groups?)(?:\s*[:：]\s*|\s+)(.+)$/isu],
];

export function officeCommandIn(text: string): OfficeCommand | undefined {
  const typed = foldWidth(text).trim();
  const whole = typed.replace(/[。.!！?？]+$/gu, "");
  const kind = WHOLE.find(([, words]) => words.test(whole))?.[0];
  if (kind) return { kind };
  if (isQuestion(typed)) return undefined;
  for (const [search, pattern] of SEARCH) {
    const words = pattern.exec(typed)?.[1]?.trim();
    if (words) return { kind: search, typed: words };
  }
  return undefined;
}

export type NamedAct = "review" | "askConfirmation" | "confirm" | "publish" | "nextYear";

const ACTS: readonly (readonly [NamedAct, RegExp])[] = [
  ["review", /^(?:相互確認|相互確認する|相互確認をする|mutual review)$/iu],
  ["askConfirmation", /^(?:課長確認へ|課長確認|課長確認を頼む|ask the head to confirm)$/iu],
  ["confirm", /^(?:確定する|確定します|確認待ち|confirm)$/iu],
  ["publish", /^(?:公表済みにする|公表する|mark as published|publish)$/iu],
  ["nextYear", /^(?:来年度の記録を開く|来年度の記録|open next year's record|next year's record)$/iu],
];

/** What is done on a record's page, called by its name. */
export const namedActIn = (text: string): NamedAct | undefined => {
  const typed = foldWidth(text).trim().replace(/’/gu, "'");
  return ACTS.find(([, words]) => words.test(typed))?.[0];
};

/** 「福祉 子育ての団体は？」: what kind of group is asked for; undefined where it is no such question. */
export const groupsAsked = (text: string): string | undefined =>
  /^(.{1,40}?)の(?:登録)?団体(?:は|を(?:探して(?:ください)?|教えて(?:ください)?|知りたい(?:です)?)|(?:は)?(?:あり|い)ますか)?[\s?？。]*$/u.exec(
    foldWidth(text).trim(),
  )?.[1];
