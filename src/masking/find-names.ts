import type { Find } from "./find.ts";
import { NO_NAMES } from "./no-names.ts";

/** Names of people: those that are known, and what stands before 氏・さん・様 or behind 「氏名：」. */

const KANJI = "[\\p{Script=Han}々ヶ]";
const KATAKANA = "[ァ-ヶー]";
const HIRAGANA = "[ぁ-ん]";

const HONORIFIC = "(?:さん|さま(?!ざ)|くん|ちゃん|氏(?![名族神子家])|様(?![々式子態相な])|殿(?![下方堂様]))";
/** 「山田太郎さん」「山田 太郎様」「スミス氏」. Before さん a name may be written in hiragana behind its kanji. */
const HONOURED = new RegExp(
  `(?<!${KANJI})${KANJI}{1,5}(?: ${KANJI}{1,4}| ?${HIRAGANA}{2,4}(?=さん|くん|様|氏))?(?= ?${HONORIFIC})|(?<!${KATAKANA})${KATAKANA}{2,8}(?:[・ ]${KATAKANA}{2,10})?(?= ?${HONORIFIC})`,
  "gu",
);
const LABELLED = new RegExp(
  `(?<=(?:氏名|お名前|代表者名?|担当者名?|申請者名?|会長名|連絡先)[:：] ?)(?:${KANJI}{1,5} ?(?:${KANJI}|${HIRAGANA}|${KATAKANA}){1,6})(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}])`,
  "gu",
);
const ENGLISH =
  /(?<=\b(?:Mr|Mrs|Ms|Miss|Dr)\.? )[A-Z][a-z'-]+(?: [A-Z][a-z'-]+)?|\b[A-Z][a-z]+(?: [A-Z][a-z]+)?(?=-(?:san|sama)\b)/g;

export function findNames(plain: string, known: readonly string[]): Find[] {
  const finds: Find[] = [];
  for (const pattern of [HONOURED, LABELLED, ENGLISH]) {
    for (const { 0: found, index } of plain.matchAll(pattern)) {
      if (!NO_NAMES.test(found)) finds.push({ kind: "name", from: index, to: index + found.length });
    }
  }
  for (const name of known) {
    const letters = [...name.replace(/ /g, "")].map((letter) =>
      letter.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"),
    );
    // A known name is found with and without the space between its parts.
    for (const { 0: found, index } of plain.matchAll(new RegExp(letters.join(" ?"), "giu"))) {
      finds.push({ kind: "name", from: index, to: index + found.length });
    }
  }
  return finds;
}
