import type { Language, PrincipleHeading } from "../../domain/guideline.ts";
import type { Bilingual, Option } from "../dialog.ts";
import { NO, YES } from "./zone.ts";

/** What the principles check asks and advises, in both languages. */

interface Heading {
  readonly label: Bilingual;
  readonly ask: Bilingual;
  /** What to do where the answer is まだ or いいえ. */
  readonly todo: Bilingual;
}

export const PRINCIPLE_WORDING: Readonly<Record<PrincipleHeading, Heading>> = {
  目的の共有: {
    label: { ja: "目的の共有", en: "Shared purpose" },
    ask: {
      ja: "この事業の目的を、市と相手方の双方が一文で言えますか？",
      en: "Can the city and the partner both say the project's purpose in one sentence?",
    },
    todo: {
      ja: "先へ進む前に、双方で目的を一文に書いてください。",
      en: "Before going on, write the purpose together in one sentence.",
    },
  },
  対等: {
    label: { ja: "対等", en: "Equality" },
    ask: {
      ja: "事業の案を、市と相手方の双方が変更できますか？",
      en: "Can the city and the partner both change the plan?",
    },
    todo: {
      ja: "双方が案を変えられる協議の場を設けてください（費用を同額にすることではありません）。",
      en: "Set up talks in which both sides can change the plan (it does not mean equal money).",
    },
  },
  自主性の尊重: {
    label: { ja: "自主性の尊重", en: "Respect for autonomy" },
    ask: {
      ja: "相手方の判断に任せる部分がありますか？",
      en: "Is there a part that is left to the partner's own judgement?",
    },
    todo: {
      ja: "仕様書や要綱を絞り、相手方に任せる部分を決めてください。",
      en: "Trim the specification and settle what is left to the partner.",
    },
  },
  自立: {
    label: { ja: "自立", en: "Self-reliance" },
    ask: {
      ja: "市の支援がなくても、相手方の団体は続きますか？",
      en: "Would the partner go on without the city's support?",
    },
    todo: {
      ja: "支援の期限を決め、頼りきりにならない形にしてください。",
      en: "Set a term for the support and avoid dependence.",
    },
  },
  "自己決定・自己責任": {
    label: { ja: "自己決定・自己責任", en: "Own decisions, own responsibility" },
    ask: {
      ja: "それぞれが決められる範囲と責任は、はっきりしていますか？",
      en: "Is it clear what each side decides and answers for?",
    },
    todo: {
      ja: "誰が何を決め、何に責任を負うかの表を作ってください。",
      en: "Draw up a table of who decides and who answers for what.",
    },
  },
  役割分担: {
    label: { ja: "役割分担", en: "Division of roles" },
    ask: {
      ja: "役割・費用・リスクの分担を書面にしましたか？",
      en: "Are roles, costs and risks put in writing?",
    },
    todo: {
      ja: "協定書の案を先に作り、役割・費用・リスクを書き込んでください。",
      en: "Draft the agreement first and write down roles, costs and risks.",
    },
  },
  "相互理解・信頼": {
    label: { ja: "相互理解・信頼", en: "Mutual understanding and trust" },
    ask: {
      ja: "相手方の強みと制約（人手・予算・決裁の時期など）を知っていますか？",
      en: "Do you know the partner's strengths and limits (people, budget, when decisions are made)?",
    },
    todo: {
      ja: "顔を合わせ、双方の予算と決裁の日程を交換してください。",
      en: "Meet, and exchange calendars of budgets and approvals.",
    },
  },
  "情報の共有・公開": {
    label: { ja: "情報の共有・公開", en: "Sharing and disclosing information" },
    ask: {
      ja: "共有する資料と、公表する範囲は決まりましたか？",
      en: "Is it settled which papers are shared and what is made public?",
    },
    todo: {
      ja: "共有する資料を挙げ、公表する日を決めてください。",
      en: "List the papers to share and set the day of publication.",
    },
  },
  "公平・公正": {
    label: { ja: "公平・公正", en: "Fairness" },
    ask: {
      ja: "相手方を選ぶ基準を示しましたか？",
      en: "Were the criteria for choosing the partner shown?",
    },
    todo: {
      ja: "公募するか、その相手方を選んだ理由を記録してください。",
      en: "Make an open call, or record why this partner was chosen.",
    },
  },
  評価と継続の判断: {
    label: { ja: "評価と継続の判断", en: "Evaluation and whether to continue" },
    ask: {
      ja: "評価する日と、見直しの方法を決めましたか？",
      en: "Are the day of evaluation and the way of review settled?",
    },
    todo: {
      ja: "評価する日をいま決めて、双方の予定に入れてください。",
      en: "Set the day of evaluation now and enter it in both calendars.",
    },
  },
};

export const PRINCIPLE_OPTIONS: readonly Option[] = [
  {
    value: "yes",
    label: { ja: "はい", en: "Yes" },
    words: [
      ...YES.words,
      "できている",
      "できています",
      ..."大丈夫 できる できます 言える 言えます ある あります 知っている 知っています 続く 続きます".split(
        " ",
      ),
      ..."決まった 決まりました 決まっている 決めた 決めました した しました 示した 示しました".split(" "),
      "済み",
      "済んでいる",
    ],
  },
  {
    value: "notYet",
    label: { ja: "まだ（これからする）", en: "Not yet (will do)" },
    words: [
      "まだ",
      "まだです",
      "これから",
      "これからする",
      "予定",
      "途中",
      "検討中",
      ..."まだ決めていない まだ決まっていない まだできていない まだしていない 準備中".split(" "),
      "not yet",
      "in progress",
    ],
    leads: true,
  },
  {
    value: "no",
    label: { ja: "いいえ", en: "No" },
    words: [
      ...NO.words,
      ..."できていない できていません できない できません ない ありません しない".split(" "),
    ],
    leads: true,
  },
  {
    value: "notApplicable",
    label: { ja: "該当なし", en: "Does not apply" },
    words: ["該当しない", "該当しません", "関係ない", "対象外", "n/a", "not applicable", "it does not apply"],
  },
];

const ja = {
  why: "指針の原則に沿っているかを、始める前に確かめる質問です。",
  whyAll: "各市の指針にある原則に沿っているかを、始める前に確かめる質問です。",
  whyReference:
    "この市の本文にはこの見出しの原則がありません。ほかの市の指針にある原則を参考として確かめます。",
  by: "いつまでにしますか？",
  byWhy: "日付を決めると、やり残しの一覧に載せられます。決まっていなければ「未定」で進めます。",
  byLabel: "期日",
  reason: "差し支えなければ、理由を教えてください。",
  reasonWhy: "理由は、次の打ち手を考えるときと、評価のときに役立ちます。",
  reasonLabel: "理由",
  reference: (headings: string) => `ほかの市の指針にある原則（${headings}）も、参考として確かめますか？`,
  referenceWhy: "この市の本文にない見出しですが、協働の進め方の点検に使えます。",
  referenceLabel: "ほかの市の原則も",
  heading: (yes: number, asked: number) => `原則の確認: ${asked}項目のうち「はい」が${yes}項目です。`,
  allGood: "すべての項目を確かめられました。",
  todo: "これからすること",
  task: (date: string, label: string, todo: string) => `${date}まで ／ ${label}: ${todo}`,
  taskUndated: (label: string, todo: string) => `期日未定 ／ ${label}: ${todo}`,
  noTask: (label: string, todo: string, reason: string) =>
    `${label}（いいえ${reason === "" ? "" : `: ${reason}`}）: ${todo}`,
  own: "この市の指針の原則:",
  missing: (city: string, headings: string) => `${city}の本文にない見出し（参考）: ${headings}`,
  chart: "原則の確認の結果",
  ownRows: "この市の指針の原則",
  referenceRows: "参考（ほかの市の原則）",
};

const en: typeof ja = {
  why: "It checks, before you begin, whether the project keeps the guideline's principle.",
  whyAll: "It checks, before you begin, whether the project keeps a principle of the cities' guidelines.",
  whyReference:
    "This city's text has no principle of this kind; other cities' guidelines have, so it is for reference.",
  by: "By when will it be done?",
  byWhy: "With a date it can stand in the list of what is left to do. Type “none” if it is not decided.",
  byLabel: "by",
  reason: "If you like, tell the reason.",
  reasonWhy: "The reason helps to choose the next step, and at the evaluation.",
  reasonLabel: "reason",
  reference: (headings) =>
    `Also check, for reference, the principles in other cities' guidelines (${headings})?`,
  referenceWhy: "This city's text does not have them, but they help to look over how you work together.",
  referenceLabel: "Other cities' principles too",
  heading: (yes, asked) => `Principles check: “yes” to ${yes} of ${asked}.`,
  allGood: "Every point could be confirmed.",
  todo: "What to do next",
  task: (date, label, todo) => `by ${date} – ${label}: ${todo}`,
  taskUndated: (label, todo) => `no date yet – ${label}: ${todo}`,
  noTask: (label, todo, reason) => `${label} (no${reason === "" ? "" : `: ${reason}`}): ${todo}`,
  own: "The principles of this city's guideline:",
  missing: (city, headings) => `Not in the text of ${city} (reference): ${headings}`,
  chart: "Result of the principles check",
  ownRows: "Principles of this city",
  referenceRows: "For reference (other cities)",
};

export const principlesWording = (language: Language): typeof ja => (language === "ja" ? ja : en);
