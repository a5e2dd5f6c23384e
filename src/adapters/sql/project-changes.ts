import { isDeepStrictEqual } from "node:util";
import type { Project, Stage } from "../../domain/project.ts";
import { type ProjectId, personId, projectId } from "../../domain/record-ids.ts";
import { LockedRecordError, type RecordChange, StaleRecordError } from "../../ports/records.ts";
import { sameContent, trace, type Workplace } from "./audit-trail.ts";
import { type ProjectRow, projectOf, projectRow } from "./project-rows.ts";

/** Changes to projects: new ones under their business key, known ones under their version. */

type Change<K extends RecordChange["kind"]> = Extract<RecordChange, { kind: K }>;

export async function saveProject(at: Workplace, change: Change<"saveProject">): Promise<void> {
  const { project } = change;
  if (project.version === 0) return addProject(at, change);
  const row = await projectRowOf(at, project.id);
  if (!row || row.version !== project.version) throw new StaleRecordError(project.name);
  const before = projectOf(row);
  const publishes = before.stage === "settled" && project.stage === "published";
  if (!publishes) demandReason(before.stage, change.reason, before.name);
  const namesake = await rowUnderKey(at, project);
  if (namesake && namesake.id !== project.id) throw new StaleRecordError(project.name);
  await writeProject(at, { ...project, version: project.version + 1 });
  await trace(at, change, { project: project.id, subject: project.id, before, after: project });
}

async function addProject(at: Workplace, change: Change<"saveProject">): Promise<void> {
  const { transaction, tenant, now } = at;
  const project: Project = { ...change.project, version: 1 };
  const added = await transaction
    .insertInto("project_records")
    .values({ ...projectRow(project), tenant, updated_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 0n) {
    const there = await rowUnderKey(at, project);
    if (!there || !sameContent(projectOf(there), project)) throw new StaleRecordError(project.name);
    return;
  }
  await trace(at, change, { project: project.id, subject: project.id, before: undefined, after: project });
}

/** Stores the project over the version before its own. */
async function writeProject({ transaction, tenant, now }: Workplace, project: Project): Promise<void> {
  const written = await transaction
    .updateTable("project_records")
    .set({ ...projectRow(project), updated_at: now })
    .where("tenant", "=", tenant)
    .where("id", "=", project.id)
    .where("version", "=", project.version - 1)
    .executeTakeFirst();
  if (written.numUpdatedRows !== 1n) throw new StaleRecordError(project.name);
}

/** Moves all open records of a person to another; each move stands in the audit trail of its record. */
export async function handOver(at: Workplace, change: Change<"handOver">): Promise<void> {
  const rows = await at.transaction
    .selectFrom("project_records")
    .selectAll()
    .where("tenant", "=", at.tenant)
    .where("owner", "=", change.from)
    .where("is_open", "=", 1)
    .orderBy("id")
    .execute();
  const found = new Set(rows.map(({ id }) => projectId(id)));
  if (!isDeepStrictEqual(found, new Set(change.projects))) throw new StaleRecordError(change.from);
  for (const row of rows) {
    const before = projectOf(row);
    const after: Project = { ...before, owner: personId(change.to), version: before.version + 1 };
    await writeProject(at, after);
    await trace(at, change, { project: before.id, subject: before.id, before, after });
  }
}

/** A settled record is changed only by a correction, which has a reason. Throws LockedRecordError. */
export function demandReason(stage: Stage, reason: string | null, subject: string): void {
  const locked = stage === "settled" || stage === "published";
  if (locked && (reason === null || reason.trim() === "")) throw new LockedRecordError(subject);
}

export const projectRowOf = (
  { transaction, tenant }: Workplace,
  id: ProjectId,
): Promise<ProjectRow | undefined> =>
  transaction
    .selectFrom("project_records")
    .selectAll()
    .where("tenant", "=", tenant)
    .where("id", "=", id)
    .executeTakeFirst();

const rowUnderKey = (
  { transaction, tenant }: Workplace,
  { fiscalYear, section, name }: Project,
): Promise<ProjectRow | undefined> =>
  transaction
    .selectFrom("project_records")
    .selectAll()
    .where("tenant", "=", tenant)
    .where("fiscal_year", "=", fiscalYear)
    .where("section", "=", section)
    .where("name", "=", name)
    .executeTakeFirst();
