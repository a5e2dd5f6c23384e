import type { Sheet } from "../domain/sheet.ts";
import type { Names } from "../evaluations/csv/columns.ts";
import { csvTable, exportCsv } from "../evaluations/csv/export-csv.ts";
import { isPublic } from "../evaluations/csv/publication.ts";
import { type SurveyBy, surveyTable } from "../evaluations/csv/survey.ts";
import { fiscalYear } from "../evaluations/input/typed.ts";
import { recordPages } from "../evaluations/record-pages.ts";
import { mayInOffice } from "../evaluations/rights.ts";
import { recordSheets, tableSheet } from "../evaluations/sheets/record-sheets.ts";
import type { RecordsReader } from "../ports/records.ts";
import { InputError } from "./jsonl.ts";
import type { Office } from "./office.ts";
import { UsageError } from "./usage.ts";

/** `export`: a fiscal year's records, or the annual survey of them, as CSV or XLSX, piece by piece. */

export interface ExportWish {
  readonly fiscalYear: number;
  readonly format: "csv" | "xlsx";
  readonly publication: boolean;
  /** The survey alone, counted so. */
  readonly survey: SurveyBy | undefined;
}

interface ExportFlags {
  readonly "fiscal-year"?: string | undefined;
  readonly format?: string | undefined;
  readonly publication?: boolean | undefined;
  readonly survey?: string | undefined;
}

/** What the flags ask for. Throws a UsageError where they ask for nothing that there is. */
export function exportWish(flags: ExportFlags, today: string): ExportWish {
  const year = fiscalYear(today).safeParse(flags["fiscal-year"]);
  if (!year.success) {
    throw new UsageError(
      "--fiscal-year に年度を指定してください（例: 2026、令和8）。 / --fiscal-year takes a fiscal year, such as 2026.",
    );
  }
  const { format = "csv", survey } = flags;
  if (format !== "csv" && format !== "xlsx") {
    throw new UsageError("--format は csv か xlsx です。 / --format takes csv or xlsx.");
  }
  if (survey !== undefined && survey !== "section" && survey !== "form" && survey !== "zone") {
    throw new UsageError(
      "--survey は section（課別）、form（形態別）、zone（領域別）のどれかです。 / --survey takes section, form or zone.",
    );
  }
  return { fiscalYear: year.data, format, publication: flags.publication === true, survey };
}

/** The file piece by piece. Throws an InputError where the person may not have it. */
export async function* exportPieces(
  { fiscalYear: year, format, publication, survey }: ExportWish,
  { records, person, today, language }: Pick<Office, "records" | "person" | "today" | "language">,
  workbook: (sheets: readonly Sheet[]) => AsyncIterable<Uint8Array>,
): AsyncGenerator<string | Uint8Array> {
  if (!mayInOffice(person, survey === undefined ? "exportAll" : "surveyAll")) {
    throw new InputError("書き出せるのは協働担当課だけです。 / Only the collaboration section may export.");
  }
  const names = await namesIn(records);
  const counted = await records.office.survey(year, today);
  const rows = counted.filter((row) => !publication || isPublic({ project: row }));
  if (survey !== undefined) {
    const table = surveyTable(rows, survey, names, language);
    if (format === "csv") yield csvTable(table);
    else yield* workbook([tableSheet(table, language)]);
    return;
  }
  const pages = () => recordPages(records, person, year);
  if (format === "csv") yield* exportCsv(pages(), names, { language, publication });
  else yield* workbook(recordSheets({ pages, survey: rows, names }, { language, publication }));
}

/** The names of the sections and of everybody, those who left as well. */
export async function namesIn({ people }: Pick<RecordsReader, "people">): Promise<Names> {
  const sections = new Map((await people.sections()).map(({ id, name }) => [id, name]));
  const persons = new Map((await people.everybody()).map(({ person: { id, name } }) => [id, name]));
  return { section: (id) => sections.get(id) ?? id, person: (id) => persons.get(id) ?? id };
}
