import type { Language } from "../../domain/guideline.ts";

/** What the bot says at Teams beside its messages. */

const JA = {
  taken: "受け付けました。まもなく表示します。",
  known: "この操作は受け付け済みです。",
  unreadable: "この操作は読み取れませんでした。メッセージで送ってください。",
  failed: "受け付けられませんでした。少し待ってから、もう一度押してください。",
  thanks: "ありがとうございます。",
  working: "指針を調べています…",
  privateElsewhere:
    "お返事はあなただけにお見せするものですが、個別のチャットに届けられませんでした。協働ナビを自分のアプリに追加して、もう一度お試しください。",
};

const EN: typeof JA = {
  taken: "Got it. The reply follows in a moment.",
  known: "This was already taken.",
  unreadable: "This could not be read. Please send it as a message.",
  failed: "This could not be taken. Please wait a moment and press again.",
  thanks: "Thank you.",
  working: "Looking through the guidelines…",
  privateElsewhere:
    "The reply is for you alone, but it could not be delivered to a chat of your own. Please add Kyodo Navi to your apps and try again.",
};

export const teamsWording = (language: Language): typeof JA => (language === "ja" ? JA : EN);
