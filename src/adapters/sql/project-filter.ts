import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import { foldCase } from "../../domain/text.ts";
import type { ProjectFilter, Sight } from "../../ports/records.ts";
import { CHECK_COLUMNS } from "./records-schema.ts";
import type { Database } from "./schema.ts";

/** Conditions on projects, written once for lists, counts and similar projects. */

type Builder = ExpressionBuilder<Database, "project_records">;

/** Whether a folded text column holds the word, which is taken as it stands: % and _ are letters. */
export const holds = (column: Expression<string>, word: string): Expression<SqlBool> =>
  sql<SqlBool>`${column} like ${`%${foldCase(word).replace(/[\\%_]/g, "\\$&")}%`} escape '\\'`;

export function seenBy(eb: Builder, sight: Sight): Expression<SqlBool> {
  const settled = eb("stage", "in", ["settled", "published"]);
  switch (sight.kind) {
    case "all":
      return eb.lit(true);
    case "settledOnly":
      return settled;
    case "section":
      return eb.or([
        settled,
        eb("owner", "=", sight.person),
        ...(sight.section === null ? [] : [eb("section", "=", sight.section)]),
      ]);
  }
}

export function matching(eb: Builder, filter: ProjectFilter): Expression<SqlBool> {
  const { stages, ends } = filter;
  const conditions: Expression<SqlBool>[] = [seenBy(eb, filter.seenBy)];
  if (filter.owner !== undefined) conditions.push(eb("owner", "=", filter.owner));
  if (filter.unowned) conditions.push(eb("owner", "is", null));
  if (filter.section !== undefined) conditions.push(eb("section", "=", filter.section));
  if (filter.fiscalYear !== undefined) conditions.push(eb("fiscal_year", "=", filter.fiscalYear));
  if (stages !== undefined)
    conditions.push(stages.length > 0 ? eb("stage", "in", [...stages]) : eb.lit(false));
  if (filter.open) conditions.push(eb("is_open", "=", 1));
  if (filter.dueBefore !== undefined) conditions.push(eb("next_on", "<", filter.dueBefore));
  if (ends) conditions.push(eb.between("ends_on", ends.from, ends.to));
  if (filter.agreed) conditions.push(eb("agreed_on", "is not", null));
  if (filter.form !== undefined) conditions.push(eb("main_form", "=", filter.form));
  if (filter.zone !== undefined) conditions.push(eb("zone", "=", filter.zone));
  if (filter.partnerKind !== undefined) conditions.push(eb("partner_kind", "=", filter.partnerKind));
  if (filter.partner !== undefined) conditions.push(eb("partner", "=", filter.partner));
  for (const word of filter.words ?? []) conditions.push(holds(eb.ref("search_text"), word));
  if (filter.checkedNo) conditions.push(checkedNo(eb));
  return eb.and(conditions);
}

const checkedNo = (eb: Builder): Expression<SqlBool> =>
  eb.exists(
    eb
      .selectFrom("evaluations")
      .select("evaluations.id")
      .whereRef("evaluations.tenant", "=", "project_records.tenant")
      .whereRef("evaluations.project", "=", "project_records.id")
      .where((inner) => inner.or(CHECK_COLUMNS.map((column) => inner(`evaluations.${column}`, "=", "no")))),
  );
