import type { Person } from "../domain/person.ts";
import type { EvaluationId, PersonId } from "../domain/record-ids.ts";
import type { ProjectLine, RecordChange, WholeRecord } from "../ports/records.ts";
import type { EvaluationValues } from "./input/evaluation-input.ts";
import type { ReviewValues } from "./input/review-input.ts";
import { type LifeCycleAct, type MoveRefusal, move } from "./life-cycle.ts";
import { mayDo } from "./rights.ts";

/** What a person does with a record, as the changes to store: rights, stage and values move together or not at all. */

export type Acted =
  | { readonly kind: "done"; readonly changes: readonly RecordChange[] }
  | { readonly kind: "refused"; readonly because: MoveRefusal };

const refused = (because: MoveRefusal): Acted => ({ kind: "refused", because });

/** An act that changes nothing but the record's stage or dates. */
export function act(person: Person, record: WholeRecord, done: LifeCycleAct): Acted {
  const moved = move(record.project, done, person);
  if (moved.kind === "refused") return moved;
  const { project, reason } = moved;
  return { kind: "done", changes: [{ kind: "saveProject", project, by: person.id, reason }] };
}

/** Files one side's evaluation, or files it anew; `id` is for a new one. */
export function fileEvaluation(
  person: Person,
  record: WholeRecord,
  values: EvaluationValues,
  id: EvaluationId,
): Acted {
  const { time, side } = values;
  const moved = act(person, record, { act: "evaluate", time, side });
  if (moved.kind === "refused") return moved;
  const before = record.evaluations.find((each) => each.time === time && each.side === side);
  const evaluation = {
    ...values,
    id: before?.id ?? id,
    project: record.project.id,
    enteredBy: person.id,
    version: before?.version ?? 0,
  };
  const filed: RecordChange = { kind: "saveEvaluation", evaluation, by: person.id, reason: null };
  return { kind: "done", changes: [filed, ...moved.changes] };
}

/** Records what the two sides made of their evaluations; again before it is sent on, to mend it. */
export function recordReview(person: Person, record: WholeRecord, values: ReviewValues): Acted {
  const { project } = record;
  const moved: Acted =
    project.stage === "mutual" && mayDo(person, "review", project)
      ? { kind: "done", changes: [] }
      : act(person, record, { act: "review" });
  if (moved.kind === "refused") return moved;
  const before = record.reviews.find(({ time }) => time === "after");
  const review = { ...values, project: project.id, time: "after", version: before?.version ?? 0 } as const;
  const saved: RecordChange = { kind: "saveReview", review, by: person.id, reason: null };
  return { kind: "done", changes: [saved, ...moved.changes] };
}

/** What a correction of a settled record may change; its stage stays. */
export type Correction =
  | { readonly kind: "saveProject"; readonly project: WholeRecord["project"] }
  | { readonly kind: "saveEvaluation"; readonly evaluation: WholeRecord["evaluations"][number] }
  | { readonly kind: "saveReview"; readonly review: WholeRecord["reviews"][number] };

/** Corrects a settled record; the audit trail keeps what stood there before. */
export function correct(person: Person, record: WholeRecord, wanted: Correction, reason: string): Acted {
  if (!mayDo(person, "correct", record.project)) return refused("right");
  if (reason.trim() === "") return refused("reasonMissing");
  if (wanted.kind === "saveProject" && wanted.project.stage !== record.project.stage) return refused("stage");
  return { kind: "done", changes: [{ ...wanted, by: person.id, reason: reason.trim() }] };
}

export type HandedOver =
  | {
      readonly kind: "done";
      readonly changes: readonly RecordChange[];
      readonly moved: readonly ProjectLine[];
    }
  /** There is nothing open to hand over. */
  | { readonly kind: "nothing" }
  | { readonly kind: "refused"; readonly because: MoveRefusal };

/** Hands all open records of a person to another. `open` is all that the reader's `openOf` found for that person. */
export function handOver(
  person: Person,
  open: readonly ProjectLine[],
  from: PersonId,
  to: Person,
  reason: string | null,
): HandedOver {
  if (to.leftOn !== null || to.id === from || !open.every((line) => mayDo(person, "reassign", line))) {
    return { kind: "refused", because: "right" };
  }
  if (open.length === 0) {
    // Whether a colleague has open records is not for everybody either.
    const may = person.id === from || (person.role !== "member" && person.leftOn === null);
    return may ? { kind: "nothing" } : { kind: "refused", because: "right" };
  }
  const projects = open.map(({ id }) => id);
  const change: RecordChange = { kind: "handOver", from, to: to.id, projects, by: person.id, reason };
  return { kind: "done", changes: [change], moved: open };
}
