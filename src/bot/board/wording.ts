import type { Language } from "../../domain/guideline.ts";
import type { Stage } from "../../domain/project.ts";
import type { BoardFilter } from "../../ports/board.ts";

/** What the board calls things. */

/** Stages that the calendar alone tells apart are looked up together. */
export const STAGE_GROUPS = {
  running: ["planning", "running", "awaiting"],
  selfEvaluated: ["selfEvaluated"],
  mutual: ["mutual"],
  headConfirmation: ["headConfirmation"],
  settled: ["settled"],
  published: ["published"],
  exempt: ["exempt"],
} as const satisfies Readonly<Record<string, readonly Stage[]>>;
export type StageGroup = keyof typeof STAGE_GROUPS;

const JA = {
  filters: { year: "年度", section: "担当課", form: "形態", zone: "領域", stage: "段階" } as Readonly<
    Record<BoardFilter, string>
  >,
  all: "すべて",
  year: (year: number) => (year >= 2019 ? `令和${year === 2019 ? "元" : year - 2018}年度` : `${year}年度`),
  running: "評価の提出まで（計画中・実施中・評価待ち）",
  noZone: "未定",
  nobody: "担当者なし",
  plot: "事業の成果と協働の過程",
  submissions: (year: string) => `${year}に期限が来た評価の提出`,
  submitted: "提出済み",
  notSubmitted: "未提出",
};
const EN: typeof JA = {
  filters: { year: "Fiscal year", section: "Section", form: "Form", zone: "Zone", stage: "Stage" },
  all: "All",
  year: (year) => `Fiscal ${year}`,
  running: "before the evaluations (planned, under way, to be evaluated)",
  noZone: "not settled",
  nobody: "nobody",
  plot: "Outcome and working together",
  submissions: (year) => `Evaluations that fell due in ${year.replace("Fiscal", "fiscal")}`,
  submitted: "handed in",
  notSubmitted: "missing",
};
export const boardWording = (language: Language): typeof JA => (language === "ja" ? JA : EN);
