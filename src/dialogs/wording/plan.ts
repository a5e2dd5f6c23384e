import type { Bilingual, Option } from "../dialog.ts";

/** What the plan dialog asks beside zone, form and principles, in both languages. */

interface Question {
  readonly label: Bilingual;
  readonly ask: Bilingual;
  readonly why: Bilingual;
}

export const PLAN_WORDING = {
  name: {
    label: { ja: "事業名", en: "Project name" },
    ask: { ja: "事業名は何ですか？", en: "What is the project called?" },
    why: {
      ja: "事業名で記録を探し、評価のときに呼び出します。",
      en: "Records are found by the project's name, and it comes up again at the evaluation.",
    },
  },
  purpose: {
    label: { ja: "目的", en: "Purpose" },
    ask: {
      ja: "目的を一文で書いてください。（誰の、どんな困りごとを、どうしたいか）",
      en: "What is its purpose, in one sentence? (whose need, and what is to change)",
    },
    why: {
      ja: "目的の共有は協働の出発点です。評価では、この一文に照らして達成を確かめます。",
      en: "A shared purpose is where collaboration begins; the evaluation is measured against this sentence.",
    },
  },
  description: {
    label: { ja: "内容", en: "Description" },
    ask: {
      ja: "どんな事業かを2〜3文で書いてください。（誰が言い出し、誰が何をして、市は何を出し、誰が責任を負うか）",
      en: "Describe it in two or three sentences: who proposed it, who does what, what the city gives, who answers for it.",
    },
    why: {
      ja: "読み取れる答えを領域と形態の質問に先に埋めます。まとめで確かめて直せます。",
      en: "What it shows is filled into the questions on zone and form; you check it in the summary.",
    },
  },
  partner: {
    label: { ja: "相手方", en: "Partner" },
    ask: {
      ja: "相手方（団体・企業など）の名前は何ですか？",
      en: "What is the partner called (group, company)?",
    },
    why: {
      ja: "協定書の案と評価の記録に、相手方の名前が要ります。",
      en: "The draft agreement and the evaluation need the partner's name.",
    },
  },
  partnerKind: {
    label: { ja: "相手方の区分", en: "Kind of partner" },
    ask: { ja: "相手方はどれにあたりますか？", en: "What kind of partner is it?" },
    why: {
      ja: "似た事業を探すときと、年度の集計に使います。",
      en: "It serves to find similar projects and for the yearly figures.",
    },
  },
  section: {
    label: { ja: "担当課", en: "Section in charge" },
    ask: { ja: "担当課はどこですか？", en: "Which section is in charge?" },
    why: {
      ja: "人事異動のあとも、評価の案内を担当課へ届けるためです。",
      en: "So that reminders of the evaluation reach the section in charge even after staff transfers.",
    },
  },
  start: {
    label: { ja: "開始日", en: "First day" },
    ask: {
      ja: "いつから始めますか？",
      en: "When does it begin?",
    },
    why: {
      ja: "開始日の年度が、この事業の年度になります。",
      en: "The fiscal year of its first day is the project's year.",
    },
  },
  end: {
    label: { ja: "終了日", en: "Last day" },
    ask: {
      ja: "いつ終わりますか？",
      en: "When does it end?",
    },
    why: {
      ja: "終了日から、自己評価と相互評価の期日が決まります。",
      en: "The days for self-evaluation and mutual review are counted from its end.",
    },
  },
  cost: {
    label: { ja: "金額", en: "Amount" },
    ask: {
      ja: "市が出す金額はいくらですか？",
      en: "How much does the city pay, in yen?",
    },
    why: {
      ja: "費用の分担は、協定書の案と公表の記録に載ります。",
      en: "The share of the costs goes into the draft agreement and the published record.",
    },
  },
} as const satisfies Readonly<Record<string, Question>>;

export type PlanQuestion = keyof typeof PLAN_WORDING;

export const PARTNER_KIND_OPTIONS: readonly Option[] = [
  {
    value: "neighbourhood",
    label: { ja: "自治会・町内会など", en: "Neighbourhood association" },
    words: ["自治会", "町内会", "自治会等", "区", "地縁団体"],
  },
  {
    value: "nonprofit",
    label: { ja: "NPO・市民活動団体など", en: "Nonprofit or citizens' group" },
    words: ["npo", "npo等", "市民活動団体", "団体", "ボランティア団体", "nonprofit"],
  },
  {
    value: "business",
    label: { ja: "事業者（企業・商店など）", en: "Business" },
    words: ["事業者", "企業", "会社", "商店", "商店街", "company"],
  },
  {
    value: "other",
    label: { ja: "そのほか（大学・実行委員会など）", en: "Other (university, committee)" },
    words: ["他", "その他", "そのほか", "大学", "学校", "other"],
  },
];

export const PLAN_PARTS = {
  outline: { ja: "概要", en: "Outline" },
  zone: { ja: "領域", en: "Zone" },
  form: { ja: "形態", en: "Form" },
  principles: { ja: "原則", en: "Principles" },
} as const satisfies Readonly<Record<string, Bilingual>>;

export const PLAN_EXTRAS = {
  zone: { ja: "領域の理由と出典", en: "Zone with reasons and sources" },
  form: { ja: "形態の理由と出典", en: "Form with reasons and sources" },
  principles: { ja: "原則の確認の詳細", en: "Principles in detail" },
  agreement: { ja: "協定書の案", en: "Draft agreement" },
} as const satisfies Readonly<Record<string, Bilingual>>;
