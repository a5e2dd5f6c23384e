import type { Language } from "../../../domain/guideline.ts";

/** What the reading pages say; the guidelines speak for themselves. */

const JA = {
  shelf: "指針を読む",
  lead: "協働ナビの答えのもとになっている指針の本文です。答えの引用を開くと、該当する箇所に印が付きます。",
  own: "この市の指針",
  edition: "版",
  rights: "権利",
  contents: "目次",
  search: "本文を探す",
  searchAll: "すべての指針から探す",
  searchHere: "この指針から探す",
  button: "探す",
  hits: (count: number) => `${count}か所見つかりました`,
  none: (typed: string) =>
    `「${typed}」に当たる箇所は見つかりませんでした。言葉を短くするか、別の言葉で探してください。`,
  empty: "探す言葉を入れてください。",
  results: (typed: string) => `「${typed}」の検索結果`,
  marked: "引用された箇所に印を付けています。",
  toMark: "印の箇所へ",
  unmark: "印を消す",
  lost: "引用された言葉は、この版の本文には見つかりません。引用の後に本文が改められています。近い箇所を、下の検索で探してください。",
  table: "表",
  others: "ほかの指針",
  japaneseOnly: "",
  top: "先頭へ戻る",
};

const EN: typeof JA = {
  shelf: "Read the guidelines",
  lead: "The texts that every answer of Kyodo Navi rests on. Open a citation of an answer, and its passage is marked here.",
  own: "This city’s guideline",
  edition: "Edition",
  rights: "Rights",
  contents: "Contents",
  search: "Search the text",
  searchAll: "Search all guidelines",
  searchHere: "Search this guideline",
  button: "Search",
  hits: (count) => (count === 1 ? "1 passage found" : `${count} passages found`),
  none: (typed) => `Nothing was found for “${typed}”. Try fewer or other words.`,
  empty: "Type the words to look for.",
  results: (typed) => `Results for “${typed}”`,
  marked: "The cited passage is marked.",
  toMark: "Go to the passage",
  unmark: "Remove the mark",
  lost: "The cited words are not in this edition: the text was changed since. Look for them with the search.",
  table: "Table",
  others: "Other guidelines",
  japaneseOnly:
    "The guidelines are in Japanese, as the cities published them. English words find the Japanese passages.",
  top: "Back to the top",
};

export const readWording = (language: Language): typeof JA => (language === "ja" ? JA : EN);
export type ReadWords = typeof JA;
