import type { Language, ZoneNumber } from "./guideline.ts";
import type { PrincipleAnswer } from "./picture.ts";

/** The fixed words of pictures and of their text alternatives, in both languages. */

export const ZONE_MARKS = { 1: "①", 2: "②", 3: "③", 4: "④", 5: "⑤" } as const satisfies Record<
  ZoneNumber,
  string
>;

/** Each answer's own sign, so that no answer is told by colour alone. */
export const ANSWER_SIGNS = {
  yes: "○",
  notYet: "△",
  no: "×",
  notApplicable: "－",
  unsure: "？",
} as const satisfies Record<PrincipleAnswer["is"], string>;

const ja = {
  colon: ": ",
  comma: "、",
  stop: "。",
  brackets: (text: string) => `（${text}）`,
  answers: { yes: "はい", notYet: "まだ", no: "いいえ", notApplicable: "該当なし", unsure: "わからない" },
  by: (date: string) => `${date}まで`,
  candidate: "候補",
  projectIn: (project: string, zone: string) => `${project}の領域は ${zone} です`,
  projectOpen: (project: string, zones: string) => `${project}の領域はまだ決まっていません（候補: ${zones}）`,
  projectNowhere: (project: string) => `${project}の領域はまだ決まっていません`,
  fiveZones: (from: string, to: string) => `${from}から${to}までの5つの領域`,
  sharedZones: (shared: string) => `②③④が${shared}です`,
  axes: (outcome: string, process: string) =>
    `横軸は${outcome}、縦軸は${process}（どちらも1から4、中央の線は2.5）`,
  quarters: {
    processHigh: "左上",
    bothHigh: "右上",
    bothLow: "左下",
    outcomeHigh: "右下",
  },
  onLine: "中央の線の上",
  notRated: "なし",
  project: "事業",
  total: "合計",
  shareOf: (done: string, open: string) => `棒は「${done}」の割合、残りは「${open}」`,
  nothingDue: "対象なし",
  nothing: "まだありません",
  more: (count: number) => `ほか${count}件`,
};

const en: typeof ja = {
  colon: ": ",
  comma: "; ",
  stop: ". ",
  brackets: (text) => ` (${text})`,
  answers: { yes: "yes", notYet: "not yet", no: "no", notApplicable: "not applicable", unsure: "not sure" },
  by: (date) => `by ${date}`,
  candidate: "possible",
  projectIn: (project, zone) => `${project} lies in zone ${zone}`,
  projectOpen: (project, zones) => `${project}: zone not settled yet (possible: ${zones})`,
  projectNowhere: (project) => `${project}: zone not settled yet`,
  fiveZones: (from, to) => `Five zones from “${from}” to “${to}”`,
  sharedZones: (shared) => `②③④ together: ${shared}`,
  axes: (outcome, process) => `Across: ${outcome}; up: ${process} (each 1 to 4, middle line at 2.5)`,
  quarters: {
    processHigh: "upper left",
    bothHigh: "upper right",
    bothLow: "lower left",
    outcomeHigh: "lower right",
  },
  onLine: "on the middle line",
  notRated: "none",
  project: "Project",
  total: "Total",
  shareOf: (done, open) => `Bars show the share of “${done}”; the rest is “${open}”`,
  nothingDue: "none due",
  nothing: "Nothing yet",
  more: (count) => `and ${count} more`,
};

export type PictureWords = typeof ja;

export const pictureWords = (language: Language): PictureWords => (language === "ja" ? ja : en);

/** An answer in words: 「まだ（9月30日まで）」. */
export function answerText(answer: PrincipleAnswer, words: PictureWords): string {
  const word = words.answers[answer.is];
  return answer.is === "notYet" && answer.by !== "" ? `${word}${words.brackets(words.by(answer.by))}` : word;
}

/** What a spectrum says about the project, in one sentence. */
export function placeText(project: string, zones: readonly ZoneNumber[], words: PictureWords): string {
  const marks = zones.map((zone) => ZONE_MARKS[zone]).join("・");
  if (zones.length === 0) return words.projectNowhere(project);
  return zones.length === 1 ? words.projectIn(project, marks) : words.projectOpen(project, marks);
}
