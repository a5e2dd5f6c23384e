import { readXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { worksheetXml } from "../../../src/adapters/spreadsheets/worksheet.ts";
import { xlsxFile } from "../../../src/adapters/spreadsheets/xlsx.ts";
import { day } from "../../../src/domain/sheet.ts";
import { HOSTILE_CELLS, sheet, workbook } from "./workbook.ts";

const rowsOf = async (bytes: Uint8Array) => (await readXlsx(bytes)).sheets.map(({ rows }) => rows);

describe("a workbook", () => {
  it("has its sheets by their names, each with its titles and rows", async () => {
    const file = await workbook([
      sheet("事業", ["名前", "数"], [["花壇", 12.5]]),
      sheet("<評価>", ["x"], []),
    ]);
    const read = await readXlsx(file);
    expect(read.sheets.map(({ name }) => name)).toEqual(["事業", "<評価>"]);
    expect(read.sheets[0]?.rows).toEqual([
      ["名前", "数"],
      ["花壇", 12.5],
    ]);
  });

  it("gives text back as it was typed, whatever it looks like, and never as a formula", async () => {
    const odd = [...HOSTILE_CELLS, "  x  ", "_x0041_"];
    const file = await workbook([
      sheet(
        "一",
        ["t"],
        odd.map((text) => [text]),
      ),
    ]);
    const [rows] = await rowsOf(file);
    expect(rows?.slice(1).map(([text]) => text)).toEqual(odd);
    const { cells } = (await readXlsx(file)).sheets[0] ?? {};
    for (const cell of cells?.values() ?? []) expect(cell.formula).toBeUndefined();
  });

  it("has numbers that can be summed up, days as dates, and gaps that move nothing", async () => {
    const [rows] = await rowsOf(
      await workbook([
        sheet(
          "一",
          ["a", "b", "c", "d"],
          [
            [-3, null, day("2027-02-28"), 0.1],
            [null, "", day("2028-02-29"), 120_000],
            [day("1899-01-01"), null, null, 2 ** 63],
          ],
        ),
      ]),
    );
    expect(rows?.[1]?.[0]).toBe(-3);
    expect(rows?.[1]?.[2]).toEqual(new Date("2027-02-28T00:00:00Z"));
    expect(rows?.[1]?.[3]).toBe(0.1);
    expect(rows?.[2]?.[2]).toEqual(new Date("2028-02-29T00:00:00Z"));
    expect(rows?.[2]?.[3]).toBe(120_000);
    expect(rows?.[3]?.[0]).toBe("1899-01-01");
    expect(rows?.[3]?.[3]).toBe("9223372036854776000");
  });

  it("makes room for wrapped text, but never lets one cell push the rest out of sight", async () => {
    const texts = ["短い", "一行目\n二行目", "あ".repeat(25), "あ".repeat(10_000)];
    const rows = texts.map((text) => [text]);
    let xml = "";
    for await (const piece of worksheetXml(sheet("一", ["t"], rows))) xml += piece;
    const heights = [...xml.matchAll(/<row( ht="(\d+)")?/g)].map(([, , points]) => Number(points ?? 18));
    expect(heights).toEqual([18, 18, 36, 54, 144]);
  });

  it("stays a file that can be opened with letters that XML has no place for, and with endless text", async () => {
    const text = `a\u0000b\u000bc\ufffe\ud800${"👪".repeat(20_000)}`;
    const [rows] = await rowsOf(await workbook([sheet("一", ["t"], [[text]])]));
    const [cell] = rows?.[1] ?? [];
    expect(String(cell)).toMatch(/^a/);
    expect(String(cell)).toMatch(/👪…$/u);
    expect(String(cell).length).toBeLessThanOrEqual(32_767 + 40);
  });

  it("comes out while rows are still to come", async () => {
    let asked = 0;
    const endless = {
      ...sheet("一", ["n", "t"], []),
      async *rows() {
        for (;;) {
          asked += 1;
          yield Array.from({ length: 500 }, (_, at) => [at * Math.random(), String(Math.random())]);
        }
      },
    };
    let bytes = 0;
    for await (const piece of xlsxFile([endless])) {
      bytes += piece.length;
      if (bytes > 500_000) break;
    }
    expect(asked).toBeLessThan(100);
  });
});
