import type { FormQuestion } from "../../domain/form-rules.ts";
import type { Bilingual, Option } from "../dialog.ts";
import { BOTH_SIDES, NO, YES } from "./zone.ts";

/** What the form dialog asks, in both languages. */

const option = (value: string, ja: string, en: string, ...words: string[]): Option => ({
  value,
  label: { ja, en },
  words,
});

export const FORM_WORDING: Readonly<
  Record<
    FormQuestion,
    {
      readonly label: Bilingual;
      readonly ask: Bilingual;
      readonly why: Bilingual;
      readonly options: readonly Option[];
    }
  >
> = {
  host: {
    label: { ja: "主催", en: "Host" },
    ask: { ja: "主催は誰ですか？", en: "Who hosts it?" },
    why: {
      ja: "主催が誰かで、共催・後援・実行委員会などが分かれます。",
      en: "The host tells co-hosting, endorsement and a committee apart.",
    },
    options: [
      option(
        "citizens",
        "市民等（団体・企業など）",
        "Citizens (groups, companies)",
        "市民",
        "市民等",
        "団体",
        "企業",
        ..."住民 自治会 町内会 npo 事業者 group residents company partner".split(" "),
      ),
      option(
        "both",
        "市と市民等の両方",
        "Both the city and citizens",
        "両方",
        "双方",
        "両者",
        "共催",
        ...BOTH_SIDES,
        ..."both together jointly".split(" "),
        "both sides",
      ),
      option("city", "市", "The city", "行政", "市役所", "city", "city hall"),
      option(
        "newBody",
        "新しくつくる組織（実行委員会・協議会）",
        "A new body (committee, council)",
        "実行委員会",
        "協議会",
        "新しい組織",
        "new body",
        "committee",
        "council",
      ),
      option(
        "none",
        "主催という形はとらない",
        "Nobody hosts it as such",
        "なし",
        "特にない",
        "nobody",
        "none",
      ),
    ],
  },
  gives: {
    label: { ja: "市が主に出すもの", en: "What the city mainly gives" },
    ask: { ja: "市が主に出すものは何ですか？", en: "What does the city mainly give?" },
    why: {
      ja: "出すものによって、補助・後援・使用許可・支援などが分かれます。",
      en: "It tells subsidy, endorsement, use of a place and support apart.",
    },
    options: [
      option(
        "money",
        "お金（補助金など）",
        "Money (subsidies)",
        "お金",
        "資金",
        "補助金",
        "助成金",
        "subsidy",
        "grant",
        "funding",
      ),
      option("goods", "物品・資材", "Goods and materials", "物品", "資材", "goods", "materials", "equipment"),
      option("name", "名義・賛同", "Its name and endorsement", "名義", "名前", "賛同", "its name", "name"),
      option("place", "場所", "A place", "会場", "土地", "部屋", "place", "venue", "room", "land"),
      option(
        "support",
        "人材・技術・助言",
        "Staff, skills, advice",
        "人材",
        "技術",
        "助言",
        "支援",
        "staff",
        "skills",
        "advice",
        "support",
      ),
      option("shared", "双方が出し合う", "Both contribute", "出し合う", "出し合い", "both", "shared"),
      option("information", "情報だけ", "Information only", "情報", "information"),
      option("nothing", "特に出さない", "Nothing", "なし", "特にない", "出さない", "none"),
    ],
  },
  facility: {
    label: { ja: "公の施設・公共の場所", en: "Public facility or space" },
    ask: {
      ja: "公の施設や公共の場所の管理に関わりますか？",
      en: "Is it about running a public facility or caring for a public space?",
    },
    why: {
      ja: "公の施設の管理運営を丸ごと委ねるなら指定管理者、場所の一部の世話ならアダプト制度があたります。",
      en: "Running a facility as a whole means a designated manager; caring for a part of a public space, an adoption scheme.",
    },
    options: [
      option(
        "whole",
        "管理運営を丸ごと委ねる",
        "Running it as a whole",
        "丸ごと",
        "全部",
        "whole",
        "as a whole",
      ),
      option(
        "part",
        "一部の世話をする（里親）",
        "Caring for a part (adoption)",
        "一部",
        "一部の世話",
        "里親",
        "アダプト",
        "part",
        "adoption",
      ),
      { ...NO, words: [...NO.words, "関わらない", "neither"] },
    ],
  },
  entrusts: {
    label: { ja: "市の仕事を任せるか", en: "City work handed over" },
    ask: {
      ja: "市が担当する仕事を、市民等に任せますか？",
      en: "Is work that is the city's handed over to citizens?",
    },
    why: {
      ja: "市の仕事を契約で任せるのが委託です。",
      en: "Handing over city work by contract is commissioning.",
    },
    options: [
      { ...YES, words: [...YES.words, "任せる", "委託", "commission"] },
      { ...NO, words: [...NO.words, "任せない"] },
    ],
  },
  term: {
    label: { ja: "期間", en: "Term" },
    ask: { ja: "一回限りですか、続けますか？", en: "Is it once, or does it go on?" },
    why: {
      ja: "続けて協力するなら、事業協力や協定が合うことがあります。",
      en: "Where it goes on, cooperation by agreement may fit.",
    },
    options: [
      option("once", "一回限り", "Once", "一度だけ", "単発", "今回だけ", "one time", "one-off", "once only"),
      option("continuing", "続ける", "It goes on", "継続", "継続する", "続く", "continuing", "ongoing"),
      option(
        "agreed",
        "続ける（協定書など文書で取り決める）",
        "It goes on, by written agreement",
        "協定",
        "文書で取り決める",
        "協定を結ぶ",
        "agreement",
        "by agreement",
        "written agreement",
        "by written agreement",
      ),
    ],
  },
  stage: {
    label: { ja: "段階", en: "Stage" },
    ask: { ja: "どの段階ですか？", en: "What stage is it at?" },
    why: {
      ja: "計画段階で意見を聴くなら参画や審議会、対等に検討するなら研究会があたります。",
      en: "Hearing opinions while planning means participation in planning; studying as equals, a study group.",
    },
    options: [
      option(
        "opinions",
        "計画段階で市民の意見を聴く",
        "Hearing citizens while planning",
        "意見を聴く",
        "意見を聞く",
        "計画段階",
        "opinions",
        "hearing citizens",
      ),
      option(
        "study",
        "政策を対等に検討する",
        "Studying policy as equals",
        "検討",
        "研究",
        "study",
        "studying",
      ),
      option(
        "carrying-out",
        "事業を実施する",
        "Carrying out a project",
        "実施",
        "実施段階",
        "carrying out",
        "carrying it out",
        "implementation",
      ),
    ],
  },
};
