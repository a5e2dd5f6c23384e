import type { Language } from "../../domain/guideline.ts";

/** What the terminal conversation says beside its answers. */

const JA = {
  welcome: (cities: readonly string[]) =>
    `協働ナビです。${cities.join("・")}の指針を調べて、原文を示して答えます。\n質問を打ってください。「ヘルプ」で使い方、「終了」で終わります。`,
  goodbye: "お疲れさまでした。",
};

const EN: typeof JA = {
  welcome: (cities) =>
    `This is Kyodo Navi. I look up the collaboration guidelines of ${cities.join(", ")} and answer with their original words.\nType a question; “help” shows how, “quit” ends.`,
  goodbye: "Goodbye.",
};

export const chatWording = (language: Language): typeof JA => (language === "ja" ? JA : EN);

const FIELDS_JA = {
  text: (longest: number) => `文章（${longest}字まで）`,
  number: "数字",
  date: "日付",
  single: "一つ選ぶ",
  multiple: "いくつでも",
  optional: "（任意）",
};
const FIELDS_EN: typeof FIELDS_JA = {
  text: (longest) => `text (at most ${longest} characters)`,
  number: "a number",
  date: "a day",
  single: "one of these",
  multiple: "any of these",
  optional: " (optional)",
};

export const fieldWording = (language: Language): typeof FIELDS_JA =>
  language === "ja" ? FIELDS_JA : FIELDS_EN;
