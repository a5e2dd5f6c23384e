import type { Transaction } from "kysely";
import type { RecordChange } from "../../ports/records.ts";
import type { Workplace } from "./audit-trail.ts";
import { saveEvaluation, saveReview } from "./evaluation-changes.ts";
import { linkIdentity, savePartner, savePerson, saveSection } from "./people-changes.ts";
import { handOver, saveProject } from "./project-changes.ts";
import type { Database } from "./schema.ts";

/**
 * Applies changes to a city's records in this order, each with its line in the audit trail. `now` is ISO 8601, UTC.
 * Throws StaleRecordError where somebody else was first, LockedRecordError where a correction lacks its reason.
 */
export async function applyRecordChanges(
  transaction: Transaction<Database>,
  tenant: string,
  changes: readonly RecordChange[],
  now: string,
): Promise<void> {
  for (const change of changes) await apply({ transaction, tenant, now }, change);
}

function apply(at: Workplace, change: RecordChange): Promise<void> {
  switch (change.kind) {
    case "saveProject":
      return saveProject(at, change);
    case "saveEvaluation":
      return saveEvaluation(at, change);
    case "saveReview":
      return saveReview(at, change);
    case "handOver":
      return handOver(at, change);
    case "savePartner":
      return savePartner(at, change);
    case "saveSection":
      return saveSection(at, change);
    case "savePerson":
      return savePerson(at, change);
    case "linkIdentity":
      return linkIdentity(at, change);
  }
}
