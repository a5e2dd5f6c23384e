import type { Evaluation } from "../domain/evaluation.ts";
import type { MutualReview } from "../domain/mutual-review.ts";
import type { Partner } from "../domain/partner.ts";
import type { Person } from "../domain/person.ts";
import { type Project, type Side, sidesNeeded, type Time } from "../domain/project.ts";
import type { FoundPartner, RecordHistoryEntry, WholeRecord } from "../ports/records.ts";
import { mayDo, maySeeContact, recordState, roleMay } from "./rights.ts";

/** What one person gets to see of a record. What is hidden is left out of the value, not marked in it. */

export type SeenEvaluation =
  | { readonly kind: "open"; readonly evaluation: Evaluation }
  /** It is in, and its scores wait for the other side's. */
  | { readonly kind: "hidden"; readonly time: Time; readonly side: Side };

export type RecordView =
  | {
      readonly kind: "seen";
      readonly project: Project;
      readonly evaluations: readonly SeenEvaluation[];
      readonly reviews: readonly MutualReview[];
    }
  /** The same whether there is no such record or the person may not see it. */
  | { readonly kind: "refused" };

/** Whether scores may be laid side by side: both needed sides are in at that time, or the record has gone past it. */
function comparable({ project, evaluations }: WholeRecord, time: Time): boolean {
  if (["compared", "confirming", "settled", "published"].includes(recordState(project.stage))) return true;
  const sides = evaluations.filter((each) => each.time === time).map(({ side }) => side);
  return sidesNeeded(project).every((side) => sides.includes(side));
}

/** Whether the person may read the scores of one evaluation. */
export function maySeeScores(person: Person, record: WholeRecord, evaluation: Evaluation): boolean {
  if (comparable(record, evaluation.time)) return mayDo(person, "seeScores", record.project);
  const writes = person.id === evaluation.enteredBy && person.leftOn === null;
  return writes && roleMay("writer", "seeScoresOfOneSide", recordState(record.project.stage));
}

/** The record as this person may see it. */
export function viewRecord(person: Person, record: WholeRecord | undefined): RecordView {
  if (!record || !mayDo(person, "see", record.project)) return { kind: "refused" };
  const { project, evaluations, reviews } = record;
  return {
    kind: "seen",
    project,
    evaluations: evaluations.map((evaluation) => {
      const { time, side } = evaluation;
      return maySeeScores(person, record, evaluation)
        ? { kind: "open", evaluation }
        : { kind: "hidden", time, side };
    }),
    reviews,
  };
}

/** A group as the person may see it: without its contact where that is not for this person. */
export const viewPartner = (
  person: Person,
  found: FoundPartner,
): { readonly partner: Partner; readonly contact: string | null } => ({
  partner: found.partner,
  contact: maySeeContact(person, found.sections) ? found.contact : null,
});

/** A record's audit trail as the person may see it: who and when; what, where the scores in it are open to the person. */
export function viewHistory(
  person: Person,
  record: WholeRecord,
  entries: readonly RecordHistoryEntry[],
): readonly RecordHistoryEntry[] {
  if (!mayDo(person, "seeHistory", record.project)) return [];
  const open = new Set(
    record.evaluations
      .filter((evaluation) => maySeeScores(person, record, evaluation))
      .map(({ time, side }) => `${time}.${side}`),
  );
  return entries.map((entry) =>
    entry.what === "saveEvaluation" && !open.has(entry.subject)
      ? { ...entry, before: null, after: null }
      : entry,
  );
}
