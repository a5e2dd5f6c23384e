import type { ZoneQuestion } from "../../domain/zone-rules.ts";
import type { Bilingual, Option } from "../dialog.ts";

/** What the zone dialog asks, in both languages. */

export const UNSURE_OPTION: Option = {
  value: "unsure",
  label: { ja: "わからない", en: "Not sure" },
  words: [
    "分からない",
    "わかりません",
    "分かりません",
    "不明",
    "未定",
    "まだ決まっていない",
    "don't know",
    "i don't know",
    "no idea",
    "unsure",
    "not sure yet",
    "undecided",
    "not decided",
    "not decided yet",
  ],
};
export const YES: Option = {
  value: "yes",
  label: { ja: "はい", en: "Yes" },
  words: ["うん", "ええ", "そう", "そうです", "yes", "yeah", "yep", "yes it is", "it is", "correct", "right"],
};
export const NO: Option = {
  value: "no",
  label: { ja: "いいえ", en: "No" },
  words: [
    ...["いえ", "いや", "ちがう", "違う", "違います"],
    ...["no", "nope", "not really", "it is not", "it isn't", "not at all"],
  ],
};
const option = (value: string, ja: string, en: string, ...words: string[]): Option => ({
  value,
  label: { ja, en },
  words,
});
/** Both sides named one by one. */
export const BOTH_SIDES: readonly string[] = ["市", "行政"].flatMap((city) =>
  ["市民", "市民等", "住民", "団体", "企業", "自治会", "npo"].flatMap((other) => [
    `${city}と${other}`,
    `${other}と${city}`,
    `${city}と${other}の両方`,
    `${other}と${city}の両方`,
  ]),
);
const SIDES = [
  option(
    "citizens",
    "市民等（団体・企業など）",
    "Citizens (groups, companies)",
    "市民",
    "市民等",
    "団体",
    "団体側",
    "企業",
    "相手方",
    ..."住民 地域 自治会 町内会 npo 事業者 ボランティア citizens".split(" "),
    ..."group residents company partner".split(" "),
  ),
  option(
    "both",
    "双方",
    "Both",
    ..."両方 両者 一緒に".split(" "),
    ...BOTH_SIDES,
    "both sides",
    "together",
    "jointly",
  ),
  option(
    "city",
    "市",
    "The city",
    ..."行政 市役所 うちの課 担当課 city".split(" "),
    "city hall",
    "our section",
  ),
];

interface Question {
  readonly label: Bilingual;
  readonly ask: Bilingual;
  readonly why: Bilingual;
  readonly options: readonly Option[];
}

export const ZONE_WORDING: Readonly<Record<ZoneQuestion, Question>> = {
  cityOnly: {
    label: { ja: "市だけの事務か", en: "Reserved to the city" },
    ask: {
      ja: "市だけが執行できる事務ですか？（許認可・課税などの公権力の行使、政策の最終決定、内部管理、生活保護・警察・消防など）",
      en: "Is this work that only the city can carry out? (permits, taxes, final policy decisions, internal management, public assistance, police, fire)",
    },
    why: {
      ja: "市の責任で行うと決まっている事務は、協働の領域には入りません。一部を市民等と行うなら「一部だけ」を選んでください。",
      en: "Work reserved to the city lies outside collaboration. Where a part is done by or with citizens, choose “A part only”.",
    },
    options: [
      YES,
      option("partly", "一部だけ", "A part only", "一部", "部分的に", "partly", "part", "partially"),
      NO,
    ],
  },
  privateOnly: {
    label: { ja: "私的な目的だけか", en: "Private purpose only" },
    ask: {
      ja: "営利・宗教・政治・仲間内の趣味だけが目的ですか？（相手の法人の種類ではなく、この事業の目的で答えてください）",
      en: "Is its only purpose profit, religion, politics or a hobby among friends? (Answer by the project's purpose, not by the partner's legal form.)",
    },
    why: {
      ja: "私的な活動は市民が主体の領域で、協働の対象外です。",
      en: "Private activities belong to the citizens alone and lie outside collaboration.",
    },
    options: [YES, NO],
  },
  better: {
    label: { ja: "一緒の方が良くなるか", en: "Better together" },
    ask: {
      ja: "一緒に行うと、単独で行うより良くなりますか？（きめ細かい対応、地域の合意、市民の技能やネットワークが生きる、など）",
      en: "Does doing it together make it better than doing it alone? (attention to each need, agreement in the community, citizens' skills and networks at work)",
    },
    why: {
      ja: "協働して効果が上がる事業もあれば、協働の必要性がない事業もあります。",
      en: "Some projects gain by collaboration, others have no need of it.",
    },
    options: [
      {
        ...YES,
        words: [
          ...YES.words,
          "きめ細かい対応",
          "地域の合意",
          "市民の技能",
          "ネットワーク",
          "先駆的",
          "良くなる",
          "よくなる",
        ],
      },
      { ...NO, words: [...NO.words, "変わらない", "良くならない", "単独の方がよい"] },
    ],
  },
  initiator: {
    label: { ja: "言い出したのは", en: "Who proposed it" },
    ask: { ja: "言い出したのは誰ですか？", en: "Who proposed the project?" },
    why: {
      ja: "誰の発案かで、市民主導・双方・行政主導のどれに近いかが変わります。",
      en: "Whose idea it was tells whether citizens, both or the city take the lead.",
    },
    options: SIDES,
  },
  responsible: {
    label: { ja: "最終責任は", en: "Final responsibility" },
    ask: { ja: "最終責任は誰が負いますか？", en: "Who bears the final responsibility?" },
    why: {
      ja: "領域は、誰の責任と主体性で行うかで分かれます。",
      en: "The zones differ in whose responsibility and initiative a project rests on.",
    },
    options: SIDES,
  },
  participation: {
    label: { ja: "誰の事業に誰が加わるか", en: "Who joins whom" },
    ask: { ja: "誰の事業に、誰が加わりますか？", en: "Whose project is it, and who joins?" },
    why: {
      ja: "市が支えるのか、分担するのか、市の事業に市民等が加わるのかで領域が決まります。",
      en: "Whether the city supports, shares, or is joined by citizens decides the zone.",
    },
    options: [
      option("A", "市は関わらない", "The city takes no part", "A", "市は無関係"),
      option(
        "B",
        "市民等の事業を市が支える（里親・アダプトも）",
        "The city supports a citizens' project (adoption schemes, too)",
        "B",
        "市が支える",
        "市が支援",
        "the city supports",
        "support",
      ),
      option(
        "C",
        "両者で分担する",
        "Both share the work",
        "C",
        "分担",
        "両者で分担",
        "shared",
        "both share",
        "sharing",
      ),
      option(
        "D",
        "市の事業に市民等が加わる",
        "Citizens join a city project",
        "D",
        "市民が参加",
        "市民が加わる",
        "citizens join",
        "citizens take part",
      ),
      option("E", "市民等は関わらない", "Citizens take no part", "E", "市だけ", "city only"),
    ],
  },
};
