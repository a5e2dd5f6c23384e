import { partnerId, personId, sectionId } from "../domain/record-ids.ts";
import { type ReadyImport, importPartners as readPartners } from "../evaluations/csv/import-partners.ts";
import { importPeople as readPeople } from "../evaluations/csv/import-people.ts";
import { mayInOffice, type OfficeAction } from "../evaluations/rights.ts";
import { ONLY_THE_OFFICE } from "./import-records.ts";
import { importReport, type Report } from "./import-report.ts";
import { InputError } from "./jsonl.ts";
import type { Office } from "./office.ts";

/** `import --partners FILE` and `import --people FILE`: a register from CSV, all lines or none; again to update. */

export async function importPartners(file: Uint8Array, office: Office, dryRun: boolean): Promise<Report> {
  demand(office, "editPartners");
  const { records, person } = office;
  const newId = () => partnerId(office.newId());
  return store(
    await readPartners(file, { by: person.id, partners: records.partners, newId }),
    office,
    dryRun,
  );
}

export async function importPeople(file: Uint8Array, office: Office, dryRun: boolean): Promise<Report> {
  demand(office, "editPeople");
  const { records, person, newId, today } = office;
  const [sections, everybody] = [await records.people.sections(), await records.people.everybody()];
  const settings = { by: person.id, sections, everybody, newId, personId, sectionId, today };
  return store(readPeople(file, settings), office, dryRun);
}

function demand({ person }: Office, action: OfficeAction): void {
  if (!mayInOffice(person, action)) throw new InputError(ONLY_THE_OFFICE);
}

async function store(read: ReadyImport, office: Office, dryRun: boolean): Promise<Report> {
  if (read.kind === "ready" && !dryRun) await office.change(read.changes);
  return importReport(read.kind === "ready" ? { ...read, kind: "done" } : read, dryRun, office.language);
}
