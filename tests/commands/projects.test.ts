import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";

const run = (command: string, lines: readonly unknown[]) => {
  const result = spawnSync(process.execPath, ["--import", "tsx", "src/main.ts", command, "--jsonl"], {
    input: lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"),
    encoding: "utf8",
    env: { ...process.env, HOME_GUIDELINE: "" },
  });
  const rows = result.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { status: result.status, rows };
};

describe("the command line over projects", () => {
  it("decides a zone with the city's passages, and goes on after bad lines", () => {
    const answers = { cityOnly: "no", privateOnly: "no", responsible: "citizens", participation: "B" };
    const { status, rows } = run("zone", [
      { id: 1, guideline: "kasumigaura", answers },
      "{not json",
      { id: 3, guideline: "atlantis", answers },
      { id: 4, answers: { cityOnly: "maybe" } },
      { id: 5, answers: { typo: "yes" } },
      { id: "六", answers: {} },
    ]);
    expect(status).toBe(1);
    expect(rows.map(({ id }) => id)).toEqual([1, null, 3, 4, 5, "六"]);
    expect(rows[0]).toMatchObject({ zones: [2], conflict: "none" });
    expect(JSON.stringify(rows[0]?.["citations"])).toContain("②市民が主導し、行政が支援する領域");
    for (const at of [1, 2, 3, 4]) expect(rows[at]?.["error"]).toEqual(expect.any(String));
    expect(rows[5]).toMatchObject({ zones: [1, 2, 3, 4, 5], settledBy: expect.any(String) });
  });

  it("decides a form, says what the city's catalogue lacks, and holds it against the zone", () => {
    const { status, rows } = run("form", [
      { id: 1, guideline: "asaka", answers: { facility: "whole" } },
      { id: 2, guideline: "numazu", answers: { entrusts: "yes" }, zoneAnswers: { cityOnly: "yes" } },
    ]);
    expect(status).toBe(0);
    expect(rows[0]).toMatchObject({ lacks: "指定管理者", foundIn: ["numazu", "odawara"] });
    expect(rows[1]).toMatchObject({ zoneMismatch: [{ form: "委託", usual: [4] }] });
  });

  it("suggests from a description and refuses an empty or endless one with a word on how to mend it", () => {
    const { status, rows } = run("suggest", [
      {
        id: "a",
        description: "ＮＰＯが企画した居場所づくりに、市が事業費の一部を補助します。",
        guideline: "numazu",
      },
      { id: "b", description: "  " },
      { id: "c", description: "あ".repeat(10_001) },
    ]);
    expect(status).toBe(1);
    expect(rows[0]).toMatchObject({
      zones: [{ zone: 2 }, {}, {}, {}, {}],
      answers: { form: { gives: "money" } },
    });
    expect(rows[0]).not.toHaveProperty("lacks");
    expect(rows[1]?.["error"]).toMatch(/空です/);
    expect(rows[2]?.["error"]).toMatch(/10001字/);
  });
});
