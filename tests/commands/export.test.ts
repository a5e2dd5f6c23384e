import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { readXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { xlsxFile } from "../../src/adapters/spreadsheets/xlsx.ts";
import { type ExportWish, exportPieces, exportWish } from "../../src/commands/export.ts";
import type { Office } from "../../src/commands/office.ts";
import { UsageError } from "../../src/commands/usage.ts";
import { writeOut } from "../../src/commands/write-out.ts";
import { projectId } from "../../src/domain/record-ids.ts";
import type { RecordChange } from "../../src/ports/records.ts";
import {
  collaboration,
  evaluation,
  owner,
  partnerEvaluation,
  project,
  review,
  WELFARE,
} from "../evaluations/samples.ts";
import { cities } from "./city.ts";
import { TODAY } from "./office-of.ts";

const city = cities();
const by = { by: collaboration.id, reason: null };
const wish = (change: Partial<ExportWish> = {}): ExportWish => ({
  fiscalYear: 2026,
  format: "csv",
  publication: false,
  survey: undefined,
  ...change,
});

/** One settled project with everything, and many that run. */
async function filled(running = 0): Promise<Office> {
  const office = await city.found();
  const whole = project({ version: 0, stage: "mutual", filed: ["after.city", "after.partner"] });
  const changes: RecordChange[] = [
    { kind: "saveProject", project: whole, ...by },
    { kind: "saveEvaluation", evaluation: evaluation({ version: 0 }), ...by },
    { kind: "saveEvaluation", evaluation: partnerEvaluation({ version: 0 }), ...by },
    { kind: "saveReview", review: review({ version: 0 }), ...by },
    { kind: "saveProject", project: { ...whole, stage: "settled", version: 1 }, ...by },
  ];
  for (let number = 0; number < running; number++) {
    const id = projectId(`r${number}`);
    const zone = { zones: [4], answers: {}, guideline: "numazu", edition: null } as const;
    const other = { section: WELFARE.id, owner: null, zone, mainForm: "委託", additionalForms: [] } as const;
    changes.push({
      kind: "saveProject",
      project: project({ ...other, id, name: `=事業${number}`, version: 0 }),
      ...by,
    });
  }
  await office.change(changes);
  return office;
}

async function written(office: Office, asked: ExportWish): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of exportPieces(asked, office, xlsxFile)) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}
const sheetsOf = async (file: Buffer) =>
  new Map((await readXlsx(new Uint8Array(file))).sheets.map(({ name, rows }) => [name, rows]));
const titled = (rows: readonly (readonly unknown[])[] | undefined, at: number) =>
  Object.fromEntries((rows?.[0] ?? []).map((title, column) => [String(title), rows?.[at]?.[column] ?? null]));

describe("export", () => {
  it("writes every record of the fiscal year into one CSV, more than stand in memory at a time", async () => {
    const office = await filled(450);
    const rows: Record<string, string>[] = parse(await written(office, wish()), { bom: true, columns: true });
    expect(rows).toHaveLength(451);
    expect(new Set(rows.map((row) => row["事業名"])).size).toBe(451);
    expect(rows.find((row) => row["事業名"] === "花壇の里親")).toMatchObject({
      担当者: owner.name,
      開始日: "2026-04-01",
    });
    expect((await written(office, wish({ fiscalYear: 2025 }))).toString().split("\r\n")).toHaveLength(2);
  }, 60_000);

  it("writes projects, evaluations, mutual reviews and the survey as sheets, with numbers and dates", async () => {
    const sheets = await sheetsOf(await written(await filled(2), wish({ format: "xlsx" })));
    expect([...sheets.keys()]).toEqual(["事業", "評価", "相互評価", "集計"]);
    const projects = sheets.get("事業");
    expect(projects).toHaveLength(4);
    expect(titled(projects, 1)).toMatchObject({
      年度: 2026,
      担当者: owner.name,
      開始日: new Date("2026-04-01T00:00:00Z"),
      金額: 120_000,
      指標2の目標値: 12.5,
      領域: "2・3",
      継続の判断: "継続",
    });
    expect(titled(projects, 2)).toMatchObject({ 事業名: "=事業0", 担当者: null });
    const evaluations = sheets.get("評価");
    expect(evaluations).toHaveLength(3);
    expect([1, 2].map((at) => titled(evaluations, at))).toMatchObject([
      {
        側: "市",
        記入者: "佐藤",
        目標達成: 4,
        "原則「対等」": 2,
        "原則「対等」（理由）": "会議の進行が市に偏った",
      },
      { 側: "相手方", 記入方法: "聞き取り代行", 目標達成: 2, "確認: 原則の遵守": "一部" },
    ]);
    expect(titled(sheets.get("相互評価"), 1)).toMatchObject({
      相互確認の日: new Date("2027-05-10T00:00:00Z"),
      "市と相手方の差（2以上）": "目標達成: 市4・相手方2",
      見方の違いの理由: "目標達成: 市は面積、自治会は参加者を見ていた",
      申し送り1: "水やりの当番を決める（本町自治会、4月の打合せまで）",
    });
    expect(sheets.get("集計")?.slice(0, 4)).toMatchObject([
      ["担当課", "件数", "金額（円）", "確定・公表", "期限切れ"],
      ["公園緑地課", 1, 120_000, 1, 0],
      ["福祉課", 2, 240_000, 0, 2],
      ["合計", 3, 360_000, 1, 2],
    ]);
  });

  it("publishes what is settled, with nobody's name and nobody's own words", async () => {
    const office = await filled(3);
    const book = await sheetsOf(await written(office, wish({ format: "xlsx", publication: true })));
    const csv = (await written(office, wish({ publication: true }))).toString();
    const all = JSON.stringify([...book]) + csv;
    for (const hidden of [
      "佐藤",
      owner.name,
      "会議の進行が市に偏った",
      "雨で集まらなかった",
      "=事業",
      "水やりの当番",
    ]) {
      expect(all).not.toContain(hidden);
    }
    expect(book.get("事業")).toHaveLength(2);
    expect(titled(book.get("相互評価"), 1)).toMatchObject({
      公表する文: "花壇の里親は200人が参加しました。",
      継続の判断: "継続",
    });
    expect(csv).toContain("花壇の里親");
    expect(book.get("集計")?.[1]).toMatchObject(["公園緑地課", 1, 120_000, 1, 0]);
  });

  it("counts the survey by section, form or zone, as CSV and as a sheet", async () => {
    const office = await filled(2);
    const byForm = (await written(office, wish({ survey: "form" }))).toString();
    expect(byForm.split("\r\n").slice(0, -1)).toEqual([
      "\uFEFF主な形態,件数,金額（円）,確定・公表,期限切れ",
      "委託,2,240000,0,2",
      "アダプト制度,1,120000,1,0",
      "合計,3,360000,1,2",
    ]);
    const byZone = await sheetsOf(await written(office, wish({ survey: "zone", format: "xlsx" })));
    expect(byZone.get("集計")?.map(([name]) => name)).toEqual(["領域", "4", "未定", "合計"]);
  });

  it("is for the collaboration section alone", async () => {
    const office = { ...(await filled()), person: owner };
    await expect(written(office, wish())).rejects.toThrow(/協働担当課だけ/);
  });

  it("understands the fiscal year as people write it, and says what it cannot take", () => {
    expect(exportWish({ "fiscal-year": "令和８年度", format: "xlsx" }, TODAY)).toEqual(
      wish({ format: "xlsx" }),
    );
    for (const flags of [
      {},
      { "fiscal-year": "いつか" },
      { "fiscal-year": "2026", format: "pdf" },
      { "fiscal-year": "2026", survey: "person" },
    ]) {
      expect(() => exportWish(flags, TODAY)).toThrow(UsageError);
    }
  });
});

describe("a file that is written", () => {
  it("takes the place of the older one only when all of it is there", async () => {
    const file = join(city.folder(), "out.csv");
    writeFileSync(file, "old");
    async function* broken() {
      yield "half";
      throw new Error("the database is gone");
    }
    await expect(writeOut(broken(), file, process.stdout)).rejects.toThrow("the database is gone");
    expect(readFileSync(file, "utf8")).toBe("old");
    await writeOut(["new", " text"], file, process.stdout);
    expect(readFileSync(file, "utf8")).toBe("new text");
    expect(readdirSync(city.folder()).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it("is said to be impossible where there is no such folder", async () => {
    const file = join(city.folder(), "nowhere", "out.csv");
    await expect(writeOut(["x"], file, process.stdout)).rejects.toThrow(/書き込めません/);
    expect(existsSync(file)).toBe(false);
  });
});
