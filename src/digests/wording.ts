import type { Language } from "../domain/guideline.ts";
import type {
  DigestReader,
  PendingEvaluation,
  PendingSide,
  PendingStage,
  Timing,
} from "../ports/digest-source.ts";

/** What digests say, in both languages. */

const jaTimings: Readonly<Record<Timing, string>> = {
  initial: "事前評価",
  midTerm: "中間評価",
  final: "事後評価",
};
const enTimings: typeof jaTimings = {
  initial: "initial evaluation",
  midTerm: "mid-term evaluation",
  final: "final evaluation",
};
const jaSides: Readonly<Record<PendingSide, string>> = {
  city: "市の記入",
  partner: "相手方の記入",
  both: "双方",
};
const enSides: typeof jaSides = {
  city: "the city's side",
  partner: "the partner's side",
  both: "both sides",
};

/** What the evaluation is called in a line. */
interface Task {
  readonly timing: Timing;
  readonly stage: PendingStage;
  readonly side: PendingSide;
}
type Letter = Pick<PendingEvaluation, "partnerName" | "projectName" | "section" | "timing">;

const ja = {
  personTitle: (day: string) => `今週の評価のお知らせ　${day}`,
  sectionTitle: (section: string, day: string) => `${section}　今週の評価の状況　${day}`,
  collaborationTitle: (day: string) => `協働事業の評価　今週の状況　${day}`,
  overdue: (count: number) => `期限を過ぎています（${count}件）`,
  soon: (count: number) => `まもなく期限です（${count}件）`,
  waiting: (count: number) => `相手方の記入を待っています（${count}件）`,
  newOwner: (count: number) => `新しい担当者は？（${count}件）`,
  newOwnerNote: "異動の時期です。担当が替わった事業は、新しい担当者を知らせてください。",
  task: ({ timing, stage, side }: Task) =>
    stage === "mutualReview"
      ? `${jaTimings[timing]}の相互確認`
      : stage === "handingIn"
        ? `${jaTimings[timing]}の課長への確認依頼`
        : `${jaTimings[timing]}（${jaSides[side]}）`,
  line: (number: number, project: string, task: string, due: string, late: number) =>
    `${number}. ${project}　${task}　期限 ${due}${late > 0 ? `・${late}日超過` : ""}`,
  quietLine: (number: number, project: string) => `${number}. ${project}`,
  rest: (count: number) => `ほか${count}件は一覧で見られます。`,
  write: (number: number) => `評価を書く（${number}）`,
  review: (number: number) => `相互確認を開く（${number}）`,
  handIn: (number: number) => `確認を依頼する（${number}）`,
  ask: (number: number) => `依頼文を出す（${number}）`,
  assign: (number: number) => `担当を替える（${number}）`,
  nameOwner: (number: number) => `担当を決める（${number}）`,
  listMine: "一覧を見る",
  listSection: "課の一覧を見る",
  listConfirmations: "確認待ちを見る",
  listAll: "全体の一覧を見る",
  listPublications: "公表するものを見る",
  snooze: "後で知らせる",
  reassign: "担当を替える",
  handoverAction: "引継書を作る",
  optOut: "このお知らせを止める",
  handover: (count: number) =>
    `年度末です。異動の予定がある方は、担当中の事業（${count}件）の引継書を作っておけます。`,
  sectionHandover: "年度末です。異動の前に、担当者ごとの引継書を作っておけます。",
  midTerm: "9月は中間評価の月です。継続事業の中間評価は、期限の近さによらず載せています。",
  letters: "相手方に送る文例（写してお使いください）",
  letter: ({ partnerName, projectName, section, timing }: Letter, due: string, late: boolean) =>
    `${partnerName} 様\n\nいつもお世話になっております。${section}です。\n` +
    (late
      ? `「${projectName}」の${jaTimings[timing]}につきまして、${due}までのご記入をお願いしておりましたが、まだいただいていないようです。ご都合のよいときにご記入いただけますでしょうか。\n`
      : `「${projectName}」の${jaTimings[timing]}につきまして、${due}までにご記入くださいますようお願いいたします。\n`) +
    "お話をうかがって、こちらで記入することもできます。ご希望でしたら、ご都合のよい日をお知らせください。",
  countOverdue: (count: number, long: number, days: number) =>
    `期限を過ぎたもの: ${count}件${long > 0 ? `（うち${days}日を超えるもの: ${long}件）` : ""}`,
  countSoon: (count: number) => `まもなく期限のもの: ${count}件`,
  countConfirmation: (count: number) => `課長の確認を待っているもの: ${count}件`,
  countMidTerm: (count: number) => `中間評価がまだのもの: ${count}件`,
  countNewOwner: (count: number) =>
    `担当者を確かめたい事業: ${count}件（異動の後、新しい担当者は決まりましたか）`,
  countPublication: (count: number) => `確定していて、これから公表するもの: ${count}件`,
  submissions: "課ごとの提出状況（期限が来たもの）",
  submissionColumns: ["課", "提出", "対象", "提出率"],
  submitted: "提出済み",
  notSubmitted: "未提出",
  gaps: (count: number) => `市と相手方の評価が大きく離れています（${count}件）`,
  gap: (project: string, section: string, item: string, city: number, partner: number) =>
    `${project}（${section}）　${item}: 市${city}・相手方${partner}`,
  withoutOwner: (count: number) => `担当者のいない記録（${count}件）`,
  orphan: (number: number, record: string) => `（${number}）${record}`,
  record: (project: string, section: string) => `${project}（${section}）`,
  refusals: (count: number) => `点検で「いいえ」のあったもの（${count}件）`,
  refusal: (project: string, section: string, item: string) => `${project}（${section}）　${item}`,
  ending: (count: number) => `まもなく終わる協定（${count}件）`,
  endingLine: (project: string, section: string, partner: string, end: string) =>
    `${project}（${section}）　相手方 ${partner}　終了 ${end}`,
  publications: (count: number) => `6月に公表するもの（${count}件）`,
  unposted: (count: number) => `届いたか確かめられないお知らせ（${count}件）`,
  unpostedLine: (reader: string, week: string) => `${reader}　${week}`,
  more: (count: number) => `ほか${count}件`,
  closedWeek: "この週は市役所が開く日がないため、お知らせはありません。",
  wouldPost: (week: string, day: string, hour: number, told: number, silent: number) =>
    `${week}: ${day} ${hour}時に、${told}か所へ投稿します（知らせることがないのは${silent}か所）。今は何も送りません。`,
  reader: (reader: DigestReader) =>
    reader.kind === "person"
      ? `担当者 ${reader.name}（${reader.place.platform} ${reader.place.key}）`
      : reader.kind === "section"
        ? `${reader.section}のチャンネル（${reader.place.platform} ${reader.place.key}）`
        : `協働担当課（${reader.place.platform} ${reader.place.key}）`,
};

const en: typeof ja = {
  personTitle: (day) => `Your evaluations this week, ${day}`,
  sectionTitle: (section, day) => `${section}: evaluations this week, ${day}`,
  collaborationTitle: (day) => `Evaluations of collaborative projects this week, ${day}`,
  overdue: (count) => `Past due (${count})`,
  soon: (count) => `Due soon (${count})`,
  waiting: (count) => `Waiting for the partner (${count})`,
  newOwner: (count) => `Who is in charge now? (${count})`,
  newOwnerNote: "It is the time of transfers. Please name the new person in charge where it has changed.",
  task: ({ timing, stage, side }) =>
    stage === "mutualReview"
      ? `mutual review of the ${enTimings[timing]}`
      : stage === "handingIn"
        ? `${enTimings[timing]}: to be sent to the section head`
        : `${enTimings[timing]} (${enSides[side]})`,
  line: (number, project, task, due, late) =>
    `${number}. ${project} – ${task}, due ${due}${late > 0 ? `, ${late} day${late === 1 ? "" : "s"} ago` : ""}`,
  quietLine: (number, project) => `${number}. ${project}`,
  rest: (count) => `${count} more: see the list.`,
  write: (number) => `Write the evaluation (${number})`,
  review: (number) => `Open the mutual review (${number})`,
  handIn: (number) => `Send it to the section head (${number})`,
  ask: (number) => `Text for the partner (${number})`,
  assign: (number) => `Change the person in charge (${number})`,
  nameOwner: (number) => `Name a person in charge (${number})`,
  listMine: "See the list",
  listSection: "See the section's list",
  listConfirmations: "See what waits for confirmation",
  listAll: "See the whole list",
  listPublications: "See what is to be published",
  snooze: "Remind me later",
  reassign: "Change the person in charge",
  handoverAction: "Make a handover sheet",
  optOut: "Stop these messages",
  handover: (count) =>
    `The fiscal year is ending. If you may be transferred, you can make a handover sheet of the ${count} project${count === 1 ? "" : "s"} in your hands.`,
  sectionHandover: "The fiscal year is ending. Handover sheets can be made for each person before transfers.",
  midTerm: "September is the month of mid-term evaluations: those of continuing projects are all listed.",
  letters: "Text for the partner (copy and use it)",
  letter: ({ partnerName, projectName, section, timing }, due, late) =>
    `Dear ${partnerName},\n\nThank you for working with us (${section}).\n` +
    (late
      ? `We had asked for your ${enTimings[timing]} of “${projectName}” by ${due} and do not seem to have it yet. Could you write it when it suits you?\n`
      : `Please write your ${enTimings[timing]} of “${projectName}” by ${due}.\n`) +
    "We can also write it down for you in a talk. If you prefer that, please tell us a day that suits you.",
  countOverdue: (count, long, days) =>
    `Past due: ${count}${long > 0 ? ` (${long} by more than ${days} days)` : ""}`,
  countSoon: (count) => `Due soon: ${count}`,
  countConfirmation: (count) => `Waiting for the section head: ${count}`,
  countMidTerm: (count) => `Mid-term evaluations still open: ${count}`,
  countNewOwner: (count) => `Projects whose person in charge should be checked after the transfers: ${count}`,
  countPublication: (count) => `Settled and to be published: ${count}`,
  submissions: "Handed in, by section (of what has fallen due)",
  submissionColumns: ["Section", "Handed in", "Due", "Rate"],
  submitted: "handed in",
  notSubmitted: "not handed in",
  gaps: (count) => `City and partner rate very differently (${count})`,
  gap: (project, section, item, city, partner) =>
    `${project} (${section}) – ${item}: city ${city}, partner ${partner}`,
  withoutOwner: (count) => `Records without a person in charge (${count})`,
  orphan: (number, record) => `(${number}) ${record}`,
  record: (project, section) => `${project} (${section})`,
  refusals: (count) => `“No” in the check (${count})`,
  refusal: (project, section, item) => `${project} (${section}) – ${item}`,
  ending: (count) => `Agreements about to end (${count})`,
  endingLine: (project, section, partner, end) => `${project} (${section}) – with ${partner}, ends ${end}`,
  publications: (count) => `To be published in June (${count})`,
  unposted: (count) => `Digests that may not have arrived (${count})`,
  unpostedLine: (reader, week) => `${reader}, ${week}`,
  more: (count) => `${count} more`,
  closedWeek: "City hall is closed all week: there is no digest.",
  wouldPost: (week, day, hour, told, silent) =>
    `${week}: on ${day} at ${hour}:00, to ${told} place${told === 1 ? "" : "s"} (${silent} with nothing to tell). Nothing is sent now.`,
  reader: (reader) =>
    reader.kind === "person"
      ? `person in charge ${reader.name} (${reader.place.platform} ${reader.place.key})`
      : reader.kind === "section"
        ? `channel of ${reader.section} (${reader.place.platform} ${reader.place.key})`
        : `collaboration section (${reader.place.platform} ${reader.place.key})`,
};

export type DigestWords = typeof ja;
export const digestWording = (language: Language): DigestWords => (language === "ja" ? ja : en);
