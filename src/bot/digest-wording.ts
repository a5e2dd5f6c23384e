import type { Language } from "../domain/guideline.ts";

/** What is said when something in a digest is pressed, or its settings are typed; in both languages. */

const ja = {
  named: (name: string) => `「${name}」`,
  refused: "この操作はできません。記録がないか、権限がありません。何も変わっていません。",
  line: (name: string, section: string, task: string, due: string) =>
    `${name}（${section}）　${task}　期限 ${due}`,
  lineWithoutDay: (name: string, section: string) => `${name}（${section}）`,
  publishing: "公表",
  more: (count: number) => `ほか${count}件`,
  empty: "いまは何もありません。",
  lists: {
    listMine: "担当している記録",
    listSection: "課の記録",
    listConfirmations: "課長の確認を待っている記録",
    listAll: "進行中の記録",
    listPublications: "これから公表する記録",
  },
  letter: "相手方に送る文例です。写してお使いください。",
  alreadyIn: (name: string) => `「${name}」の相手方の記入は、もう済んでいるか、いまは要りません。`,
  toWhom: (name: string) => `「${name}」をどなたに替えますか？`,
  whichToHandOver: "どの記録の担当を替えますか？",
  nobody: (section: string) => `${section}に、ほかの職員が登録されていません。`,
  given: (name: string, person: string) => `「${name}」の担当を${person}さんに替えました。`,
  same: (name: string, person: string) => `「${name}」の担当は、もう${person}さんです。`,
  whichToSnooze: "どの記録を1週間後まで止めますか？",
  all: "すべて",
  nothingToSnooze: "止めるお知らせはありません。",
  snoozed: (names: string, until: string) => `${names}は、${until}までお知らせしません。期限は変わりません。`,
  handover: "引継ぎの元になる一覧です。担当を替えるときは記録を選んでください。",
  nothingInHand: "担当している記録はありません。",
  stopped: "週次のお知らせを止めました。「お知らせ 再開」でまた届きます。",
  resumed: "週次のお知らせを再開しました。「お知らせ 停止」で止められます。",
  resumedNowhere:
    "週次のお知らせを再開しました。届く場所がまだありません。ボットに直接話しかけると、そこに届きます。",
  here: (what: string) => `${what}のお知らせを、この場所に週に一度出します。`,
  notHere: "この場所へのお知らせを止めました。「お知らせ ここ」でまた出せます。",
  yours: "あなた",
  collaboration: "全体",
  unknownPerson: "お知らせは、職員として登録された方に届きます。協働の担当課に登録を頼んでください。",
};

const en: typeof ja = {
  named: (name) => `“${name}”`,
  refused: "This cannot be done: there is no such record, or it is not yours to change. Nothing has changed.",
  line: (name, section, task, due) => `${name} (${section}) – ${task}, due ${due}`,
  lineWithoutDay: (name, section) => `${name} (${section})`,
  publishing: "to be published",
  more: (count) => `${count} more`,
  empty: "There is nothing now.",
  lists: {
    listMine: "Records in your charge",
    listSection: "Records of your section",
    listConfirmations: "Records that wait for the section head",
    listAll: "Records under way",
    listPublications: "Records to be published",
  },
  letter: "A text for the partner. Copy and use it.",
  alreadyIn: (name) => `The partner's side of “${name}” is in already, or not needed now.`,
  toWhom: (name) => `Who takes over “${name}”?`,
  whichToHandOver: "Which record gets another person in charge?",
  nobody: (section) => `Nobody else of ${section} is registered.`,
  given: (name, person) => `${person} is now in charge of “${name}”.`,
  same: (name, person) => `${person} is in charge of “${name}” already.`,
  whichToSnooze: "Which record shall be quiet for a week?",
  all: "All of them",
  nothingToSnooze: "There is nothing to be quiet about.",
  snoozed: (names, until) => `Nothing is said of ${names} until ${until}. What is due stays due.`,
  handover: "This list is what a handover starts from. Pick a record to change its person in charge.",
  nothingInHand: "No record is in your charge.",
  stopped: "The weekly digest is stopped. “digest on” brings it back.",
  resumed: "The weekly digest comes again. “digest off” stops it.",
  resumedNowhere:
    "The weekly digest comes again. There is no place for it yet: talk to the bot directly, and it comes there.",
  here: (what) => `The digest (${what}) will be posted here once a week.`,
  notHere: "No digest is posted here any more. “digest here” brings it back.",
  yours: "yours",
  collaboration: "the whole city",
  unknownPerson: "Digests go to registered staff. Please ask the collaboration section to register you.",
};

export const digestActionWording = (language: Language): typeof ja => (language === "ja" ? ja : en);
