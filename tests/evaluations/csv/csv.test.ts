import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ProjectId, projectId } from "../../../src/domain/record-ids.ts";
import { asTyped, neutral } from "../../../src/evaluations/csv/cell.ts";
import { csvTable, exportCsv } from "../../../src/evaluations/csv/export-csv.ts";
import { type ImportSettings, importCsv } from "../../../src/evaluations/csv/import-csv.ts";
import { surveyTable } from "../../../src/evaluations/csv/survey.ts";
import { viewRecord } from "../../../src/evaluations/record-view.ts";
import type { WholeRecord } from "../../../src/ports/records.ts";
import {
  collaboration,
  evaluation,
  owner,
  PARKS,
  partnerEvaluation,
  person,
  project,
  review,
  WELFARE,
} from "../samples.ts";

const names = { section: () => PARKS.name, person: () => "佐藤" };
const settled: WholeRecord = {
  project: project({ stage: "settled" }),
  evaluations: [evaluation(), partnerEvaluation()],
  reviews: [review()],
};
async function exported(records: readonly WholeRecord[], publication = false, language: "ja" | "en" = "ja") {
  async function* pages() {
    for (const record of records) yield [viewRecord(collaboration, record)];
  }
  let text = "";
  for await (const piece of exportCsv(pages(), names, { language, publication })) text += piece;
  return text;
}
const cells = (text: string): readonly Record<string, string>[] => parse(text, { bom: true, columns: true });
const bytes = (text: string) => new TextEncoder().encode(text);

let made = 0;
const settings = (change: Partial<ImportSettings> = {}): ImportSettings => ({
  by: collaboration.id,
  sections: [PARKS, WELFARE],
  people: async () => [{ ...owner, name: "佐藤" }],
  recorded: async () => undefined,
  newId: () => projectId(`new${++made}`),
  today: "2026-11-24",
  ...change,
});

describe("a cell", () => {
  it.each([
    ["=1+1"],
    ["+SUM(A1)"],
    ["-cmd|' /C calc'!A0"],
    ["@SUM(1)"],
    ["\t=1"],
    ["\r=1"],
    ["＝1"],
    ["-1-1"],
    ["'=1"],
    ["+81"],
    ["007"],
    ["1-2"],
    ["4/1"],
    ["10:30"],
    ["1e5"],
    ["12345678901234567890"],
  ])("can never become a formula, nor another number or date: %j", (text) => {
    expect(neutral(text)).toBe(`'${text}`);
  });

  it.each([["-5"], ["3.25"], ["120000"], ["2026-04-01"], ["2・3"], ["2年目"], ["花壇=緑"], ["a@b"], [""]])(
    "stays as it is where it is none: %j",
    (text) => {
      expect(neutral(text)).toBe(text);
    },
  );

  it("reads back as it was typed", () => {
    const text = fc.array(fc.constantFrom("=", "'", "-", "1", "0", "/", "＝", "@", "花", "\t"), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(text, (letters) => {
        const typed = letters.join("");
        expect(asTyped(neutral(typed))).toBe(typed);
      }),
    );
  });
});

describe("an export", () => {
  it("begins with the mark by which spreadsheets know UTF-8, and ends its lines as they do", async () => {
    const text = await exported([settled]);
    expect(text.startsWith("\uFEFF年度,担当課,事業名,")).toBe(true);
    expect(text.split("\r\n")).toHaveLength(3);
  });

  it("shows the project, each rating of each side with its reason, and the decision", async () => {
    const [row] = cells(await exported([settled]));
    expect(row).toMatchObject({
      年度: "2026",
      担当課: "公園緑地課",
      担当者: "佐藤",
      相手方の区分: "自治会等",
      金額: "120000",
      指標2の目標値: "12.5",
      段階: "確定",
      領域: "2・3",
      "市: 目標達成": "4",
      "相手方: 目標達成": "2（雨で集まらなかった）",
      "市: 効率": "",
      "市: 確認: 原則の遵守": "一部（情報の公開が遅れた）",
      継続の判断: "継続",
    });
  });

  it("shows no score of one side while the other is missing", async () => {
    const half = { project: project({ stage: "awaiting" }), evaluations: [partnerEvaluation()], reviews: [] };
    const text = await exported([half]);
    expect(text).not.toContain("雨で集まらなかった");
    expect(cells(text)[0]).toMatchObject({
      "相手方: 目標達成": "両者がそろうまで非表示",
      "市: 目標達成": "",
    });
  });

  it("has only what is settled, no member of the staff and no reasons where it is to be published", async () => {
    const open = { ...settled, project: project({ name: "途中の事業", stage: "mutual" }) };
    const text = await exported([settled, open], true, "en");
    for (const hidden of ["佐藤", "途中の事業", "雨で集まらなかった", "情報の公開が遅れた"]) {
      expect(text).not.toContain(hidden);
    }
    expect(cells(text)[0]).not.toHaveProperty("Person in charge");
    expect(cells(text)[0]).toMatchObject({ Stage: "settled" });
  });

  it("keeps whatever stands in a name inside its cell", async () => {
    const name = '=HYPERLINK("http://x"),"\n花壇';
    const [row] = cells(await exported([{ ...settled, project: project({ name }) }]));
    expect(row?.["事業名"]).toBe(`'${name}`);
  });

  it.each([["一行目\n二行目"], ["a\rb"], ["a\r\nb"], ['"'], [","]])(
    "keeps a line end inside its cell: %j",
    (text) => {
      expect(parse(csvTable([["a", text, "b"]]), { bom: true, record_delimiter: "\r\n" })).toEqual([
        ["a", text, "b"],
      ]);
    },
  );

  it("writes the title line where there is nothing else", async () => {
    expect((await exported([])).split("\r\n")).toHaveLength(2);
  });
});

describe("an import", () => {
  it("reads an export back as the same projects", async () => {
    const one = project({ stage: "published", name: "=花壇", owner: owner.id });
    const two = project({
      name: "運行中",
      amountYen: null,
      agreedOn: null,
      additionalForms: [],
      owner: null,
    });
    const file = await exported([one, two].map((each) => ({ ...settled, project: each })));
    const read = await importCsv(bytes(file.replace(/運行中,佐藤/u, "運行中,")), settings());
    if (read.kind !== "ready") throw new Error(JSON.stringify(read));
    const projects = read.changes.flatMap((change) =>
      change.kind === "saveProject" ? [change.project] : [],
    );
    const kept = { zone: null, due: {}, version: 0 };
    expect(projects).toEqual([
      { ...one, ...kept, id: projects[0]?.id },
      { ...two, ...kept, id: projects[1]?.id, stage: "running" },
    ]);
  });

  const titles =
    "年度,担当課,事業名,担当者,相手方の名称,相手方の区分,開始日,終了日,主な形態,目的,指標1,指標1の目標値,段階";
  const good = (name: string) =>
    `令和８年度,福祉課,${name},,みどりの会,NPO,令和8年4月1日,2027/3/31,補助,子育ての支援,参加者,２００人,`;

  it("tells every line that it refuses, and does nothing of the rest", async () => {
    const file = [
      titles,
      good("一"),
      good("二").replace("福祉課", "宇宙課").replace("NPO", "魔法"),
      '"令和8年度",福祉課,"三\n（二行）",知らない人,,NPO,4/31,2027/3/31,補助,x,参加者,200,',
      good("一"),
      good("四").replace(/,$/u, ",完了"),
    ].join("\r\n");
    const read = await importCsv(bytes(file), settings());
    if (read.kind !== "refused") throw new Error("not refused");
    expect(read.lines.map(({ line, problems }) => [line, problems.map(({ field }) => field)])).toEqual([
      [3, ["partnerKind", "section"]],
      [5, ["partnerName", "startsOn", "owner"]],
      [6, ["name"]],
      [7, ["stage"]],
    ]);
    expect(read.lines[0]?.problems[1]).toMatchObject({
      ja: "担当課: その名前の課は登録されていません。課の名前を確かめてください。",
      en: "Section: no such section is registered: please check its name.",
    });
  });

  it("leaves alone what is recorded already, so that the same file twice makes nothing twice", async () => {
    const file = bytes([titles, good("一"), "", good("二")].join("\n"));
    const recorded = async ({ name }: { readonly name: string }): Promise<ProjectId | undefined> =>
      name === "一" ? projectId("old") : undefined;
    const read = await importCsv(file, settings({ recorded }));
    expect(read).toMatchObject({ kind: "ready", already: [2], changes: [{ project: { name: "二" } }] });
  });

  it("reads what a Japanese spreadsheet saves as Shift_JIS", async () => {
    // 年度 and 事業名 of the title line, as Shift_JIS.
    const bytesOfYear = [0x94, 0x4e, 0x93, 0x78];
    const read = await importCsv(
      Uint8Array.from([...bytesOfYear, 0x2c, 0x8e, 0x96, 0x8b, 0xc6, 0x96, 0xbc]),
      settings(),
    );
    if (read.kind !== "refused") throw new Error("not refused");
    expect(read.lines[0]?.problems.map(({ field }) => field)).toEqual([
      "section",
      "partnerName",
      "partnerKind",
      "startsOn",
      "endsOn",
      "mainForm",
      "purpose",
    ]);
  });

  it("names the line at which a file stops being CSV", async () => {
    const read = await importCsv(bytes(`${titles}\n${good("一")}\n"x"y,z`), settings());
    expect(read).toMatchObject({ kind: "refused", lines: [{ line: 3, problems: [{ field: "file" }] }] });
  });

  it("takes English titles and asks whom is meant where two have one name", async () => {
    const english = await exported([settled], false, "en");
    const twins = async () => [person("a", { name: "佐藤" }), person("b", { name: "佐藤" })];
    expect(await importCsv(bytes(english), settings())).toMatchObject({ kind: "ready" });
    const read = await importCsv(bytes(english), settings({ people: twins }));
    expect(read).toMatchObject({ lines: [{ line: 2, problems: [{ field: "owner" }] }] });
  });
});

describe("the annual survey", () => {
  const row = { form: "委託", zone: 3, stage: "settled", projects: 2, amountYen: 100, overdue: 0 } as const;
  const rows = [
    { ...row, section: PARKS.id },
    { ...row, section: PARKS.id, stage: "awaiting", form: "共催", zone: null, projects: 3, overdue: 1 },
    { ...row, section: WELFARE.id, projects: 1 },
  ] as const;
  const section = (id: string) => (id === PARKS.id ? "公園緑地課" : "福祉課");

  it("counts by section, form or zone, with a total", () => {
    const title = ["件数", "金額（円）", "確定・公表", "期限切れ"];
    const total = ["合計", 6, 300, 3, 1];
    expect(surveyTable(rows, "section", { section }, "ja")).toEqual([
      ["担当課", ...title],
      ["公園緑地課", 5, 200, 2, 1],
      ["福祉課", 1, 100, 1, 0],
      total,
    ]);
    expect(surveyTable(rows, "form", { section }, "ja").slice(1)).toEqual([
      ["委託", 3, 200, 3, 0],
      ["共催", 3, 100, 0, 1],
      total,
    ]);
    expect(surveyTable(rows, "zone", { section }, "ja").map(([name]) => name)).toEqual([
      "領域",
      "3",
      "未定",
      "合計",
    ]);
    expect(csvTable(surveyTable(rows, "zone", { section }, "en"))).toContain("Total,6,300,3,1\r\n");
  });
});
