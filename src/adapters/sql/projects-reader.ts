import type { Kysely } from "kysely";
import type { ProjectId } from "../../domain/record-ids.ts";
import { projectId } from "../../domain/record-ids.ts";
import type { ProjectReader, SimilarWish, WholeRecord } from "../../ports/records.ts";
import { evaluationOf, reviewOf } from "./evaluation-rows.ts";
import { holds, matching, seenBy } from "./project-filter.ts";
import { LINE_COLUMNS, lineOf, type ProjectRow, projectOf } from "./project-rows.ts";
import type { Database } from "./schema.ts";

/** Looks at one city's projects. */
export function projectsReader(database: Kysely<Database>, tenant: string): ProjectReader {
  const lines = () =>
    database.selectFrom("project_records").select(LINE_COLUMNS).where("tenant", "=", tenant);
  return {
    async find(id) {
      const row = await database
        .selectFrom("project_records")
        .selectAll()
        .where("tenant", "=", tenant)
        .where("id", "=", id)
        .executeTakeFirst();
      return row && (await wholeRecords(database, tenant, [row]))[0];
    },
    async findByKey({ fiscalYear, section, name }) {
      const row = await database
        .selectFrom("project_records")
        .select("id")
        .where("tenant", "=", tenant)
        .where("fiscal_year", "=", fiscalYear)
        .where("section", "=", section)
        .where("name", "=", name)
        .executeTakeFirst();
      return row && projectId(row.id);
    },
    async list(filter, order, { limit, offset }) {
      const found = lines().where((eb) => matching(eb, filter));
      const ordered =
        order === "due"
          ? found.orderBy("next_on").orderBy("id")
          : found.orderBy("fiscal_year", "desc").orderBy("name").orderBy("id");
      const rows = await ordered.limit(limit).offset(offset).execute();
      return rows.map(lineOf);
    },
    async count(filter) {
      const { found } = await database
        .selectFrom("project_records")
        .select(({ fn }) => fn.countAll().as("found"))
        .where("tenant", "=", tenant)
        .where((eb) => matching(eb, filter))
        .executeTakeFirstOrThrow();
      return Number(found);
    },
    similar: (wish, page) => similar(database, tenant, wish, page),
    async openOf(person) {
      const rows = await lines()
        .where("owner", "=", person)
        .where("is_open", "=", 1)
        .orderBy("next_on")
        .orderBy("id")
        .execute();
      return rows.map(lineOf);
    },
  };
}

async function similar(
  database: Kysely<Database>,
  tenant: string,
  wish: SimilarWish,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): ReturnType<ProjectReader["similar"]> {
  const words = wish.words ?? [];
  const rows = await database
    .with("compared", (db) =>
      db
        .selectFrom("project_records")
        .select(LINE_COLUMNS)
        .select((eb) => {
          const same = (column: "main_form" | "zone" | "partner_kind", value: string | number | undefined) =>
            value === undefined
              ? eb.lit(0)
              : eb.case().when(column, "=", value).then(eb.lit(1)).else(eb.lit(0)).end();
          const found = words.map((word) =>
            eb
              .case()
              .when(holds(eb.ref("search_text"), word))
              .then(eb.lit(1))
              .else(eb.lit(0))
              .end(),
          );
          return [
            same("main_form", wish.form).as("same_form"),
            same("zone", wish.zone).as("same_zone"),
            same("partner_kind", wish.partnerKind).as("same_kind"),
            found.reduce((sum, each) => eb(sum, "+", each), eb.lit(0)).as("words_found"),
          ];
        })
        .where("tenant", "=", tenant)
        .where((eb) => seenBy(eb, wish.seenBy))
        .where("id", "!=", wish.except ?? ""),
    )
    .selectFrom("compared")
    .selectAll()
    .select(({ eb }) =>
      eb(
        eb(eb("same_form", "+", eb.ref("same_zone")), "+", eb.ref("same_kind")),
        "+",
        eb.ref("words_found"),
      ).as("score"),
    )
    .where(({ eb, or }) =>
      or(
        (["same_form", "same_zone", "same_kind", "words_found"] as const).map((column) => eb(column, ">", 0)),
      ),
    )
    .orderBy("score", "desc")
    .orderBy("fiscal_year", "desc")
    .orderBy("id")
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((row) => ({
    ...lineOf(row),
    same: { form: row.same_form === 1, zone: row.same_zone === 1, partnerKind: row.same_kind === 1 },
    words: Number(row.words_found),
  }));
}

/** The rows with their evaluations and reviews, in the same order: three queries, however many rows. */
export async function wholeRecords(
  database: Kysely<Database>,
  tenant: string,
  rows: readonly ProjectRow[],
): Promise<readonly WholeRecord[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const evaluations = await database
    .selectFrom("evaluations")
    .selectAll()
    .where("tenant", "=", tenant)
    .where("project", "in", ids)
    .orderBy("written_on")
    .orderBy("side")
    .orderBy("time")
    .execute();
  const reviews = await database
    .selectFrom("mutual_reviews")
    .selectAll()
    .where("tenant", "=", tenant)
    .where("project", "in", ids)
    .orderBy("held_on")
    .orderBy("time")
    .execute();
  const evaluationsOf = byProject(evaluations.map(evaluationOf));
  const reviewsOf = byProject(reviews.map(reviewOf));
  return rows.map((row) => {
    const project = projectOf(row);
    return {
      project,
      evaluations: evaluationsOf.get(project.id) ?? [],
      reviews: reviewsOf.get(project.id) ?? [],
    };
  });
}

function byProject<T extends { readonly project: ProjectId }>(
  values: readonly T[],
): ReadonlyMap<ProjectId, T[]> {
  const groups = new Map<ProjectId, T[]>();
  for (const value of values) {
    const group = groups.get(value.project);
    if (group) group.push(value);
    else groups.set(value.project, [value]);
  }
  return groups;
}
