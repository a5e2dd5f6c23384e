import type { Kysely } from "kysely";
import { z } from "zod";
import { FORMS } from "../../domain/guideline.ts";
import { STAGES } from "../../domain/project.ts";
import { personId, sectionId } from "../../domain/record-ids.ts";
import { type OfficeReader, RECORD_CHANGES } from "../../ports/records.ts";
import { wholeRecords } from "./projects-reader.ts";
import type { Database } from "./schema.ts";

const json = z.json();
const zone = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]).nullable();

/** What looks at many records at once: the audit trail, the annual survey, the export. */
export function officeReader(database: Kysely<Database>, tenant: string): OfficeReader {
  return {
    async history(id, { limit, offset }) {
      const rows = await database
        .selectFrom("record_changes")
        .selectAll()
        .where("tenant", "=", tenant)
        .where("project", "=", id)
        .orderBy("seq")
        .limit(limit)
        .offset(offset)
        .execute();
      return rows.map((row) => ({
        at: row.at,
        by: personId(row.by_person),
        what: z.enum(RECORD_CHANGES).parse(row.what),
        subject: row.subject,
        reason: row.reason,
        before: row.before_change === null ? null : json.parse(JSON.parse(row.before_change)),
        after: json.parse(JSON.parse(row.after_change)),
      }));
    },
    async survey(fiscalYear, today) {
      const rows = await database
        .selectFrom("project_records")
        .select(["section", "main_form", "zone", "stage"])
        .select(({ fn, eb }) => [
          fn.countAll().as("projects"),
          fn.sum(fn.coalesce("amount_yen", eb.lit(0))).as("amount"),
          fn.sum(eb.case().when("next_on", "<", today).then(eb.lit(1)).else(eb.lit(0)).end()).as("overdue"),
        ])
        .where("tenant", "=", tenant)
        .where("fiscal_year", "=", fiscalYear)
        .groupBy(["section", "main_form", "zone", "stage"])
        .orderBy("section")
        .orderBy("main_form")
        .orderBy("zone")
        .orderBy("stage")
        .execute();
      return rows.map((row) => ({
        section: sectionId(row.section),
        form: z.enum(FORMS).parse(row.main_form),
        zone: zone.parse(row.zone),
        stage: z.enum(STAGES).parse(row.stage),
        projects: Number(row.projects),
        amountYen: Number(row.amount),
        overdue: Number(row.overdue),
      }));
    },
    async unfinished(person) {
      const rows = await database
        .selectFrom("dialogs")
        .innerJoin("identities", (join) =>
          join
            .onRef("identities.tenant", "=", "dialogs.tenant")
            .onRef("identities.platform", "=", "dialogs.platform")
            .onRef("identities.platform_user", "=", "dialogs.person"),
        )
        .select(["dialogs.dialog", "dialogs.updated_at"])
        .where("dialogs.tenant", "=", tenant)
        .where("identities.person", "=", person)
        .where("dialogs.status", "in", ["running", "parked"])
        .orderBy("dialogs.updated_at", "desc")
        .orderBy("dialogs.id")
        .execute();
      return rows.map(({ dialog, updated_at: at }) => ({ dialog, at }));
    },
    async following(fiscalYear, after, limit) {
      const rows = await database
        .selectFrom("project_records")
        .selectAll()
        .where("tenant", "=", tenant)
        .where("fiscal_year", "=", fiscalYear)
        .where("id", ">", after ?? "")
        .orderBy("id")
        .limit(limit)
        .execute();
      return wholeRecords(database, tenant, rows);
    },
  };
}
