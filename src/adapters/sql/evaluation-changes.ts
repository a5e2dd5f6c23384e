import type { InsertResult, UpdateResult } from "kysely";
import type { ProjectId } from "../../domain/record-ids.ts";
import { type RecordChange, StaleRecordError } from "../../ports/records.ts";
import { sameContent, trace, type Workplace } from "./audit-trail.ts";
import { evaluationOf, evaluationRow, reviewOf, reviewRow } from "./evaluation-rows.ts";
import { demandReason, projectRowOf } from "./project-changes.ts";
import { projectOf } from "./project-rows.ts";

/** Changes to evaluations and mutual reviews: one for each project, time and side. */

type Change<K extends RecordChange["kind"]> = Extract<RecordChange, { kind: K }>;

export async function saveEvaluation(at: Workplace, change: Change<"saveEvaluation">): Promise<void> {
  const { transaction, tenant, now } = at;
  const { evaluation } = change;
  const subject = `${evaluation.time}.${evaluation.side}`;
  await demandOpen(at, evaluation.project, change.reason);
  const row = await transaction
    .selectFrom("evaluations")
    .selectAll()
    .where("tenant", "=", tenant)
    .where("project", "=", evaluation.project)
    .where("time", "=", evaluation.time)
    .where("side", "=", evaluation.side)
    .executeTakeFirst();
  const before = row && evaluationOf(row);
  const values = {
    ...evaluationRow({ ...evaluation, version: evaluation.version + 1 }),
    tenant,
    updated_at: now,
  };
  if (evaluation.version === 0 && before && sameContent(before, evaluation)) return;
  const first = transaction
    .insertInto("evaluations")
    .values(values)
    .onConflict((conflict) => conflict.doNothing());
  const next = transaction
    .updateTable("evaluations")
    .set(values)
    .where("tenant", "=", tenant)
    .where("id", "=", evaluation.id)
    .where("version", "=", evaluation.version);
  await write(evaluation.version, subject, first, next);
  await trace(at, change, { project: evaluation.project, subject, before, after: evaluation });
}

export async function saveReview(at: Workplace, change: Change<"saveReview">): Promise<void> {
  const { transaction, tenant, now } = at;
  const { review } = change;
  const subject = `${review.time}.review`;
  await demandOpen(at, review.project, change.reason);
  const row = await transaction
    .selectFrom("mutual_reviews")
    .selectAll()
    .where("tenant", "=", tenant)
    .where("project", "=", review.project)
    .where("time", "=", review.time)
    .executeTakeFirst();
  const before = row && reviewOf(row);
  const values = { ...reviewRow({ ...review, version: review.version + 1 }), tenant, updated_at: now };
  if (review.version === 0 && before && sameContent(before, review)) return;
  const first = transaction
    .insertInto("mutual_reviews")
    .values(values)
    .onConflict((conflict) => conflict.doNothing());
  const next = transaction
    .updateTable("mutual_reviews")
    .set(values)
    .where("tenant", "=", tenant)
    .where("project", "=", review.project)
    .where("time", "=", review.time)
    .where("version", "=", review.version);
  await write(review.version, subject, first, next);
  await trace(at, change, { project: review.project, subject, before, after: review });
}

/** Adds the first version, or stores over the version that was read. Throws StaleRecordError where that is gone. */
async function write(
  version: number,
  subject: string,
  first: { executeTakeFirst(): Promise<InsertResult> },
  next: { executeTakeFirst(): Promise<UpdateResult> },
): Promise<void> {
  const rows =
    version === 0
      ? (await first.executeTakeFirst()).numInsertedOrUpdatedRows
      : (await next.executeTakeFirst()).numUpdatedRows;
  if (rows !== 1n) throw new StaleRecordError(subject);
}

async function demandOpen(at: Workplace, id: ProjectId, reason: string | null): Promise<void> {
  const row = await projectRowOf(at, id);
  if (!row) throw new StaleRecordError(id);
  const { stage, name } = projectOf(row);
  demandReason(stage, reason, name);
}
