import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readXlsx } from "hucre/xlsx";
import { afterAll, describe, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "kyodo-line-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string) => join(folder, name);

function kyodo(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "src/main.ts", ...words],
    {
      encoding: "utf8",
      env: { ...process.env, DATA_DIR: folder, DATABASE_URL: "", HOME_GUIDELINE: "kasumigaura" },
    },
  );
  return { status, stdout, stderr };
}

describe("the command line over records", () => {
  it("takes in staff and records, exports and prints them, and hands them over", async () => {
    writeFileSync(
      file("people.csv"),
      "platform,id,name,section,role\nslack,U1,佐藤,福祉課,担当\nslack,U2,鈴木,福祉課,担当\n",
    );
    expect(kyodo("import", "--people", file("people.csv"))).toMatchObject({
      status: 0,
      stdout: "取り込みました: 新しく2件、変更0件、登録済みのまま0件。\n",
    });
    const titles =
      "年度,担当課,事業名,担当者,相手方の名称,相手方の区分,開始日,終了日,主な形態,目的,指標1,指標1の目標値";
    const line =
      "2026,福祉課,居場所づくり,佐藤,みどりの会,NPO等,2026-04-01,2027-03-31,補助,子育て,参加者,200";
    writeFileSync(file("records.csv"), `${titles}\n${line.replace("佐藤", "王")}\n`);
    const refused = kyodo("import", "--records", file("records.csv"));
    expect(refused).toMatchObject({ status: 1, stdout: "" });
    expect(refused.stderr).toContain("2行目  担当者: ");
    writeFileSync(file("records.csv"), `${titles}\n${line}\n`);
    expect(kyodo("import", "--records", file("records.csv")).status).toBe(0);
    const csv = kyodo("export", "--fiscal-year", "2026");
    expect(csv.stdout.split("\r\n")[1]).toMatch(/^2026,福祉課,居場所づくり,佐藤,/);
    expect(
      kyodo("export", "--fiscal-year", "令和8", "--format", "xlsx", "--out", file("out.xlsx")).status,
    ).toBe(0);
    const book = await readXlsx(new Uint8Array(readFileSync(file("out.xlsx"))));
    expect(book.sheets[0]?.rows[1]?.[2]).toBe("居場所づくり");
    expect(kyodo("handover", "--from", "slack:U1", "--to", "鈴木").stdout).toContain("佐藤の記録1件を鈴木に");
    expect(kyodo("record", "--html", "nothing")).toMatchObject({ status: 1 });
  }, 240_000);

  it("says how it is called where it was called wrongly", () => {
    for (const words of [["export"], ["handover", "--from", "x"]]) {
      const { status, stderr } = kyodo(...words);
      expect(status, words.join(" ")).toBe(2);
      expect(stderr).toContain("使い方 / Usage");
    }
  }, 240_000);
});
