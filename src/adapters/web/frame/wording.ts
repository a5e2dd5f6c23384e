import type { Language } from "../../../domain/guideline.ts";

/** What the frame of every page says. */

const JA = {
  brand: "協働ナビ",
  skip: "本文へ移動",
  navigation: "ページ",
  pages: { chat: "対話", read: "指針を読む", board: "状況一覧" },
  language: "言語",
  languages: { ja: "日本語", en: "English" },
  theme: "表示",
  themes: { system: "端末に合わせる", light: "明るい", dark: "暗い" },
  signOut: "サインアウト",
  refusedTitle: "受け付けられませんでした",
  notFoundTitle: "ページが見つかりません",
  refused: {
    host: "この宛先（Host）では表示できません。起動時に表示された http://127.0.0.1 のアドレスで開いてください。",
    crossSite: "ほかのサイトから送られた内容は受け付けません。このページを開いて、もう一度送ってください。",
    token:
      "ページを開いてから時間がたったか、別の場所から送られました。下の内容を確かめて、もう一度送ってください。",
    tooLarge: "送られた内容が大きすぎます。短くして、もう一度送ってください。",
    broken: "送られた内容を読み取れませんでした。ページを開き直して、もう一度送ってください。",
    often: "短い間に何度も送られました。少し待ってから、もう一度送ってください。",
    notFound: "アドレスが変わったか、もう残っていないページです。",
    failed:
      "うまくいきませんでした。少し待ってから、もう一度試してください。続くときは管理者に知らせてください。",
  },
  home: "対話へ戻る",
};

const EN: typeof JA = {
  brand: "Kyodo Navi",
  skip: "Skip to the content",
  navigation: "Pages",
  pages: { chat: "Conversation", read: "Guidelines", board: "Overview" },
  language: "Language",
  languages: { ja: "日本語", en: "English" },
  theme: "Appearance",
  themes: { system: "As the device", light: "Light", dark: "Dark" },
  signOut: "Sign out",
  refusedTitle: "This was not accepted",
  notFoundTitle: "There is no such page",
  refused: {
    host: "This page cannot be shown under this host name. Open the http://127.0.0.1 address that was printed at the start.",
    crossSite: "What other sites send is not accepted. Open this page and send it again.",
    token:
      "The page was opened too long ago, or this came from somewhere else. Check what you wrote below and send it again.",
    tooLarge: "This is too large. Make it shorter and send it again.",
    broken: "This could not be read. Open the page again and send it once more.",
    often: "That was very often in a short time. Wait a little and send it again.",
    notFound: "Its address has changed, or it is no longer kept.",
    failed: "Something went wrong. Wait a little and try again; if it goes on, tell your administrator.",
  },
  home: "Back to the conversation",
};

export const frameWording = (language: Language): typeof JA => (language === "ja" ? JA : EN);
