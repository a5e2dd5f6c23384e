/** What people do. Nothing here depends on what the bot answers, but a press, which takes the newest card. */
export type Act =
  | { readonly kind: "say"; readonly text: string }
  | { readonly kind: "open" }
  /** Presses the n-th button of the newest card. */
  | { readonly kind: "press"; readonly button: number };

const say = (...texts: readonly string[]): readonly Act[] => texts.map((text) => ({ kind: "say", text }));
const press = (button: number): Act => ({ kind: "press", button });
const open: Act = { kind: "open" };

/** Each goes through the zone and the form dialog, with a question between, back, later, resume and change. */
export const SCRIPTS: readonly (readonly Act[])[] = [
  [
    ...say("領域", "いいえ", "第2条の意味を教えてください", "いいえ", "戻る", "いいえ"),
    open,
    ...say("はい", "後で", "協働とは？", "再開", "市民"),
    press(0),
    ...say("２", "変更 3", "わからない", "完了", "形態", "1"),
    press(1),
    ...say("なぜ？", "いいえ", "後で"),
  ],
  [
    ...say("zone", "2", "park", "form", "1", "1"),
    press(2),
    ...say("What is collaboration?", "back", "3"),
    ...say("no", "change 1", "2", "resume"),
    press(1),
    press(0),
    open,
    ...say("later", "resume"),
  ],
  [
    ...say("この事業の領域はどれですか？ 市民団体が主催し、市が補助金を出す祭りです", "領域"),
    press(0),
    ...say("最初から", "いいえ", "いいえ", "形態", "1", "やめる", "再開", "2", "後で", "再開"),
    press(1),
    ...say("変更 2", "1", "出典"),
  ],
];
