import type { FormName, ZoneNumber } from "./guideline.ts";
import type { PartnerKind } from "./partner.ts";
import type { PartnerId, PersonId, ProjectId, SectionId } from "./record-ids.ts";
import type { ZoneAnswers } from "./zone-rules.ts";

/** A collaboration project (協働事業) as it is recorded for one fiscal year. Dates are YYYY-MM-DD. */

/** 計画中, 実施中, 評価待ち, 自己評価済み, 相互確認済み, 課長確認待ち, 確定, 公表; 対象外. */
export const STAGES = [
  "planning",
  "running",
  "awaiting",
  "selfEvaluated",
  "mutual",
  "headConfirmation",
  "settled",
  "published",
  "exempt",
] as const;
export type Stage = (typeof STAGES)[number];

/** The stages in which somebody still has to do something. */
export const OPEN_STAGES: readonly Stage[] = [
  "planning",
  "running",
  "awaiting",
  "selfEvaluated",
  "mutual",
  "headConfirmation",
];

/** 事前, 中間, 事後. */
export const TIMES = ["before", "midterm", "after"] as const;
export type Time = (typeof TIMES)[number];

/** 市, 相手方. */
export const SIDES = ["city", "partner"] as const;
export type Side = (typeof SIDES)[number];

/** Which evaluation is in. */
export type Filing = `${Time}.${Side}`;

export const DUE_TASKS = ["midterm", "citySelf", "partnerSelf", "mutual", "settle", "publish"] as const;
export type DueTask = (typeof DUE_TASKS)[number];

/** What is counted to tell success: 「参加者 200人」. */
export interface Indicator {
  readonly name: string;
  readonly target: number;
  readonly unit: string;
  readonly actual: number | null;
}

/** Where the zone dialog put the project, and by which text. */
export interface RecordedZone {
  readonly zones: readonly [ZoneNumber, ...ZoneNumber[]];
  readonly answers: ZoneAnswers;
  readonly guideline: string;
  /** Null where the guideline tells nothing of its edition. */
  readonly edition: string | null;
}

export interface Project {
  readonly id: ProjectId;
  readonly fiscalYear: number;
  readonly name: string;
  readonly section: SectionId;
  /** Null while nobody is in charge: the collaboration section is told. */
  readonly owner: PersonId | null;
  readonly partner: {
    readonly name: string;
    readonly kind: PartnerKind;
    /** The entry of the register, where the group has one. */
    readonly registered: PartnerId | null;
  };
  readonly startsOn: string;
  readonly endsOn: string;
  readonly zone: RecordedZone | null;
  readonly mainForm: FormName;
  readonly additionalForms: readonly FormName[];
  /** Whole yen, 0 or more; null where it is not known. */
  readonly amountYen: number | null;
  /** The day of the agreement (協定日). */
  readonly agreedOn: string | null;
  readonly purpose: string;
  /** One to three. */
  readonly indicators: readonly [Indicator, ...Indicator[]];
  /** The same project a year before. */
  readonly previous: ProjectId | null;
  readonly stage: Stage;
  readonly filed: readonly Filing[];
  readonly due: { readonly [T in DueTask]?: string };
  /** Goes up with every change. */
  readonly version: number;
}

const MOST_INDICATORS = 3;

/** Sponsorship by name, a permission to use a place and an exchange of information need the city's side only. */
const SHORT_FORMS: readonly FormName[] = ["後援", "使用許可", "情報交換・情報提供"];
const CITY_ONLY: readonly Side[] = ["city"];

/** Whether the short form of evaluation will do: the city's side alone, no mutual review. */
export const hasShortForm = (project: Pick<Project, "mainForm">): boolean =>
  SHORT_FORMS.includes(project.mainForm);

/** The sides whose evaluation is needed. */
export const sidesNeeded = (project: Pick<Project, "mainForm">): readonly Side[] =>
  hasShortForm(project) ? CITY_ONLY : SIDES;

/** The needed sides whose evaluation of that time is still missing. */
export const sidesMissing = (project: Pick<Project, "mainForm" | "filed">, time: Time): readonly Side[] =>
  sidesNeeded(project).filter((side) => !project.filed.includes(`${time}.${side}`));

/** What a record waits for is told from these. */
export type Waiting = Pick<Project, "stage" | "filed" | "mainForm" | "due">;

export interface DueNext {
  readonly task: DueTask;
  readonly on: string;
}

/** What has to be done next in the project, and by when; undefined where nothing has a date. */
export const nextDue = (project: Waiting): DueNext | undefined => waitingFor(project)[0];

/** Everything that can be done now and has a date, the earliest first. */
export function waitingFor(project: Waiting): readonly DueNext[] {
  const tasks = waitingTasks(project).flatMap((task) => {
    const on = project.due[task];
    return on === undefined ? [] : [{ task, on }];
  });
  return tasks.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function waitingTasks(project: Waiting): readonly DueTask[] {
  const self = sidesMissing(project, "after").map(
    (side): DueTask => (side === "city" ? "citySelf" : "partnerSelf"),
  );
  switch (project.stage) {
    // The days pass whether or not somebody moves the record on: its evaluation becomes due all the same.
    case "planning":
    case "running":
      return project.filed.includes("midterm.city") ? self : ["midterm", ...self];
    case "awaiting":
      return self;
    case "selfEvaluated":
    case "mutual":
      return hasShortForm(project) ? ["settle"] : ["mutual"];
    case "headConfirmation":
      return ["settle"];
    case "settled":
      return ["publish"];
    case "published":
    case "exempt":
      return [];
  }
}

export type ProjectProblem =
  | "nameMissing"
  | "purposeMissing"
  | "partnerMissing"
  | "endsBeforeStart"
  | "outsideFiscalYear"
  | "amountNotWhole"
  | "indicatorCount"
  | "indicatorIncomplete"
  | "formTwice"
  | "ownPredecessor";

/** What is wrong with a project's values; empty where nothing is. */
export function projectProblems(project: Project): readonly ProjectProblem[] {
  const { indicators, amountYen, startsOn, endsOn, fiscalYear } = project;
  const forms = [project.mainForm, ...project.additionalForms];
  const found: readonly (readonly [ProjectProblem, boolean])[] = [
    ["nameMissing", project.name.trim() === ""],
    ["purposeMissing", project.purpose.trim() === ""],
    ["partnerMissing", project.partner.name.trim() === ""],
    ["endsBeforeStart", endsOn < startsOn],
    // A project of several years has one record a year: it has to touch this one (1 April to 31 March).
    ["outsideFiscalYear", startsOn > `${fiscalYear + 1}-03-31` || endsOn < `${fiscalYear}-04-01`],
    ["amountNotWhole", amountYen !== null && !(Number.isSafeInteger(amountYen) && amountYen >= 0)],
    ["indicatorCount", indicators.length < 1 || indicators.length > MOST_INDICATORS],
    ["indicatorIncomplete", indicators.some((each) => each.name.trim() === "" || !(each.target >= 0))],
    ["formTwice", new Set(forms).size < forms.length],
    ["ownPredecessor", project.previous === project.id],
  ];
  return found.flatMap(([problem, there]) => (there ? [problem] : []));
}
