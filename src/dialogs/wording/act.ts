import type { DueTask } from "../../domain/project.ts";
import type { Bilingual, Option } from "../dialog.ts";

/** What is asked when a record is sent back, put off or left out, in both languages. */

export const ACT_WORDING = {
  extend: { ja: "延長", en: "Put off" },
  sendBack: { ja: "差戻し", en: "Send back" },
  exempt: { ja: "対象外にする", en: "Leave out" },
  include: { ja: "対象に戻す", en: "Take up again" },
} as const satisfies Readonly<Record<string, Bilingual>>;

export const REASON_ASK = {
  extend: { ja: "延長の理由を書いてください。", en: "Why is it put off?" },
  sendBack: { ja: "差戻しの理由を書いてください。", en: "Why is it sent back?" },
  exempt: { ja: "対象外にする理由を書いてください。", en: "Why is it left out?" },
  include: { ja: "対象に戻す理由を書いてください。", en: "Why is it taken up again?" },
} as const satisfies Readonly<Record<string, Bilingual>>;

export const TASK_WORDING: Readonly<Record<DueTask, Bilingual>> = {
  midterm: { ja: "中間の評価", en: "Midterm evaluation" },
  citySelf: { ja: "市の自己評価", en: "The city's evaluation" },
  partnerSelf: { ja: "相手方の自己評価", en: "The partner's evaluation" },
  mutual: { ja: "相互確認", en: "Mutual review" },
  settle: { ja: "確定", en: "Settling" },
  publish: { ja: "公表", en: "Publication" },
};

export const SEND_BACK_OPTIONS: readonly Option[] = [
  {
    value: "awaiting",
    label: { ja: "自己評価のやり直し", en: "To the evaluations" },
    words: ["自己評価", "評価"],
  },
  {
    value: "selfEvaluated",
    label: { ja: "相互確認のやり直し", en: "To the mutual review" },
    words: ["相互確認"],
  },
  { value: "mutual", label: { ja: "相互確認の内容の修正", en: "To mend the review" }, words: ["修正"] },
];

export const ACT_STEPS = {
  task: {
    label: { ja: "何を", en: "What" },
    ask: { ja: "どの期日を延ばしますか？", en: "Which day is put off?" },
  },
  to: {
    label: { ja: "戻す先", en: "Back to" },
    ask: { ja: "どこへ戻しますか？", en: "Where does it go back to?" },
  },
} as const;
