import type { Language } from "../../domain/guideline.ts";

/** What the terminal conversation says beside its answers. */

const JA = {
  welcome: (cities: readonly string[]) =>
    `協働ナビです。${cities.join("・")}の指針を調べて、原文を示して答えます。\n質問を打ってください。「ヘルプ」で使い方、「終了」で終わります。`,
  help: [
    "・質問を打つと、指針の原文を示して答えます。例: 沼津市の委託で気をつけることは？",
    "・市の名前を入れるとその市の指針から、二つ入れると並べて答えます。",
    "・続けて「じゃあ小田原は？」のようにも聞けます。",
    "・領域 … 事業の領域を質問に答えて判定　形態 … 合う形態を選ぶ　再開 … 取っておいた対話の続き",
    "・出典 … 直前の答えの原文を表示　最初から … 話題を改める　終了 … 終わる",
  ].join("\n"),
  goodbye: "お疲れさまでした。",
};

const EN: typeof JA = {
  welcome: (cities) =>
    `This is Kyodo Navi. I look up the collaboration guidelines of ${cities.join(", ")} and answer with their original words.\nType a question; “help” shows how, “quit” ends.`,
  help: [
    "- Type a question: the answer quotes the guidelines, e.g. What should Numazu watch out for when commissioning?",
    "- Name a city to ask its guideline alone, or two to set them side by side.",
    "- Follow up with “And Odawara?”",
    "- zone, form: a few questions lead to your project's zone or form   resume: go on with a dialog",
    "- sources: the original words behind the last answer   clear: a new topic   quit: end",
  ].join("\n"),
  goodbye: "Goodbye.",
};

export const chatWording = (language: Language): typeof JA => (language === "ja" ? JA : EN);
