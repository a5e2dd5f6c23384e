import { xlsxFile } from "../../../src/adapters/spreadsheets/xlsx.ts";
import type { Cell, Sheet } from "../../../src/domain/sheet.ts";

/** A sheet of rows that are there at once, and a whole file in memory. */

export const sheet = (
  name: string,
  titles: readonly string[],
  rows: readonly (readonly Cell[])[],
): Sheet => ({
  name,
  titles,
  widths: titles.map(() => 20),
  async *rows() {
    for (const row of rows) yield [row];
  },
});

export async function workbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of xlsxFile(sheets)) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

/** Text that spreadsheets are known to compute, shorten, cut or break at. */
export const HOSTILE_CELLS: readonly string[] = [
  "=1+1",
  "+81",
  "-5",
  "@x",
  '=HYPERLINK("http://x","y")',
  "007",
  "1-2",
  "10:30",
  "あ".repeat(10_000),
  "👨‍👩‍👧‍👦🏳️‍🌈𠮷野家",
  "一行目\n二行目",
  'これは"引用"です',
  "a,b;c\td",
  "<b>&amp;</b>]]>",
  "'=1",
  "TRUE",
];
