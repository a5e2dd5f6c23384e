import { stringify } from "csv-stringify/sync";
import type { Language } from "../../domain/guideline.ts";
import type { RecordView } from "../record-view.ts";
import { neutral } from "./cell.ts";
import { type Cell, COLUMNS, type Names } from "./columns.ts";
import { isPublic } from "./publication.ts";

/** Records as CSV that spreadsheets open: UTF-8 with BOM, CRLF, no cell that could become a formula. */

const BOM = "\uFEFF";

export const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => row.map(written)),
    // A lone line end inside a cell is not the one between lines: without this it would stand there unquoted.
    { record_delimiter: "windows", quoted_match: /[\r\n]/ },
  );

const written = (cell: Cell): string | number | null => {
  if (typeof cell === "string") return neutral(cell);
  return cell !== null && typeof cell === "object" ? cell.day : cell;
};

/** A whole small table at once. */
export const csvTable = (rows: readonly (readonly Cell[])[]): string => BOM + csvLines(rows);

/**
 * Writes the file piece by piece, so that a large one never stands in memory. The views are those of the person who asked:
 * what that person may not see is not in the file. The publication names no member of the staff, gives no reasons in
 * people's own words, and has only what is settled.
 */
export async function* exportCsv(
  pages: AsyncIterable<readonly RecordView[]>,
  names: Names,
  { language, publication }: { readonly language: Language; readonly publication: boolean },
): AsyncGenerator<string> {
  const columns = COLUMNS.filter(({ personal }) => !publication || !personal);
  const showing = { language, reasons: !publication };
  yield csvTable([columns.map((column) => column.title(language))]);
  for await (const page of pages) {
    const seen = page.filter((view) => view.kind === "seen").filter((view) => !publication || isPublic(view));
    if (seen.length > 0) {
      yield csvLines(seen.map((record) => columns.map((column) => column.cell(record, names, showing))));
    }
  }
}
