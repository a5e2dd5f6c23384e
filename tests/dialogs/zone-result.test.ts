import { describe, expect, it } from "vitest";
import { zoneResult } from "../../src/dialogs/zone-result.ts";
import { decideZone, UNSURE, ZONE_QUESTIONS, type ZoneAnswers } from "../../src/domain/zone-rules.ts";
import { knowledge } from "../packs.ts";

const { volumes } = knowledge().library;

/** The decision table as people read it: rows who is responsible, columns A–E; `!` marks answers that contradict. */
const TABLE: Readonly<Record<string, string>> = {
  "citizens A": "1",
  "citizens B": "2",
  "citizens C": "citizens:2 else:3",
  "citizens D": "citizens:2 else:3!",
  "citizens E": "5!",
  "both A": "1!",
  "both B": "citizens:2 else:3",
  "both C": "3",
  "both D": "city:4 else:3",
  "both E": "5!",
  "city A": "1!",
  "city B": "3!",
  "city C": "city:4 else:3",
  "city D": "4",
  "city E": "5",
};

function expected(answers: Readonly<Record<string, string>>): { zone: number; conflict: boolean } {
  if (answers["cityOnly"] === "yes") return { zone: 5, conflict: false };
  if (answers["privateOnly"] === "yes") return { zone: 1, conflict: false };
  const cell = TABLE[`${answers["responsible"]} ${answers["participation"]}`] ?? "";
  const byInitiator = new Map(cell.split(" ").map((part) => part.split(":") as [string, string]));
  const told = byInitiator.get(answers["initiator"] ?? "") ?? byInitiator.get("else") ?? cell;
  return { zone: Number(told[0]), conflict: told.endsWith("!") };
}

const QUESTIONS = Object.entries(ZONE_QUESTIONS);

function everyWay(unsureToo: boolean): Record<string, string>[] {
  let rows: Record<string, string>[] = [{}];
  for (const [question, values] of QUESTIONS) {
    const asked = values.filter((value) => unsureToo || value !== UNSURE);
    rows = rows.flatMap((row) => asked.map((value) => ({ ...row, [question]: value })));
  }
  return rows;
}

describe("the zone of a project", () => {
  it("is the one in the table, for every combination of sure answers", () => {
    const rows = everyWay(false);
    expect(rows).toHaveLength(3 * 2 * 2 * 3 * 3 * 5);
    for (const row of rows) {
      const { zone, conflict } = expected(row);
      const decision = decideZone(row as ZoneAnswers);
      expect(decision.zones, JSON.stringify(row)).toEqual([zone]);
      expect(decision.conflict).toBe(conflict ? "certain" : "none");
      expect(decision.settledBy).toBeUndefined();
    }
  });

  it("is every zone that a sure answer could still lead to, wherever わからない was said", () => {
    const rows = everyWay(true);
    expect(rows).toHaveLength(4 * 3 * 3 * 4 * 4 * 6);
    for (const row of rows) {
      let ways = [row];
      for (const [question, values] of QUESTIONS) {
        if (row[question] !== UNSURE) continue;
        const sure = values.filter((value) => value !== UNSURE);
        ways = ways.flatMap((way) => sure.map((value) => ({ ...way, [question]: value })));
      }
      const zones = [...new Set(ways.map((way) => expected(way).zone))].sort();
      const decision = decideZone(row as ZoneAnswers);
      expect(decision.zones).toEqual(zones);
      if (zones.length === 1) expect(decision.settledBy).toBeUndefined();
      else expect(row[decision.settledBy ?? ""]).toBe(UNSURE);
    }
  });

  it("comes with passages that stand in the text, and only those of its own zones, for every city's model", () => {
    for (const { guideline } of volumes) {
      for (const row of everyWay(false)) {
        const result = zoneResult(row as ZoneAnswers, volumes, guideline.id);
        expect(result.named.length).toBeGreaterThan(0);
        expect(result.named.every(({ zone }) => result.zones.includes(zone))).toBe(true);
        expect(result.citations.length).toBeGreaterThan(0);
      }
    }
  });

  it("is told in the city's own words where its text has zones, and in the others' where it says that it has none", () => {
    const answers: ZoneAnswers = {
      cityOnly: "no",
      privateOnly: "no",
      responsible: "citizens",
      participation: "B",
    };
    const cities = (own: string) =>
      [...new Set(zoneResult(answers, volumes, own).named.map(({ guideline }) => guideline))].sort();
    expect(cities("kasumigaura")).toEqual(["kasumigaura"]);
    expect(cities("asaka")).toEqual(["asaka"]);
    expect(cities("numazu")).toEqual(["numazu"]);
    for (const own of ["odawara", "minami-alps"]) {
      expect(zoneResult(answers, volumes, own).ownHasZones).toBe(false);
      expect(cities(own)).toEqual(["asaka", "kasumigaura", "numazu"]);
    }
  });

  it("never takes Kasumigaura's five examples, which do not tell ② ③ ④ apart, as proof of one", () => {
    for (const row of everyWay(false)) {
      const { citations } = zoneResult(row as ZoneAnswers, volumes, "kasumigaura");
      expect(citations.some(({ quote }) => /きめ細かい対応が必要な事業/.test(quote))).toBe(false);
    }
  });

  it("says what another answer would make of it", () => {
    const { alternatives } = zoneResult(
      {
        cityOnly: "no",
        privateOnly: "no",
        better: "yes",
        initiator: "city",
        responsible: "both",
        participation: "D",
      },
      volumes,
      "asaka",
    );
    expect(alternatives).toContainEqual({ question: "initiator", value: "citizens", zones: [3] });
    expect(alternatives.every(({ zones }) => zones.join() !== "4")).toBe(true);
  });
});
