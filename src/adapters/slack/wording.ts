import type { Language } from "../../domain/guideline.ts";

/** What Slack shows around the bot's own messages. */

const ja = {
  thinking: "指針を確かめています…",
  failed:
    "うまく受け取れませんでした。内容は失われている場合があります。少し待って、もう一度お試しください。",
  stranger:
    "協働ナビは、この組織の職員だけが使えます。ご用の方は、やりとりしている担当の職員にお声がけください。",
  promptsTitle: "協働ナビにできること",
  prompts: [
    { title: "協働とは？", message: "協働とは何ですか？" },
    { title: "事業の領域を判定する", message: "領域" },
    { title: "協働の形態を選ぶ", message: "形態" },
    { title: "評価と期限を見る", message: "期限" },
  ],
  help: "ヘルプ",
  evaluate: "評価",
  kept: "評価に使う内容です。記入するときに、ここから写せます。",
  gone: "このボタンはもう使えません。何も変わっていません。",
  noSources: "この答えの出典は、もう取り出せません。",
  expired: "画面を開けませんでした。ボタンをもう一度押してください。",
  thanks: "ありがとうございます。",
  inDirect: "このチャンネルでは返信できないため、1対1のメッセージでお答えします。",
  nothing: "いま見せるものはありません。",
};

const en: typeof ja = {
  thinking: "is looking into the guidelines…",
  failed: "That could not be taken, and may be lost. Please wait a little and try again.",
  stranger:
    "Kyodo Navi is for the staff of this organisation only. Please ask the person you are in touch with.",
  promptsTitle: "What Kyodo Navi can do",
  prompts: [
    { title: "What is collaboration?", message: "What is collaboration?" },
    { title: "Find a project's zone", message: "zone" },
    { title: "Choose a form of collaboration", message: "form" },
    { title: "See what is due", message: "what is due" },
  ],
  help: "help",
  evaluate: "evaluation",
  kept: "This is what is to be recorded. You can copy it from here when you fill in the evaluation.",
  gone: "This button no longer counts. Nothing has changed.",
  noSources: "The sources of this answer can no longer be shown.",
  expired: "The window could not be opened. Please press the button again.",
  thanks: "Thank you.",
  inDirect: "I cannot reply in that channel, so I answer here.",
  nothing: "There is nothing to show now.",
};

export const slackWords = (language: Language): typeof ja => ({ ja, en })[language];
