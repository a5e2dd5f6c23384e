import type { Bilingual } from "../dialog.ts";

/** What is asked when a record is mended, in both languages. */

export const EDIT_FIELDS = {
  actual: { ja: "指標の実績値", en: "What the indicator reached" },
  partner: { ja: "相手方", en: "Partner" },
  purpose: { ja: "目的", en: "Purpose" },
  startsOn: { ja: "開始日", en: "First day" },
  endsOn: { ja: "終了日", en: "Last day" },
  amount: { ja: "金額", en: "Cost" },
  agreedOn: { ja: "協定日", en: "Day of the agreement" },
} as const satisfies Readonly<Record<string, Bilingual>>;
export type EditField = keyof typeof EDIT_FIELDS;

export const EDIT_STEPS = {
  field: {
    label: { ja: "直す項目", en: "What to mend" },
    ask: { ja: "どの項目を直しますか？", en: "Which part is to be mended?" },
    why: {
      ja: "一度に一つずつ直します。変更は履歴に残ります。",
      en: "One at a time. Every change is kept in the history.",
    },
  },
  value: {
    label: { ja: "新しい内容", en: "New" },
    ask: { ja: "新しい内容を打ってください。", en: "What shall it say?" },
    why: { ja: "前の内容は履歴に残ります。", en: "What it said before is kept in the history." },
  },
  reason: {
    label: { ja: "訂正の理由", en: "Reason" },
    ask: {
      ja: "確定した記録です。訂正の理由を書いてください。",
      en: "This record is settled. Why is it corrected?",
    },
    why: {
      ja: "確定した記録の訂正には、理由が残ります。",
      en: "A correction of a settled record keeps its reason.",
    },
  },
} as const;
