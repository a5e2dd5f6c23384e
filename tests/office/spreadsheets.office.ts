import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { readXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { day } from "../../src/domain/sheet.ts";
import { asTyped } from "../../src/evaluations/csv/cell.ts";
import { csvTable } from "../../src/evaluations/csv/export-csv.ts";
import { HOSTILE_CELLS, sheet, workbook } from "../adapters/spreadsheets/workbook.ts";
import { converted } from "./office.ts";

/** What LibreOffice makes of our files: opened, and written again in its own way. */

const KEPT = join("data", "office");
const ROWS = [
  ...HOSTILE_CELLS.map((text) => [text, 12.5, day("2028-02-29"), -3] as const),
  ["最後", 120_000, day("2027-03-31"), 0] as const,
];
const TITLES = ["文字", "数", "日", "負の数"];
/** Without a carriage return, which no spreadsheet keeps. */
const csvRows = (text: string): string[][] => parse(text, { bom: true, relax_column_count: true });

describe("a workbook that LibreOffice opens", () => {
  it("comes back as it was when it is saved as XLSX again", async () => {
    const file = await workbook([sheet("事業", TITLES, ROWS), sheet("集計", ["a"], [["=1+1"]])]);
    mkdirSync(KEPT, { recursive: true });
    writeFileSync(join(KEPT, "hostile.xlsx"), file);
    const { sheets } = await readXlsx(converted(file, "xlsx", "xlsx"));
    expect(sheets.map(({ name }) => name)).toEqual(["事業", "集計"]);
    expect(sheets[0]?.rows).toEqual([
      TITLES,
      ...ROWS.map(([text, number, { day: iso }, minus]) => [
        text,
        number,
        new Date(`${iso}T00:00:00Z`),
        minus,
      ]),
    ]);
    for (const { cells } of sheets) {
      for (const cell of cells?.values() ?? []) expect(cell.formula).toBeUndefined();
    }
  });

  it("shows text, numbers and days as such when it is saved as CSV", async () => {
    const file = await workbook([sheet("事業", TITLES, ROWS)]);
    expect(csvRows(Buffer.from(converted(file, "xlsx", "csv")).toString())).toEqual([
      TITLES,
      ...ROWS.map(([text, number, { day: iso }, minus]) => [text, String(number), iso, String(minus)]),
    ]);
  });
});

describe("a CSV file that LibreOffice opens", () => {
  it("computes nothing in it and reads nothing as another number or date", async () => {
    const file = Buffer.from(csvTable([TITLES, ...ROWS]));
    const { sheets } = await readXlsx(converted(new Uint8Array(file), "csv", "xlsx"));
    const [, ...rows] = sheets[0]?.rows ?? [];
    expect(rows.map(([text]) => asTyped(String(text)))).toEqual(
      // The one word that a spreadsheet takes for itself, however it is written.
      ROWS.map(([text]) => (text === "TRUE" ? "true" : text)),
    );
    expect(rows.map(([, number]) => number)).toEqual(ROWS.map(([, number]) => number));
    for (const cell of sheets[0]?.cells?.values() ?? []) expect(cell.formula).toBeUndefined();
  });
});
