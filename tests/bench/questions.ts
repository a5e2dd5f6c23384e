/** Questions for the measurements: every kind, both languages. They measure time, not quality. */
export const QUESTIONS: readonly string[] = [
  "沼津市の協働の定義を教えてください",
  "沼津市と朝霞市の協働の定義の違いは？",
  "かすみがうら市の基本原則を一覧で",
  "委託するとき気をつけることは？",
  "小田原で自治会は市民活動団体に入る？",
  "南アルプスで外国から来た人のために何をするの",
  "町内会の掃除に市がお金を出せる？",
  "朝霞のアンケートは何団体が答えた？",
  "後援と共催はどう違うんですか",
  "評価って事業がうまくいけばそれでいいの？",
  "補助金の上限はいくらですか",
  "横浜市の協働の原則は？",
  "What does Odawara say about commissioning?",
  "Compare co-hosting in Numazu and Asaka",
  "Who runs the support centre in Kasumigaura?",
  "こんにちは",
];
