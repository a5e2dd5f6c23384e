import type { Person } from "../domain/person.ts";
import {
  DUE_TASKS,
  type DueTask,
  hasShortForm,
  type Project,
  type Side,
  type Stage,
  sidesMissing,
  type Time,
} from "../domain/project.ts";
import { mayDo, type RecordAction } from "./rights.ts";

/** How a record goes from 計画中 to 公表. Pure: a project and an act make a project, or a refusal that tells nothing else. */

export type LifeCycleAct =
  | { readonly act: "begin" | "finish" | "review" | "askConfirmation" | "confirm" | "publish" }
  /** One side's evaluation is in. */
  | { readonly act: "evaluate"; readonly time: Time; readonly side: Side }
  | { readonly act: "sendBack"; readonly to: SentBackTo; readonly reason: string }
  | { readonly act: "extend"; readonly task: DueTask; readonly until: string; readonly reason: string }
  | { readonly act: "exempt" | "include"; readonly reason: string };

export type SentBackTo = Extract<Stage, "awaiting" | "selfEvaluated" | "mutual">;

export type Moved =
  | { readonly kind: "done"; readonly project: Project; readonly reason: string | null }
  | { readonly kind: "refused"; readonly because: MoveRefusal };

/**
 * "right": not this person, or not now, and nothing is said of the record.
 * The others are said only to who would have the right.
 */
export type MoveRefusal =
  | "right"
  | "stage"
  | "reasonMissing"
  | "sideNotNeeded"
  | "notLater"
  | "noDueDate"
  | "notYetBegun";

interface Transition {
  readonly act: RecordAction & LifeCycleAct["act"];
  readonly from: readonly Stage[];
  readonly to: Stage;
  /** Only for records with, or without, the short form of evaluation. */
  readonly shortForm?: boolean;
  readonly reason: boolean;
}

/** Every change of stage. Who may do it stands in the table of rights, under the same name. */
export const TRANSITIONS: readonly Transition[] = [
  { act: "begin", from: ["planning"], to: "running", reason: false },
  { act: "finish", from: ["running"], to: "awaiting", reason: false },
  { act: "evaluate", from: ["awaiting"], to: "selfEvaluated", reason: false },
  { act: "review", from: ["selfEvaluated"], to: "mutual", shortForm: false, reason: false },
  { act: "askConfirmation", from: ["mutual"], to: "headConfirmation", shortForm: false, reason: false },
  { act: "askConfirmation", from: ["selfEvaluated"], to: "headConfirmation", shortForm: true, reason: false },
  { act: "confirm", from: ["headConfirmation"], to: "settled", reason: false },
  { act: "publish", from: ["settled"], to: "published", reason: false },
  { act: "sendBack", from: ["headConfirmation"], to: "mutual", shortForm: false, reason: true },
  {
    act: "sendBack",
    from: ["headConfirmation", "mutual"],
    to: "selfEvaluated",
    shortForm: false,
    reason: true,
  },
  { act: "sendBack", from: ["headConfirmation", "mutual", "selfEvaluated"], to: "awaiting", reason: true },
  {
    act: "exempt",
    from: ["planning", "running", "awaiting", "selfEvaluated", "mutual", "headConfirmation"],
    to: "exempt",
    reason: true,
  },
  { act: "include", from: ["exempt"], to: "awaiting", reason: true },
];

const refused = (because: MoveRefusal): Moved => ({ kind: "refused", because });

/** Does one act, if the person may and the record stands where it can be done. */
export function move(project: Project, act: LifeCycleAct, person: Person): Moved {
  if (!mayDo(person, act.act, project)) return refused("right");
  if ("reason" in act && act.reason.trim() === "") return refused("reasonMissing");
  if (act.act === "extend") return extended(project, act);
  if (act.act === "evaluate") return evaluated(project, act);
  const row = transition(project, act.act, act.act === "sendBack" ? act.to : undefined);
  if (!row) return refused("stage");
  const reason = "reason" in act ? act.reason.trim() : null;
  return { kind: "done", project: { ...project, ...placed(project, row.to) }, reason };
}

function transition(
  project: Project,
  act: LifeCycleAct["act"],
  to: Stage | undefined,
): Transition | undefined {
  const short = hasShortForm(project);
  return TRANSITIONS.find(
    (row) =>
      row.act === act &&
      row.from.includes(project.stage) &&
      (to === undefined || row.to === to) &&
      (row.shortForm ?? short) === short,
  );
}

/** A record taken up again after an exemption goes on from what is already in. */
const placed = (project: Project, to: Stage): Pick<Project, "stage"> => ({
  stage: project.stage === "exempt" && sidesMissing(project, "after").length === 0 ? "selfEvaluated" : to,
});

function evaluated(project: Project, { time, side }: Extract<LifeCycleAct, { act: "evaluate" }>): Moved {
  if (side === "partner" && hasShortForm(project)) return refused("sideNotNeeded");
  if (time === "midterm" && project.stage === "planning") return refused("notYetBegun");
  if (time === "after" && project.stage !== "awaiting") return refused("stage");
  const filing = `${time}.${side}` as const;
  const filed = project.filed.includes(filing) ? project.filed : [...project.filed, filing];
  const next: Project = { ...project, filed };
  const complete = time === "after" && sidesMissing(next, "after").length === 0;
  const to = complete ? transition(project, "evaluate", undefined)?.to : undefined;
  return { kind: "done", project: { ...next, stage: to ?? project.stage }, reason: null };
}

function extended(
  project: Project,
  { task, until, reason }: Extract<LifeCycleAct, { act: "extend" }>,
): Moved {
  const before = project.due[task];
  if (before === undefined) return refused("noDueDate");
  if (until <= before) return refused("notLater");
  // What follows is never due before what it follows.
  const pushed = DUE_TASKS.slice(DUE_TASKS.indexOf(task)).flatMap((each) => {
    const on = project.due[each];
    const follows = each === task || FOLLOWS[task].includes(each);
    return follows && on !== undefined && on < until ? [[each, until] as const] : [];
  });
  return {
    kind: "done",
    project: { ...project, due: { ...project.due, ...Object.fromEntries(pushed) } },
    reason: reason.trim(),
  };
}

/** What cannot be done before a task is. */
const FOLLOWS: { readonly [T in DueTask]: readonly DueTask[] } = {
  midterm: [],
  citySelf: ["mutual", "settle", "publish"],
  partnerSelf: ["mutual", "settle", "publish"],
  mutual: ["settle", "publish"],
  settle: ["publish"],
  publish: [],
};

/** The stage that the calendar alone brings: 実施中 from the first day, 評価待ち after the last. `today` is YYYY-MM-DD. */
export function stageOn(project: Pick<Project, "stage" | "startsOn" | "endsOn">, today: string): Stage {
  if (project.stage !== "planning" && project.stage !== "running") return project.stage;
  if (today > project.endsOn) return "awaiting";
  return today >= project.startsOn ? "running" : project.stage;
}
