import type { Language } from "../domain/guideline.ts";
import type { DraftKind } from "../domain/message.ts";

/** What is said around a model's proposals, in both languages. */

const ja = {
  reading: (words: string, label: string) =>
    `「${words}」から「${label}」と読み取りました。これでよければ「${label}」を押してください。押すまでは何も変わりません。`,
  readings:
    "説明から、次のようにも読み取れます。よければ「この内容で埋める」を押してください。押すまでは何も変わりません。",
  readingLine: (question: string, label: string, words: string) =>
    `${question}: ${label}（「${words}」から）`,
  fill: "この内容で埋める",
  drafts: {
    clearer: (label: string) => `「${label}」をはっきりさせた案です（下書き）。`,
    handOn: (label: string) => `これまでの回答から作った「${label}」の案です（下書き）。`,
    summary: (label: string) => `これまでの回答から作った「${label}」の案です（下書き）。`,
  } satisfies Record<DraftKind, (label: string) => string>,
  draftNote: "使うときは「この案を使う」を押してください。あとから直せます。押すまでは何も変わりません。",
  use: "この案を使う",
  day: (today: string) => `日付（YYYY-MM-DD）。今日は${today}`,
  number: "数（数字だけ）",
  text: "文章",
};

const en: typeof ja = {
  reading: (words, label) =>
    `I read “${words}” as “${label}”. Press “${label}” if that is right; nothing changes until you do.`,
  readings:
    "The description can also be read like this. Press “fill in” if it is right; nothing changes until you do.",
  readingLine: (question, label, words) => `${question}: ${label} (from “${words}”)`,
  fill: "fill in",
  drafts: {
    clearer: (label) => `A clearer wording of “${label}” (draft):`,
    handOn: (label) => `A draft of “${label}” from your answers so far:`,
    summary: (label) => `A draft of “${label}” from your answers so far:`,
  },
  draftNote: "Press “use this draft” to take it over; you can change it later. Nothing changes until you do.",
  use: "use this draft",
  day: (today) => `a date (YYYY-MM-DD); today is ${today}`,
  number: "a number, in digits",
  text: "a sentence",
};

export const writingWording = (language: Language): typeof ja => (language === "ja" ? ja : en);
