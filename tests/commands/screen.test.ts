import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { confirmScreened, screened } from "../../src/commands/screen.ts";
import { csvTable } from "../../src/evaluations/csv/export-csv.ts";
import type { Volume } from "../../src/knowledge/library.ts";
import { loadProjectWords } from "../../src/suggestions/project-words.ts";
import { Suggester } from "../../src/suggestions/suggest.ts";
import { owner } from "../evaluations/samples.ts";
import { knowledge } from "../packs.ts";
import { bytes, cities } from "./city.ts";
import { shiftJis } from "./shift-jis.ts";

const city = cities();
const packs = knowledge();
const suggester = new Suggester(packs, loadProjectWords(join("knowledge", "project-words.yaml")));
const volumeOf = (id: string): Volume => {
  const volume = packs.library.volume(id);
  if (!volume) throw new Error(`no guideline ${id}`);
  return volume;
};
const kasumigaura = { suggester, volume: volumeOf("kasumigaura") };
const all = { seenBy: { kind: "all" } } as const;

const LIST = [
  "事業名,内容,担当課,備考",
  "花壇の里親,自治会が公園の花壇を続けて世話し、市は道具を貸して支援する。,公園緑地課,=1+1",
  "税の賦課,市だけが行う税の賦課と徴収。公権力の行使にあたる。,福祉課,",
  "謎の事業,よろしくお願いします,福祉課,",
].join("\r\n");

const rowsOf = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true });

/** The list with what the section filled in, line by line. */
function filled(changes: readonly Record<string, string>[]): Uint8Array {
  const rows = rowsOf(screened(bytes(LIST), kasumigaura, "ja"));
  const titles = Object.keys(rows[0] ?? {});
  return bytes(
    csvTable([
      titles,
      ...rows.map((row, at) => titles.map((title) => changes[at]?.[title] ?? row[title] ?? "")),
    ]),
  );
}
const PLAN = {
  年度: "令和8",
  相手方の名称: "本町自治会",
  相手方の区分: "自治会等",
  開始日: "2026/4/1",
  終了日: "2027/3/31",
  目的: "花壇を地域で育てる",
  指標1: "参加者",
  指標1の目標値: "200人",
};

describe("a screened list", () => {
  it("keeps its lines and gets zone, form, the words that led there, a reason and an empty 確認", () => {
    const rows = rowsOf(screened(bytes(LIST), kasumigaura, "ja"));
    expect(rows).toHaveLength(3);
    expect(Object.keys(rows[0] ?? {}).slice(0, 8)).toEqual([
      ...["事業名", "内容", "担当課", "備考", "領域（案）", "形態（案）", "根拠の言葉", "案の理由"],
    ]);
    expect(rows[0]).toMatchObject({ 備考: "'=1+1", 確認: "", 年度: "" });
    expect(rows[0]?.["領域（案）"]).toMatch(/^② ./);
    expect(rows[0]?.["根拠の言葉"]).not.toBe("");
    expect(rows[0]?.["案の理由"]).toMatch(/とあるため。/);
    expect(rows[1]?.["領域（案）"]).toMatch(/^⑤/);
    expect(rows[1]?.["案の理由"]).toMatch(/協働の事業ではない/);
    expect(rows[2]).toMatchObject({ "領域（案）": "", "形態（案）": "" });
    expect(rows[2]?.["案の理由"]).toMatch(/手がかりの言葉が見つかりません/);
  });

  it("reads what a Japanese spreadsheet saves, and reads its own file again without doubling a column", () => {
    const once = screened(shiftJis(LIST), kasumigaura, "ja");
    expect(rowsOf(once)[0]).toMatchObject({ 事業名: "花壇の里親", 担当課: "公園緑地課" });
    expect(screened(bytes(once), kasumigaura, "ja")).toBe(once);
  });

  it("says which column is missing", () => {
    expect(() => screened(bytes("事業名,担当課\nx,y"), kasumigaura, "ja")).toThrow(/1行目 {2}「内容」/);
  });
});

describe("a confirmed list", () => {
  it("becomes records with the zone and form that were confirmed, once however often it is taken in", async () => {
    const office = await city.found();
    const file = filled([{ ...PLAN, 確認: "○" }, { 確認: "○" }, {}]);
    expect(await confirmScreened(file, kasumigaura, office, false)).toEqual({
      ok: true,
      text: "記録を1件作りました。登録済み0件、未確認1件、協働の対象外（①・⑤）1件。",
    });
    const [line] = await office.records.projects.list(all, "newest", { limit: 9, offset: 0 });
    const record = line && (await office.records.projects.find(line.id));
    expect(record?.project).toMatchObject({
      name: "花壇の里親",
      fiscalYear: 2026,
      zone: { zones: [2], guideline: "kasumigaura" },
      stage: "running",
    });
    expect(await confirmScreened(file, kasumigaura, office, false)).toMatchObject({
      text: expect.stringMatching(/^記録を0件作りました。登録済み1件/),
    });
    expect(await office.records.projects.count(all)).toBe(1);
  });

  it("takes a corrected zone and form in place of the proposed ones", async () => {
    const office = await city.found();
    const file = filled([{ ...PLAN, 確認: "領域３、共催" }, {}, {}]);
    expect(await confirmScreened(file, kasumigaura, office, false)).toMatchObject({ ok: true });
    const [line] = await office.records.projects.list(all, "newest", { limit: 9, offset: 0 });
    expect(line).toMatchObject({ zone: 3, mainForm: "共催" });
    const record = line && (await office.records.projects.find(line.id));
    expect(record?.project.zone?.answers).toEqual({});
  });

  it("tells line by line what a record still lacks, and makes none", async () => {
    const office = await city.found();
    const file = filled([{ ...PLAN, 確認: "○" }, {}, { 確認: "③ 委託", 年度: "2026" }]);
    const { ok, text } = await confirmScreened(file, kasumigaura, office, false);
    expect(ok).toBe(false);
    expect(text).toMatch(/^1行に直すところがあります。記録は一つも作っていません。/);
    for (const field of ["相手方の名称", "相手方の区分", "開始日", "終了日", "目的"]) {
      expect(text).toContain(`4行目  ${field}: `);
    }
    const unclear = await confirmScreened(filled([{ ...PLAN, 確認: "たぶん" }]), kasumigaura, office, false);
    expect(unclear.text).toMatch(/2行目 {2}確認: 「○」か/);
    expect(await office.records.projects.count(all)).toBe(0);
  });

  it("makes no record when it is only tried, nor for anybody outside the collaboration section", async () => {
    const office = await city.found();
    const file = filled([{ ...PLAN, 確認: "○" }]);
    expect(await confirmScreened(file, kasumigaura, office, true)).toMatchObject({
      text: "確認だけしました。記録1件を作れます。",
    });
    await expect(confirmScreened(file, kasumigaura, { ...office, person: owner }, false)).rejects.toThrow(
      /協働担当課だけ/,
    );
    expect(await office.records.projects.count(all)).toBe(0);
  });
});
