import { REASONED_ACTS } from "../../dialogs/act.ts";
import type { Choice } from "../../domain/message.ts";
import { SIDES, type Side, sidesNeeded, type Time } from "../../domain/project.ts";
import { type LifeCycleAct, move } from "../../evaluations/life-cycle.ts";
import { mayDo } from "../../evaluations/rights.ts";
import type { WholeRecord } from "../../ports/records.ts";
import { type RecordScene, wordsOf } from "./scene.ts";

/** What this person may do with a record now, as choices of a menu. */

/** Acts that need no reason: done at once. */
export const PLAIN_ACTS = ["askConfirmation", "confirm", "publish"] as const;
export type PlainAct = (typeof PLAIN_ACTS)[number];

/** Which evaluation is to be made now: the final one once the project has ended, before that the midterm one. */
export const timeNow = ({ project }: WholeRecord, today: string): Time =>
  today > project.endsOn || project.stage === "awaiting" ? "after" : "midterm";

const can = (record: WholeRecord, act: LifeCycleAct, { person }: RecordScene): boolean =>
  move(record.project, act, person).kind === "done";

/** The sides that this person may evaluate for now; the city's first. */
export function sidesOpen(record: WholeRecord, scene: RecordScene): readonly Side[] {
  const time = timeNow(record, scene.guide.today);
  return SIDES.filter((side) => sidesNeeded(record.project).includes(side)).filter((side) =>
    can(record, { act: "evaluate", time, side }, scene),
  );
}

/** Whether that side's evaluation of the present time is in already. */
export const isIn = (record: WholeRecord, side: Side, today: string): boolean =>
  record.project.filed.includes(`${timeNow(record, today)}.${side}`);

export function evaluateLabel(record: WholeRecord, side: Side, scene: RecordScene): string {
  const { actions } = wordsOf(scene);
  return (isIn(record, side, scene.guide.today) ? actions.evaluateAgain : actions.evaluate)[side];
}

/** `record` has the stage of today. */
export function actChoices(record: WholeRecord, scene: RecordScene): readonly Choice[] {
  const { actions } = wordsOf(scene);
  const { project } = record;
  const choice = (value: string, label: string): Choice => ({ value: `${value}:${project.id}`, label });
  const reasoned = REASONED_ACTS.filter((act) => {
    if (!mayDo(scene.person, act, project)) return false;
    if (act === "extend") return Object.keys(project.due).length > 0 && project.stage !== "exempt";
    return can(
      record,
      act === "sendBack" ? { act, to: "awaiting", reason: "-" } : { act, reason: "-" },
      scene,
    );
  });
  const review =
    can(record, { act: "review" }, scene) ||
    (project.stage === "mutual" && mayDo(scene.person, "review", project));
  return [
    ...sidesOpen(record, scene).map((side) => choice(`evaluate.${side}`, evaluateLabel(record, side, scene))),
    ...(review ? [choice("review", actions.review)] : []),
    ...PLAIN_ACTS.filter((act) => can(record, { act }, scene)).map((act) =>
      choice(`plain.${act}`, actions[act]),
    ),
    ...reasoned.map((act) => choice(`reasoned.${act}`, actions[act])),
    ...(mayDo(scene.person, "openNextYear", project) ? [choice("nextYear", actions.nextYear)] : []),
    ...(mayDo(scene.person, "edit", project) || mayDo(scene.person, "correct", project)
      ? [choice("edit", actions.edit)]
      : []),
    choice("similar", actions.similar),
  ];
}
