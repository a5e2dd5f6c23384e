import { stringify } from "csv-stringify/sync";
import type { Language } from "../../domain/guideline.ts";
import type { RecordView } from "../record-view.ts";
import { neutral } from "./cell.ts";
import { type Cell, COLUMNS, type Names } from "./columns.ts";

/** Records as CSV that spreadsheets open: UTF-8 with BOM, CRLF, no cell that could become a formula. */

const BOM = "\uFEFF";

export const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => row.map((cell) => (typeof cell === "string" ? neutral(cell) : cell))),
    { record_delimiter: "windows" },
  );

/** A whole small table at once. */
export const csvTable = (rows: readonly (readonly Cell[])[]): string => BOM + csvLines(rows);

/**
 * Writes the file piece by piece, so that a large one never stands in memory. The views are those of the person who asked:
 * what that person may not see is not in the file. Without `people` no column names one.
 */
export async function* exportCsv(
  pages: AsyncIterable<readonly RecordView[]>,
  names: Names,
  { language, people }: { readonly language: Language; readonly people: boolean },
): AsyncGenerator<string> {
  const columns = COLUMNS.filter(({ personal }) => people || !personal);
  yield csvTable([columns.map((column) => column.title(language))]);
  for await (const page of pages) {
    const seen = page.filter((view) => view.kind === "seen");
    if (seen.length > 0) {
      yield csvLines(seen.map((record) => columns.map((column) => column.cell(record, names, language))));
    }
  }
}
