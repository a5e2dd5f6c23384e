import { isDeepStrictEqual } from "node:util";
import type { Transaction } from "kysely";
import type { ProjectId } from "../../domain/record-ids.ts";
import type { RecordChange } from "../../ports/records.ts";
import type { Database } from "./schema.ts";

/** The audit trail: the store writes it itself, in the transaction of the change. */

/** Where changes happen: one transaction, one city, one moment. */
export interface Workplace {
  readonly transaction: Transaction<Database>;
  readonly tenant: string;
  /** ISO 8601, UTC. */
  readonly now: string;
}

interface Trace {
  /** The project that it belongs to; null for people and partners. */
  readonly project: ProjectId | null;
  readonly subject: string;
  /** As it was; undefined where it is new. */
  readonly before: object | undefined;
  readonly after: object;
}

/** Writes down who changed what from what to what: only the fields that differ, nothing where none does. */
export async function trace(
  { transaction, tenant, now }: Workplace,
  change: RecordChange,
  { project, subject, before, after }: Trace,
): Promise<void> {
  const difference = differing(before ?? {}, after);
  if (difference === undefined) return;
  await transaction
    .insertInto("record_changes")
    .values({
      tenant,
      project,
      subject,
      what: change.kind,
      by_person: change.by,
      at: now,
      reason: change.reason,
      before_change: before && JSON.stringify(difference.before),
      after_change: JSON.stringify(difference.after),
    })
    .execute();
}

/** Whether two values say the same, apart from their version and, where asked, their id. */
export const sameContent = (one: object, other: object): boolean =>
  differing(one, other, ["id"]) === undefined;

function differing(
  before: object,
  after: object,
  apart: readonly string[] = [],
): { readonly before: object; readonly after: object } | undefined {
  const old = fieldsOf(before);
  const young = fieldsOf(after);
  const names = [...new Set([...old.keys(), ...young.keys()])].filter(
    (name) =>
      name !== "version" && !apart.includes(name) && !isDeepStrictEqual(old.get(name), young.get(name)),
  );
  if (names.length === 0) return undefined;
  const pick = (fields: ReadonlyMap<string, unknown>): object =>
    Object.fromEntries(names.map((name) => [name, fields.get(name) ?? null]));
  return { before: pick(old), after: pick(young) };
}

/** As JSON has it: what is undefined is not there. */
const fieldsOf = (value: object): ReadonlyMap<string, unknown> =>
  new Map(Object.entries(JSON.parse(JSON.stringify(value))));
