import type { Language } from "../domain/guideline.ts";

/** Everything that answers say in their own words, in Japanese and English. */

const JA = {
  found: (title: string) => `${title}には、次のように書かれています。`,
  foundIn: "指針には、次のように書かれています。",
  comparison: (cities: string) => `${cities}の指針を並べます。`,
  profile: (title: string, topic: string) => `${title}の「${topic}」です。`,
  notFound: "指針には書かれていません。",
  notFoundIn: (title: string) => `${title}には書かれていません。`,
  notFoundAsked: (asked: string) => `お尋ねの「${asked}」にあたる記載が見つかりませんでした。`,
  otherPlace: (place: string, known: string) =>
    `「${place}」の指針は収録していません。収録しているのは${known}の指針です。`,
  nearest: "近い内容の見出し（答えではありません）:",
  smallTalk: "こんにちは。協働の指針について、わからないことを聞いてください。例:「委託と補助の違いは？」",
  thanks: "お役に立ててうれしいです。ほかにも気になることがあれば聞いてください。",
  aboutMe:
    "わたしは協働ナビです。市民との協働の指針を調べて、原文を示して答えます。指針のことを聞いてください。",
  noQuestion:
    "質問が見つかりませんでした。知りたいことを文で送ってください。例:「沼津市の委託で気をつけることは？」",
  without: (cities: string) => `${cities}の指針には、これにあたる記載がありません。`,
  whichTopic: "もう少し教えてください。どのことについて調べますか。",
  topics: ["協働の定義", "協働の領域", "協働の形態", "協働の原則", "協働の評価"],
  sideBySide: (topic: string) => `「${topic}」を指針ごとに並べます。`,
  columns: ["市", "指針の言葉"],
  colon: "：",
  more: (count: number) => `ほか${count}件は、出典の見出しのところに続きがあります。`,
};

const EN: typeof JA = {
  found: (title) => `${title} says (original text quoted):`,
  foundIn: "The guidelines say (original text quoted):",
  comparison: (cities) => `Side by side, from the guidelines of ${cities} (original text quoted):`,
  profile: (title, topic) => `${title}, on ${topic} (original text quoted):`,
  notFound: "The guidelines do not say.",
  notFoundIn: (title) => `${title} does not say.`,
  notFoundAsked: (asked) => `Nothing was found in them on “${asked}”.`,
  otherPlace: (place, known) => `I have no guideline of “${place}”. I know those of ${known}.`,
  nearest: "Nearest headings (not an answer):",
  smallTalk:
    "Hello. Ask me anything about the guidelines on working with citizens, for example “How do commissioning and subsidies differ?”",
  thanks: "Glad to help. Ask me whenever something else comes up.",
  aboutMe:
    "I am Kyodo Navi. I look things up in the cities' guidelines on collaboration and answer with the original words. Ask me about them.",
  noQuestion:
    "I found no question in that. Please write what you want to know, for example “What should Numazu watch out for when commissioning?”",
  without: (cities) => `The guidelines of ${cities} hold nothing of this.`,
  whichTopic: "Please tell me a little more. What shall I look up?",
  topics: [
    "the definition of collaboration",
    "the zones of collaboration",
    "the forms of collaboration",
    "the principles of collaboration",
    "evaluation",
  ],
  sideBySide: (topic) => `Side by side, on ${topic} (original text quoted):`,
  columns: ["City", "The guideline's words"],
  colon: ": ",
  more: (count) => `${count} more stand under the heading of the sources.`,
};

export type Wording = typeof JA;
export const wordingIn = (language: Language): Wording => (language === "ja" ? JA : EN);
