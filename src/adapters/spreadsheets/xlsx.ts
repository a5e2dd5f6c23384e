import { Zip, ZipDeflate } from "fflate";
import type { Sheet } from "../../domain/sheet.ts";
import { sheetPath, workbookParts } from "./parts.ts";
import { worksheetXml } from "./worksheet.ts";

/** A workbook as an XLSX file, byte piece by byte piece: what is written is forgotten, however long the sheets are. */

/** Fast rather than small: 1 … 9. */
const LEVEL = 1;

/** The file's bytes in order. One sheet after the other is asked for its rows. At most 4 GiB a sheet. */
export async function* xlsxFile(sheets: readonly Sheet[]): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  const encoder = new TextEncoder();
  const part = (path: string): ZipDeflate => {
    const file = new ZipDeflate(path, { level: LEVEL });
    zip.add(file);
    return file;
  };
  for (const [path, content] of workbookParts(sheets.map(({ name }) => name))) {
    part(path).push(encoder.encode(content), true);
  }
  yield* ready.splice(0);
  for (const [at, sheet] of sheets.entries()) {
    const file = part(sheetPath(at + 1));
    for await (const piece of worksheetXml(sheet)) {
      file.push(encoder.encode(piece), false);
      yield* ready.splice(0);
    }
    file.push(new Uint8Array(), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
