import { projectId } from "../domain/record-ids.ts";
import { importCsv } from "../evaluations/csv/import-csv.ts";
import { mayInOffice } from "../evaluations/rights.ts";
import { StaleRecordError } from "../ports/records.ts";
import { importReport, type Report } from "./import-report.ts";
import { InputError } from "./jsonl.ts";
import type { Office } from "./office.ts";

/** `import --records FILE`: existing records from CSV, all lines or none; what is recorded already stays as it is. */
export async function importRecords(file: Uint8Array, office: Office, dryRun: boolean): Promise<Report> {
  const { records, person, today, language } = office;
  if (!mayInOffice(person, "import")) throw new InputError(ONLY_THE_OFFICE);
  const read = await importCsv(file, {
    by: person.id,
    sections: await records.people.sections(),
    people: records.people.ofSection,
    recorded: records.projects.findByKey,
    newId: () => projectId(office.newId()),
    today,
  });
  if (read.kind === "ready" && !dryRun) {
    try {
      await office.change(read.changes);
    } catch (error) {
      if (error instanceof StaleRecordError) throw new InputError(error.message);
      throw error;
    }
  }
  return importReport(
    read.kind === "refused"
      ? read
      : { kind: "done", added: read.changes.length, changed: 0, same: read.already.length },
    dryRun,
    language,
  );
}

export const ONLY_THE_OFFICE =
  "取り込めるのは協働担当課だけです。 / Only the collaboration section may import.";
