import type { Conversation } from "./real-replies.ts";

/** Conversations whose replies are drawn: what people do most, and what is longest. */

const RECORDS = [
  "awaiting 名前=湖畔の清掃",
  "running 名前=花壇づくり 形態=後援",
  "headConfirmation 名前=里山の手入れ",
];

export const JA: Readonly<Record<string, Conversation>> = {
  answers: {
    own: "kasumigaura",
    language: "ja",
    records: RECORDS,
    typed: [
      "小田原で、委託した仕事で何かあったら責任は誰が負うの？",
      "補助金の上限は？",
      "共催の定義を沼津と朝霞で比べて",
      "評価はどうする",
      "ヘルプ",
      "<!channel> & <http://a|b> *何か* の手続は",
    ],
  },
  zone: {
    own: "kasumigaura",
    language: "ja",
    typed: ["領域", "なぜ", "いいえ", "よくわからない文です", "いいえ", "はい", "市民", "団体です", "２番"],
  },
  principles: { own: "kasumigaura", language: "ja", typed: ["原則", "はい"] },
  plan: {
    own: "numazu",
    language: "ja",
    typed: ["企画", "海岸清掃と環境学習", "海岸のごみを減らし、海の環境を学ぶ", "なし", "NPO法人 うみべの会"],
  },
  agreement: {
    own: "numazu",
    language: "ja",
    drawn: 2,
    typed: [
      "企画",
      ...["海岸清掃と環境学習", "海岸のごみを減らし、海の環境を学ぶ", "市と団体が一緒に清掃と講座を行う"],
      ...[
        "NPO法人 うみべの会",
        "NPO",
        "生活環境課",
        "令和9年4月1日",
        "令和10年3月31日",
        "参加者数",
        "100",
        "30万円",
      ],
      ...Array.from({ length: 18 }, () => "1"),
      "協定書",
    ],
  },
  records: {
    own: "kasumigaura",
    language: "ja",
    records: RECORDS,
    groups: ["NPO法人みずべ|nonProfit|環境、清掃|湖畔地区|029-000-0000"],
    typed: ["期限", "課の一覧", "1", "評価", "1", "4", "一覧", "団体 環境"],
  },
};

export const EN: Readonly<Record<string, Conversation>> = {
  answers: {
    own: "kasumigaura",
    language: "en",
    records: RECORDS,
    typed: [
      "Who is responsible in Odawara when commissioned work goes wrong?",
      "What is the upper limit of a subsidy?",
      "Compare how Numazu and Asaka define co-hosting",
      "help",
    ],
  },
  zone: {
    own: "kasumigaura",
    language: "en",
    drawn: 2,
    typed: ["zone", "no", "no", "yes", "citizens", "a group", "2"],
  },
  agreement: {
    own: "numazu",
    language: "en",
    drawn: 2,
    typed: [
      "plan",
      ...["Beach cleaning", "To have less litter on the beach", "The city and the group clean together"],
      ...[
        "Umibe no Kai",
        "2",
        "Environment section",
        "1 April 2027",
        "31 March 2028",
        "participants",
        "100",
        "300,000 yen",
      ],
      ...Array.from({ length: 18 }, () => "1"),
      "agreement",
    ],
  },
  records: {
    own: "kasumigaura",
    language: "en",
    records: RECORDS,
    typed: ["due", "1", "evaluate", "1", "4", "list"],
  },
};
