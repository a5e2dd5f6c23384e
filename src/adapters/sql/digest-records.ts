import { type ExpressionBuilder, type Kysely, sql } from "kysely";
import { personId, projectId, sectionId } from "../../domain/record-ids.ts";
import type { DigestRecords } from "../../ports/digest-records.ts";
import { CHECKED, ITEMS } from "./evaluation-rows.ts";
import { WAITING_COLUMNS, waitingOf } from "./project-rows.ts";
import { CHECK_COLUMNS, RATED_COLUMNS } from "./records-schema.ts";
import type { Database } from "./schema.ts";

type Looks = Pick<DigestRecords, "open" | "inHand" | "submissions" | "gaps" | "refusals">;
type Records = ExpressionBuilder<Database, "project_records">;

/** Both needed sides are in, and the section head has not confirmed yet. */
const COMPARED = ["selfEvaluated", "mutual", "headConfirmation"];

/** What digests look up in one city's records, in few queries over many rows. */
export function digestRecords(database: Kysely<Database>, tenant: string): Looks {
  const open = () =>
    database
      .selectFrom("project_records")
      .where("project_records.tenant", "=", tenant)
      .where("project_records.is_open", "=", 1);
  return {
    async open(before) {
      const rows = await open()
        .select(["id", "name", "section", "owner", "partner_name", ...WAITING_COLUMNS])
        .where("next_on", "<", before)
        .orderBy("next_on")
        .orderBy("id")
        .execute();
      return rows.map((row) => ({
        id: projectId(row.id),
        name: row.name,
        section: sectionId(row.section),
        owner: row.owner === null ? null : personId(row.owner),
        partnerName: row.partner_name,
        ...waitingOf(row),
      }));
    },
    async inHand() {
      const rows = await open()
        .select(["owner", ({ fn }) => fn.countAll().as("records")])
        .where("owner", "is not", null)
        .groupBy("owner")
        .execute();
      return new Map(
        rows.flatMap(({ owner, records }) =>
          owner === null ? [] : [[personId(owner), Number(records)] as const],
        ),
      );
    },
    async submissions(from, before) {
      const fellDue = (column: "due_city_self" | "due_partner_self", filing: string) =>
        database
          .selectFrom("project_records")
          .select(["section", ({ fn }) => fn.countAll().as("due")])
          .select((eb) => filedCount(eb, filing).as("submitted"))
          .where("tenant", "=", tenant)
          .where(column, ">=", from)
          .where(column, "<", before)
          .where("stage", "!=", "exempt")
          .groupBy("section");
      const rows = await fellDue("due_city_self", "after.city")
        .unionAll(fellDue("due_partner_self", "after.partner"))
        .execute();
      const sections = new Map<string, { due: number; submitted: number }>();
      for (const { section, due, submitted } of rows) {
        const sum = sections.get(section) ?? { due: 0, submitted: 0 };
        sections.set(section, { due: sum.due + Number(due), submitted: sum.submitted + Number(submitted) });
      }
      return [...sections].map(([section, counts]) => ({ section: sectionId(section), ...counts }));
    },
    async gaps(atLeast) {
      const rows = await open()
        .innerJoin("evaluations as city", (join) =>
          join
            .onRef("city.tenant", "=", "project_records.tenant")
            .onRef("city.project", "=", "project_records.id")
            .on("city.time", "=", "after")
            .on("city.side", "=", "city"),
        )
        .innerJoin("evaluations as partner", (join) =>
          join
            .onRef("partner.tenant", "=", "project_records.tenant")
            .onRef("partner.project", "=", "project_records.id")
            .on("partner.time", "=", "after")
            .on("partner.side", "=", "partner"),
        )
        .select(["project_records.id", "project_records.name", "project_records.section"])
        .select(RATED_COLUMNS.map((column) => `city.${column} as city_${column}` as const))
        .select(RATED_COLUMNS.map((column) => `partner.${column} as partner_${column}` as const))
        .where("project_records.stage", "in", COMPARED)
        .where(({ or }) =>
          or(
            // 判断できない is 0 and far from nothing.
            RATED_COLUMNS.map((column) => {
              const [city, partner] = [sql.ref(`city.${column}`), sql.ref(`partner.${column}`)];
              return sql<boolean>`(${city} > 0 and ${partner} > 0 and abs(${city} - ${partner}) >= ${sql.lit(atLeast)})`;
            }),
          ),
        )
        .orderBy("project_records.name")
        .orderBy("project_records.id")
        .execute();
      return rows.flatMap((row) =>
        RATED_COLUMNS.flatMap((column) => {
          const [city, partner] = [row[`city_${column}`] ?? 0, row[`partner_${column}`] ?? 0];
          if (city === 0 || partner === 0 || Math.abs(city - partner) < atLeast) return [];
          return [{ ...inRecord(row), item: ITEMS[column], city, partner }];
        }),
      );
    },
    async refusals() {
      const rows = await open()
        .innerJoin("evaluations", (join) =>
          join
            .onRef("evaluations.tenant", "=", "project_records.tenant")
            .onRef("evaluations.project", "=", "project_records.id")
            .on("evaluations.time", "=", "after"),
        )
        .select(["project_records.id", "project_records.name", "project_records.section", ...CHECK_COLUMNS])
        .where("project_records.stage", "in", COMPARED)
        .where(({ or, eb }) => or(CHECK_COLUMNS.map((column) => eb(`evaluations.${column}`, "=", "no"))))
        .orderBy("project_records.name")
        .orderBy("project_records.id")
        .execute();
      const found = rows.flatMap((row) =>
        CHECK_COLUMNS.flatMap((column) =>
          row[column] === "no" ? [{ ...inRecord(row), item: CHECKED[column] }] : [],
        ),
      );
      // Where both sides say no, the item is told once.
      return [...new Map(found.map((each) => [`${each.id} ${each.item}`, each])).values()];
    },
  };
}

const filedCount = (eb: Records, filing: string) =>
  eb.fn.sum(eb.case().when("filed", "like", `%"${filing}"%`).then(eb.lit(1)).else(eb.lit(0)).end());

const inRecord = (row: { readonly id: string; readonly name: string; readonly section: string }) => ({
  id: projectId(row.id),
  name: row.name,
  section: sectionId(row.section),
});
