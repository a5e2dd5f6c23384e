import type { CheckItem, OutcomeItem, RatedItem } from "../../domain/evaluation.ts";
import type { Language, PrincipleHeading } from "../../domain/guideline.ts";
import type { Decision } from "../../domain/mutual-review.ts";
import type { Bilingual, Option } from "../dialog.ts";
import { PRINCIPLE_WORDING } from "./principles.ts";

/** What the evaluation and the mutual review ask, in both languages. */

export const OUTCOME_WORDING: Readonly<Record<OutcomeItem, { label: Bilingual; ask: Bilingual }>> = {
  goal: {
    label: { ja: "目標達成", en: "Goals met" },
    ask: { ja: "事業の目標は達成できましたか？", en: "Were the project's goals met?" },
  },
  quality: {
    label: { ja: "サービスの質", en: "Quality of service" },
    ask: { ja: "サービスや内容の質は高まりましたか？", en: "Did the quality of what was done rise?" },
  },
  efficiency: {
    label: { ja: "効率", en: "Efficiency" },
    ask: { ja: "費用や手間に見合う効果がありましたか？", en: "Was it worth its cost and effort?" },
  },
  ripple: {
    label: { ja: "波及効果", en: "Wider effects" },
    ask: {
      ja: "参加や交流など、ほかへの広がりがありましたか？",
      en: "Did it reach further (more people taking part, new contacts)?",
    },
  },
};

const PRINCIPLE_ASK: Readonly<Record<PrincipleHeading, Bilingual>> = {
  目的の共有: { ja: "目的を双方で共有できましたか？", en: "Was the purpose shared by both sides?" },
  対等: { ja: "対等な立場で進められましたか？", en: "Did you work on an equal footing?" },
  自主性の尊重: { ja: "互いの自主性を尊重できましたか？", en: "Was each other's autonomy respected?" },
  自立: { ja: "互いに頼りきりにならず進められましたか？", en: "Did neither side depend on the other?" },
  "自己決定・自己責任": {
    ja: "それぞれが決めて、責任を果たせましたか？",
    en: "Did each side decide and answer for its part?",
  },
  役割分担: { ja: "役割分担は適切でしたか？", en: "Was the division of roles fitting?" },
  "相互理解・信頼": { ja: "互いを理解し、信頼関係を築けましたか？", en: "Did understanding and trust grow?" },
  "情報の共有・公開": { ja: "情報の共有と公開はできましたか？", en: "Was information shared and disclosed?" },
  "公平・公正": { ja: "公平・公正に進められましたか？", en: "Was it done fairly?" },
  評価と継続の判断: {
    ja: "ふり返りと見直しができましたか？",
    en: "Did you look back and review as you went on?",
  },
};
export const principleAsk = (heading: PrincipleHeading): Bilingual => PRINCIPLE_ASK[heading];

export const BETTER_WORDING = {
  label: { ja: "一緒に行った効果", en: "Better together" },
  ask: {
    ja: "一緒に行って、単独で行うより良かったですか？",
    en: "Was it better than doing it alone?",
  },
} as const;

export const CHECK_WORDING: Readonly<Record<CheckItem, { label: Bilingual; ask: Bilingual }>> = {
  goal: {
    label: { ja: "点検: 目標", en: "Check: goals" },
    ask: { ja: "当初の目標を達成しましたか？", en: "Did it reach what was planned?" },
  },
  principles: {
    label: { ja: "点検: 原則", en: "Check: principles" },
    ask: { ja: "協働の原則は守られましたか？", en: "Were the principles of collaboration kept?" },
  },
  form: {
    label: { ja: "点検: 形態", en: "Check: form" },
    ask: { ja: "協働の形態は適切でしたか？", en: "Was the form of collaboration right?" },
  },
  partner: {
    label: { ja: "点検: 相手方", en: "Check: partner" },
    ask: { ja: "相手方の選び方は適切でしたか？", en: "Was the partner chosen well?" },
  },
};

/** In rising order, so that a typed number is the rating itself. */
export const RATING_OPTIONS: readonly Option[] = [
  { value: "1", label: { ja: "不十分", en: "Poor" }, words: ["1", "1点"], leads: true },
  { value: "2", label: { ja: "やや不十分", en: "Fair" }, words: ["2", "2点"], leads: true },
  { value: "3", label: { ja: "おおむね良い", en: "Good" }, words: ["3点"] },
  { value: "4", label: { ja: "とても良い", en: "Very good" }, words: ["4点"] },
  {
    value: "cannotJudge",
    label: { ja: "判断できない", en: "Cannot judge" },
    words: ["わからない", "分からない", "不明", "cannot say", "not sure"],
    leads: true,
  },
];
export const LEAVE_OUT: Option = {
  value: "skip",
  label: { ja: "記入しない", en: "Leave out" },
  words: ["なし", "スキップ", "飛ばす", "skip", "none"],
};

export const CHECK_OPTIONS: readonly Option[] = [
  { value: "yes", label: { ja: "はい", en: "Yes" }, words: ["うん", "ええ", "yes"] },
  {
    value: "partly",
    label: { ja: "一部", en: "Partly" },
    words: ["一部はい", "部分的に", "partly"],
    leads: true,
  },
  { value: "no", label: { ja: "いいえ", en: "No" }, words: ["いや", "いえ", "no"], leads: true },
];

export const METHOD_OPTIONS: readonly Option[] = [
  { value: "self", label: { ja: "本人が記入", en: "Written by the partner" }, words: ["本人", "自分で"] },
  {
    value: "hearing",
    label: { ja: "聞き取り代行", en: "Heard and entered for them" },
    words: ["聞き取り", "聞取り", "代行", "hearing"],
  },
];

export const DECISION_OPTIONS: readonly (Option & { readonly value: Decision })[] = [
  { value: "continue", label: { ja: "継続", en: "Go on" }, words: ["続ける", "continue"] },
  { value: "revise", label: { ja: "見直し", en: "Revise" }, words: ["見直す", "改善", "revise"] },
  { value: "expand", label: { ja: "拡大", en: "Expand" }, words: ["広げる", "expand"] },
  { value: "shrink", label: { ja: "縮小", en: "Shrink" }, words: ["縮める", "shrink"] },
  { value: "end", label: { ja: "終了", en: "End" }, words: ["終える", "end"] },
];

/** What a rated item is called. */
export function itemLabel(item: RatedItem, language: Language): string {
  if (item === "betterTogether") return BETTER_WORDING.label[language];
  const [kind = "", name = ""] = item.split(/\.(.*)/s);
  const outcome = Object.entries(OUTCOME_WORDING).find(([key]) => kind === "outcome" && key === name)?.[1];
  const principle = Object.entries(PRINCIPLE_WORDING).find(
    ([key]) => kind === "principle" && key === name,
  )?.[1];
  return (outcome ?? principle)?.label[language] ?? name;
}

const ja = {
  about: (project: string, side: string, time: string) => `「${project}」の${time}の評価（${side}側）です。`,
  rated: (value: string, label: string) => `${value}（${label}）`,
  sides: { city: "市", partner: "相手方" },
  times: { before: "事前", midterm: "中間", after: "事後" },
  outcomeAxis: "事業の成果",
  processAxis: "協働の過程",
  checkPart: "点検",
  writerPart: "記入",
  writer: "記入者",
  writerAsk: (side: string) => `${side}側の記入者は誰ですか？`,
  writerWhy: "誰の見方かを、あとで確かめられるようにするためです。公表の記録には載りません。",
  method: "記入方法",
  methodAsk: "相手方の評価は、どのように記入しますか？",
  methodWhy: "相手方が自分で書けないときは、聞き取って代わりに記入できます。",
  writtenOn: "記入日",
  writtenOnAsk: "いつの評価ですか？",
  writtenOnWhy: "期日に間に合ったかを記録します。",
  reason: "理由",
  reasonOf: (label: string) => `${label}の理由`,
  reasonAsk: (label: string) => `「${label}」の理由を書いてください。`,
  reasonWhy: "低い評価や判断できないという回答は、理由があってはじめて改善に使えます。",
  ratingWhy: "評価は、事業の成果と協働の過程の両面から行います。二つは一つの点数にまとめません。",
  checkWhy: "事業のあとの評価では、目標、原則、形態と相手方が適切だったかを確かめます。",
  ready: "この内容で提出できます。よければ「完了」と打ってください。",
  heldOn: "相互確認の日",
  heldOnAsk: "相互確認はいつ行いましたか？",
  heldOnWhy: "双方で評価を見せ合い、話し合った日を残します。",
  participants: "参加者",
  participantsAsk: "誰が参加しましたか？（「、」で区切って）",
  participantsWhy: "双方が参加したことを残します。公表の記録には載りません。",
  comment: (label: string) => `${label}の差について`,
  commentAsk: (label: string, city: string, partner: string) =>
    `「${label}」は 市 ${city}・相手方 ${partner} と差があります。どう話し合いましたか？`,
  commentWhy: "2以上の差があるところは、見方の違いを書き残します。",
  decision: "継続の判断",
  decisionAsk: "この事業を今後どうしますか？",
  decisionWhy: "定期的に効果を検証し、継続の可否を検討します。",
  handOn: (number: number) => `申し送り${number}`,
  handOnWhat: (number: number) => `申し送り${number}: 来年度に引き継ぐことは何ですか？`,
  handOnWho: "それは誰が行いますか？",
  handOnWhen: "いつまでに行いますか？",
  handOnWhy: "申し送りは、来年度の記録の最初に表示されます。三つまで書けます。",
  who: (number: number) => `申し送り${number}の担当`,
  when: (number: number) => `申し送り${number}の時期`,
  publication: "公表する文章",
  publicationAsk: "公表する文章を書いてください。",
  publicationWhy: "協働の取り組みの内容や結果は、市民に公表します。個人名は書かないでください。",
  publishOn: "公表日",
  publishOnAsk: "いつ公表しますか？",
  reviewed: (project: string) => `「${project}」の相互確認です。`,
  actReason: "理由",
  actReady: "まだ何も変わっていません。この内容でよければ「完了」と打ってください。",
  actReasonWhy: "あとから経緯を確かめられるように、理由を残します。",
  until: "新しい期日",
  untilAsk: "いつまで延ばしますか？",
};

const en: typeof ja = {
  about: (project, side, time) => `Evaluation of “${project}” (${time}, by the ${side}).`,
  rated: (value, label) => `${value} (${label})`,
  sides: { city: "city", partner: "partner" },
  times: { before: "beforehand", midterm: "midterm", after: "final" },
  outcomeAxis: "Outcome",
  processAxis: "Working together",
  checkPart: "Check",
  writerPart: "Entry",
  writer: "Written by",
  writerAsk: (side) => `Who writes for the ${side}?`,
  writerWhy: "So that it can be told later whose view it is. It is not published.",
  method: "How it is written",
  methodAsk: "How is the partner's evaluation written?",
  methodWhy: "Where the partner cannot write it, you may ask and enter it for them.",
  writtenOn: "Day",
  writtenOnAsk: "Which day is it of?",
  writtenOnWhy: "It tells whether the evaluation was in time.",
  reason: "Reason",
  reasonOf: (label) => `${label}: reason`,
  reasonAsk: (label) => `Please give the reason for “${label}”.`,
  reasonWhy: "A low rating, or none, only helps to improve where it has a reason.",
  ratingWhy: "Outcome and working together are both evaluated and never made one score.",
  checkWhy: "An evaluation afterwards asks whether goals, principles, form and partner were right.",
  ready: "This can be handed in. Type “done” if all is well.",
  heldOn: "Day of the review",
  heldOnAsk: "When was the mutual review held?",
  heldOnWhy: "The day on which both sides showed each other their evaluations and talked.",
  participants: "Who took part",
  participantsAsk: "Who took part? (separated by commas)",
  participantsWhy: "It shows that both sides were there. It is not published.",
  comment: (label) => `On the gap in ${label}`,
  commentAsk: (label, city, partner) =>
    `On “${label}” the city gave ${city} and the partner ${partner}. What did you make of it?`,
  commentWhy: "Where the two are two or more apart, the difference is put into words.",
  decision: "What next",
  decisionAsk: "What becomes of the project?",
  decisionWhy: "Effects are looked at regularly, and whether to go on is decided.",
  handOn: (number) => `Hand-on ${number}`,
  handOnWhat: (number) => `Hand-on ${number}: what goes on to next year?`,
  handOnWho: "Who does it?",
  handOnWhen: "By when?",
  handOnWhy: "Hand-ons open next year's record. Up to three.",
  who: (number) => `Hand-on ${number}: who`,
  when: (number) => `Hand-on ${number}: when`,
  publication: "Text to publish",
  publicationAsk: "What is to be published?",
  publicationWhy: "What was done and what came of it is disclosed. Please name no persons.",
  publishOn: "Day of publication",
  publishOnAsk: "When is it published?",
  reviewed: (project) => `Mutual review of “${project}”.`,
  actReason: "Reason",
  actReady: "Nothing has changed yet. Type “done” if all is well.",
  actReasonWhy: "The reason is kept, so that it can be understood later.",
  until: "New day",
  untilAsk: "Until when is it put off?",
};

export const evaluationWording = (language: Language): typeof ja => (language === "ja" ? ja : en);
