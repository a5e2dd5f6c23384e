import type { Language } from "../../domain/guideline.ts";

/** What the terminal conversation says beside its answers. */

const JA = {
  welcome: (cities: readonly string[]) =>
    `協働ナビです。${cities.join("・")}の指針を調べて、原文を示して答えます。\n質問を打ってください。「ヘルプ」で使い方、「終了」で終わります。`,
  saved: (files: readonly string[]) => `案を保存しました。\n${files.join("\n")}`,
  goodbye: "お疲れさまでした。",
};

const EN: typeof JA = {
  welcome: (cities) =>
    `This is Kyodo Navi. I look up the collaboration guidelines of ${cities.join(", ")} and answer with their original words.\nType a question; “help” shows how, “quit” ends.`,
  saved: (files) => `The draft is saved.\n${files.join("\n")}`,
  goodbye: "Goodbye.",
};

export const chatWording = (language: Language): typeof JA => (language === "ja" ? JA : EN);

const INPUTS_JA = {
  progress: (title: string, step: number, of: number) => `■ ${title}（${step}/${of}）`,
  action: (label: string) => `［${label}］`,
  pick: "番号か言葉で答えてください。",
  text: (longest: number) => `文章で答えてください（${longest}字まで）。`,
  number: "数字で答えてください。30万円、1,200 のように打てます。",
  date: "日付で答えてください。令和8年4月1日、R8.4.1、4/1、来年度末 のように打てます。",
  single: "一つ選んでください。",
  multiple: "いくつでも選べます。",
  optional: "「なし」で飛ばせます。",
  sources: (count: number) => `出典 ${count}件（「出典」と打つと原文を表示します）`,
  feedback: "［👍］［👎 理由］",
  writtenBy: (model: string) =>
    `AI（${model}）が書いた文です。答えの文は、引用した原文と照らし合わせてあります。`,
};
const INPUTS_EN: typeof INPUTS_JA = {
  progress: (title, step, of) => `■ ${title} (${step}/${of})`,
  action: (label) => `[${label}]`,
  pick: "Answer by number or in words.",
  text: (longest) => `Answer in words (at most ${longest} characters).`,
  number: "Answer with a number, for example 300,000 yen or 1,200.",
  date: "Answer with a day, for example 1 April 2027, 4/1 or end of next month.",
  single: "Choose one.",
  multiple: "Choose any of these.",
  optional: " “none” skips it.",
  sources: (count) => `${count} source${count === 1 ? "" : "s"} (type “sources” to read the original words)`,
  feedback: "[👍] [👎 why]",
  writtenBy: (model) =>
    `Written by AI (${model}); an answer's sentences were checked against the quoted words.`,
};

/** How the inputs of other platforms are typed here. */
export const inputWording = (language: Language): typeof INPUTS_JA =>
  language === "ja" ? INPUTS_JA : INPUTS_EN;
