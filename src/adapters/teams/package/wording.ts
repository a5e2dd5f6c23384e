import type { Language } from "../../../domain/guideline.ts";

/** What Teams' store and command menus say of the app. */

interface Command {
  /** What is written into the message when it is picked: a word that the bot knows. */
  readonly title: string;
  readonly description: string;
}
interface PackageWording {
  readonly name: { readonly short: string; readonly full: string };
  readonly description: { readonly short: string; readonly full: string };
  /** For a chat with the bot alone. */
  readonly personal: readonly Command[];
  /** For chats and channels where others read along. */
  readonly shared: readonly Command[];
}

const JA_SHARED: readonly Command[] = [
  { title: "領域", description: "事業が五つの領域のどこにあたるかを、六つの質問で見ます" },
  { title: "形態", description: "事業に合う協働の形態を選びます" },
  { title: "原則", description: "協働の原則が守られているかを確かめ、協定書の案を作ります" },
  { title: "企画", description: "新しい協働事業を記録します" },
  { title: "ヘルプ", description: "できることの一覧" },
];
const JA: PackageWording = {
  name: { short: "協働ナビ", full: "協働ナビ ─ 市民協働の指針・評価" },
  description: {
    short: "協働の指針を原文つきで答え、領域・形態・原則の確認と協働事業の評価を手伝います",
    full: "市民協働の指針について質問すると、根拠となる原文と場所を示して答えます。指針に書かれていないことは、書かれていないと答えます。\n\n事業の領域・形態・原則を質問に答えながら確かめ、協定書の案を作り、協働事業の評価（市と相手方）を記録して、期限を毎週お知らせします。\n\n個人チャット、グループチャット、チームのチャネルで使えます。チャネルでは @協働ナビ と呼びかけてください。",
  },
  personal: [
    ...JA_SHARED.slice(0, 4),
    { title: "評価", description: "担当する事業の評価を書きます" },
    { title: "期限", description: "自分の評価の期限を見ます" },
    { title: "課の一覧", description: "課の未完了の記録を見ます" },
    { title: "一覧", description: "途中の対話と自分の記録を見ます" },
    { title: "出典", description: "直前の答えの原文を見ます" },
    ...JA_SHARED.slice(4),
  ],
  shared: JA_SHARED,
};

const EN_SHARED: readonly Command[] = [
  { title: "zone", description: "Find the zone of a project by six questions" },
  { title: "form", description: "Choose a form of collaboration that fits" },
  { title: "principles", description: "Check the principles, and draft an agreement" },
  { title: "plan", description: "Record a new collaboration project" },
  { title: "help", description: "What can be done here" },
];
const EN: PackageWording = {
  name: { short: "Kyodo Navi", full: "Kyodo Navi: guidelines and evaluation of civic collaboration" },
  description: {
    short: "Answers from collaboration guidelines word for word; zones, forms, evaluations",
    full: "Ask about your city's guideline on collaboration with citizens: every answer shows the passage it stands on, and what the guideline does not say is said to be missing.\n\nFind the zone, the form and the principles of a project by answering questions, draft an agreement, record evaluations of both sides, and be told every week what is due.\n\nWorks in personal chat, group chats and channels; in a channel, mention @Kyodo Navi.",
  },
  personal: [
    ...EN_SHARED.slice(0, 4),
    { title: "evaluate", description: "Write the evaluation of a project in your charge" },
    { title: "pending", description: "See what is due from you" },
    { title: "section", description: "See your section's open records" },
    { title: "list", description: "See your dialogs and records" },
    { title: "sources", description: "See the passages of the last answer" },
    ...EN_SHARED.slice(4),
  ],
  shared: EN_SHARED,
};

export const packageWording = (language: Language): PackageWording => (language === "ja" ? JA : EN);
