import type { CheckItem, RatedItem } from "../../domain/evaluation.ts";
import type { Language } from "../../domain/guideline.ts";

/** What is said where something typed cannot be taken: what is wrong, and how to put it right. */

const ja = {
  fields: {
    fiscalYear: "年度",
    name: "事業名",
    section: "担当課",
    owner: "担当者",
    partnerName: "相手方の名称",
    partnerKind: "相手方の区分",
    startsOn: "開始日",
    endsOn: "終了日",
    mainForm: "主な形態",
    additionalForms: "併用する形態",
    amount: "金額",
    agreedOn: "協定日",
    purpose: "目的",
    indicator: (number: number) => `指標${number}`,
    target: (number: number) => `指標${number}の目標値`,
    actual: (number: number) => `指標${number}の実績値`,
    unit: (number: number) => `指標${number}の単位`,
    time: "時期",
    side: "どちら側か",
    writer: "記入者",
    method: "記入方法",
    writtenOn: "記入日",
    "outcome.goal": "目標達成",
    "outcome.quality": "サービスの質",
    "outcome.efficiency": "効率",
    "outcome.ripple": "波及効果",
    betterTogether: "単独より良かったか",
    "check.goal": "確認: 目標達成",
    "check.principles": "確認: 原則の遵守",
    "check.form": "確認: 形態の適切さ",
    "check.partner": "確認: 相手方選定の適切さ",
    principle: (heading: string) => `原則「${heading}」`,
    heldOn: "相互確認の日",
    participants: "出席者",
    decision: "継続の判断",
    comments: (item: string) => `見方の違いの理由（${item}）`,
    handOn: (number: number) => `申し送り${number}`,
    publicationText: "公表する文",
    publishOn: "公表日",
    stage: "段階",
    zone: "領域",
    file: "ファイル",
    platform: "利用サービス",
    platformUser: "利用者ID",
    personName: "氏名",
    role: "役割",
    leftOn: "異動日",
    groupName: "団体名",
    groupKind: "区分",
    activities: "活動分野",
    area: "活動地域",
    contact: "連絡先",
    description: "内容",
    proposedZone: "領域（案）",
    proposedForm: "形態（案）",
    leadingWords: "根拠の言葉",
    why: "案の理由",
    confirmation: "確認",
  },
  problems: {
    missing: "入力してください。",
    tooLong: "長すぎます。短くしてください。",
    unreadable: "読み取れません。文字で入力してください。",
    noYear: "「令和8年度」「2026」のように年度を入力してください。",
    noDate: "「令和8年4月1日」「2026/4/1」のように日付を入力してください。",
    impossibleDate: "その日付は暦にありません。日付を確かめてください。",
    severalDates: "日が一つに決まりません。「2026/4/1」のように入力してください。",
    noNumber: "「30万円」「１２０，０００」のように、0以上の数を入力してください。",
    amountNotWhole: "円未満の端数のない、0以上の金額を入力してください。",
    unknownForm: "形態の名前（委託、補助・助成、共催、後援など）を入力してください。",
    unknownKind: "「自治会等」「NPO等」「事業者」「他」のどれかを入力してください。",
    unknownRating: "4、3、2、1、「判断できない」のどれかを入力してください。",
    unknownCheck: "「はい」「一部」「いいえ」のどれかを入力してください。",
    unknownTime: "「事前」「中間」「事後」のどれかを入力してください。",
    unknownSide: "「市」「相手方」のどちらかを入力してください。",
    unknownMethod: "「本人」「聞き取り代行」のどちらかを入力してください。",
    unknownDecision: "「継続」「見直し」「拡大」「縮小」「終了」のどれかを入力してください。",
    reasonMissing: "1、2、「判断できない」には理由を書いてください。",
    checkReasonMissing: "「一部」「いいえ」には理由を書いてください。",
    cityByHearing: "聞き取り代行は相手方の分だけです。市の分は「本人」にしてください。",
    commentMissing: "市と相手方の評価が2以上離れています。理由を書いてください。",
    tooManyHandOns: "申し送りは3つまでです。",
    handOnIncomplete: "何を・誰が・いつまでに、をすべて書いてください。",
    nameMissing: "事業名を入力してください。",
    purposeMissing: "目的を入力してください。",
    partnerMissing: "相手方の名称を入力してください。",
    endsBeforeStart: "終了日が開始日より前です。どちらかを直してください。",
    outsideFiscalYear:
      "期間がこの年度（4月1日から翌年3月31日）に入っていません。年度か日付を直してください。",
    indicatorCount: "指標は1つから3つまでです。",
    indicatorIncomplete: "指標の名前と目標値を両方入力してください。",
    formTwice: "主な形態と併用する形態に同じものがあります。片方を消してください。",
    unknownSection: "その名前の課は登録されていません。課の名前を確かめてください。",
    unknownPerson: "その名前の担当者は、この課に登録されていません。名前を確かめるか、空にしてください。",
    severalPeople: "同じ名前の職員が課に何人もいます。空にして、取り込んだあとで担当者を決めてください。",
    unknownStage: "空にするか、「確定」「公表」「対象外」のどれかを入力してください。",
    twiceInFile: "同じ年度・課・事業名の行がほかにもあります。片方を消してください。",
    columnMissing: "この名前の列がありません。1行目に列の名前を入れてください。",
    brokenFile: 'CSVとして読めません。「"」の数など、この行の前後を確かめてください。',
    unknownPlatform: "slack、teams、terminal、email、web のどれかを入力してください。",
    unknownRole: "「担当」「課長」「協働担当」のどれかを入力してください。",
    identityTwice: "同じ利用サービスと利用者IDの行がほかにもあります。片方を消してください。",
    groupTwice: "同じ団体名・活動地域の行がほかにもあります。片方を消してください。",
    unknownZone: "「○」か、直した領域（①〜⑤）や形態の名前を入力してください。記録にしないときは空にします。",
    ownPredecessor: "前年度の事業に、この事業自身は選べません。",
  },
};

const en: typeof ja = {
  fields: {
    fiscalYear: "Fiscal year",
    name: "Project name",
    section: "Section",
    owner: "Person in charge",
    partnerName: "Partner’s name",
    partnerKind: "Kind of partner",
    startsOn: "Start",
    endsOn: "End",
    mainForm: "Main form",
    additionalForms: "Additional forms",
    amount: "Amount",
    agreedOn: "Day of the agreement",
    purpose: "Purpose",
    indicator: (number) => `Indicator ${number}`,
    target: (number) => `Target of indicator ${number}`,
    actual: (number) => `Result of indicator ${number}`,
    unit: (number) => `Unit of indicator ${number}`,
    time: "Time",
    side: "Side",
    writer: "Written by",
    method: "How it was written",
    writtenOn: "Written on",
    "outcome.goal": "Goal reached",
    "outcome.quality": "Quality of the service",
    "outcome.efficiency": "Efficiency",
    "outcome.ripple": "Ripple effect",
    betterTogether: "Better than alone",
    "check.goal": "Check: goal reached",
    "check.principles": "Check: principles kept",
    "check.form": "Check: the right form",
    "check.partner": "Check: the right choice of partner",
    principle: (heading) => `Principle “${heading}”`,
    heldOn: "Day of the mutual review",
    participants: "Who took part",
    decision: "Whether to go on",
    comments: (item) => `Why the sides differ (${item})`,
    handOn: (number) => `Hand-on ${number}`,
    publicationText: "Text to publish",
    publishOn: "To be published on",
    stage: "Stage",
    zone: "Zone",
    file: "File",
    platform: "Platform",
    platformUser: "User id",
    personName: "Name",
    role: "Role",
    leftOn: "Left on",
    groupName: "Group",
    groupKind: "Kind",
    activities: "Fields of activity",
    area: "Area",
    contact: "Contact",
    description: "Description",
    proposedZone: "Zone (proposed)",
    proposedForm: "Form (proposed)",
    leadingWords: "Words that led there",
    why: "Why",
    confirmation: "Confirmation",
  },
  problems: {
    missing: "please fill this in.",
    tooLong: "this is too long: please shorten it.",
    unreadable: "this cannot be read: please type it as text.",
    noYear: "please type the fiscal year, such as 2026 or 令和8年度.",
    noDate: "please type a date, such as 2026/4/1 or 令和8年4月1日.",
    impossibleDate: "the calendar has no such day: please check it.",
    severalDates: "this may be several days: please type one, such as 2026/4/1.",
    noNumber: "please type a number of 0 or more, such as 120,000 or 30万円.",
    amountNotWhole: "please type whole yen, 0 or more.",
    unknownForm: "please type a form, such as 委託, 補助・助成, 共催 or 後援.",
    unknownKind: "please type 自治会等 (neighbourhood), NPO等 (nonProfit), 事業者 (business) or 他 (other).",
    unknownRating: "please type 4, 3, 2, 1 or 判断できない (cannotJudge).",
    unknownCheck: "please type はい (yes), 一部 (partly) or いいえ (no).",
    unknownTime: "please type 事前 (before), 中間 (midterm) or 事後 (after).",
    unknownSide: "please type 市 (city) or 相手方 (partner).",
    unknownMethod: "please type 本人 (self) or 聞き取り代行 (hearing).",
    unknownDecision:
      "please type 継続 (continue), 見直し (revise), 拡大 (expand), 縮小 (shrink) or 終了 (end).",
    reasonMissing: "please give a reason for 1, 2 or 判断できない.",
    checkReasonMissing: "please give a reason for 一部 (partly) or いいえ (no).",
    cityByHearing: "a hearing is for the partner’s side: please type 本人 (self) for the city’s.",
    commentMissing: "the two sides are 2 or more apart: please say why.",
    tooManyHandOns: "at most three things can be handed on.",
    handOnIncomplete: "please say what, who and by when.",
    nameMissing: "please type the project’s name.",
    purposeMissing: "please type the purpose.",
    partnerMissing: "please type the partner’s name.",
    endsBeforeStart: "the end is before the start: please change one of them.",
    outsideFiscalYear:
      "the dates lie outside this fiscal year (1 April to 31 March): please change the year or the dates.",
    indicatorCount: "one to three indicators are needed.",
    indicatorIncomplete: "an indicator needs both a name and a target.",
    formTwice: "the main and additional forms name the same form twice: please remove one.",
    unknownSection: "no such section is registered: please check its name.",
    unknownPerson: "no such person is registered in the section: please check the name or leave it empty.",
    severalPeople:
      "several people of the section have this name: please leave it empty and choose afterwards.",
    unknownStage: "please leave it empty or type 確定 (settled), 公表 (published) or 対象外 (exempt).",
    twiceInFile: "another line has the same fiscal year, section and name: please remove one.",
    columnMissing: "there is no such column: please put the columns’ names into the first line.",
    brokenFile: "this cannot be read as CSV: please check the quotation marks around this line.",
    unknownPlatform: "please type slack, teams, terminal, email or web.",
    unknownRole: "please type 担当 (member), 課長 (head) or 協働担当 (collaboration).",
    identityTwice: "another line has the same platform and user id: please remove one.",
    groupTwice: "another line has the same group and area: please remove one.",
    unknownZone: "please type ○, or the right zone (① … ⑤) or form; leave it empty for no record.",
    ownPredecessor: "a project cannot be its own predecessor.",
  },
};

const WORDING: Readonly<Record<Language, typeof ja>> = { ja, en };

export type ProblemKey = keyof typeof ja.problems;
type FieldKey = keyof typeof ja.fields;

/** A field as people call it: `[field]` or `[field, number or heading]`. */
export type FieldName =
  | { [K in FieldKey]: (typeof ja.fields)[K] extends string ? readonly [K] : never }[FieldKey]
  | readonly ["indicator" | "target" | "actual" | "unit" | "handOn", number]
  | readonly ["principle" | "comments", string];

export interface InputProblem {
  readonly field: string;
  readonly ja: string;
  readonly en: string;
}

/** The field's name in one language. */
export function fieldIn(field: FieldName, language: Language): string {
  const { fields } = WORDING[language];
  switch (field[0]) {
    case "indicator":
    case "target":
    case "actual":
    case "unit":
    case "handOn":
      return fields[field[0]](field[1]);
    case "principle":
      return fields.principle(field[1]);
    case "comments":
      return fields.comments(itemIn(field[1], language));
    default:
      return fields[field[0]];
  }
}

/** 「原則の遵守」. */
export const checkItemIn = (item: CheckItem, language: Language): string =>
  fieldIn([`check.${item}`], language);

/** 「目標達成」 for outcome.goal; a principle is its own name. */
export const ratedItemIn = (item: RatedItem, language: Language): string => itemIn(item, language);

function itemIn(item: string, language: Language): string {
  const { fields } = WORDING[language];
  const rated = (
    ["outcome.goal", "outcome.quality", "outcome.efficiency", "outcome.ripple", "betterTogether"] as const
  ).find((each) => each === item);
  return rated ? fields[rated] : item.replace("principle.", "");
}

/** One problem in both languages: the field's name and how to put it right. */
export function problem(field: FieldName, key: ProblemKey): InputProblem {
  return {
    field: field.join("."),
    ja: `${fieldIn(field, "ja")}: ${ja.problems[key]}`,
    en: `${fieldIn(field, "en")}: ${en.problems[key]}`,
  };
}
