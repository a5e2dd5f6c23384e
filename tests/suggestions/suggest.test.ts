import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { decideZone } from "../../src/domain/zone-rules.ts";
import { loadProjectWords } from "../../src/suggestions/project-words.ts";
import { Suggester } from "../../src/suggestions/suggest.ts";
import { knowledge } from "../packs.ts";

const suggester = new Suggester(knowledge(), loadProjectWords("knowledge/project-words.yaml"));
const cases = z
  .object({
    zones: z.array(z.tuple([z.number(), z.string()])),
    forms: z.array(z.tuple([z.string(), z.string().nullable(), z.string()])),
  })
  .parse(parse(readFileSync("tests/suggestions/descriptions.yaml", "utf8")));

/** The least share that must be right; what falls short is printed. */
const LEAST = 0.9;

describe("a project described in a few sentences", () => {
  it("gets its zone proposed first", () => {
    const misses = cases.zones.filter(([zone, text]) => suggester.suggest(text).zone.zones[0]?.zone !== zone);
    const shown = misses.map(
      ([zone, text]) => `${zone}≠${suggester.suggest(text).zone.zones[0]?.zone} ${text}`,
    );
    expect(1 - misses.length / cases.zones.length, shown.join("\n")).toBeGreaterThanOrEqual(LEAST);
  });

  it("gets its form proposed first, or the word that the city has none such", () => {
    const misses = cases.forms.flatMap(([form, city, text]) => {
      const got = suggester.suggest(text, city ?? undefined).form;
      return got.forms[0]?.form === form ? [] : [`${form}≠${got.forms[0]?.form} (${got.lacks}) ${text}`];
    });
    expect(1 - misses.length / cases.forms.length, misses.join("\n")).toBeGreaterThanOrEqual(LEAST);
  });

  it("opens the dialog with answers that leave the proposed zone possible, each with its words", () => {
    for (const [, text] of cases.zones) {
      const { zone } = suggester.suggest(text);
      expect(decideZone(zone.answers).zones).toContain(zone.zones[0]?.zone);
      for (const question of Object.keys(zone.answers)) {
        expect(zone.because[question as keyof typeof zone.because]?.length).toBeGreaterThan(0);
      }
    }
  });

  it("is read the same in full-width letters", () => {
    const text = "ＮＰＯが企画した事業に市が補助します。";
    expect(suggester.suggest(text).zone).toEqual(suggester.suggest(text.normalize("NFKC")).zone);
  });

  it("gets an even answer where it says nothing of who does what, and never breaks", () => {
    for (const text of ["x", "🎉🎉🎉", "@everyone", "事業。".repeat(3000)]) {
      const { zone, form } = suggester.suggest(text, "asaka");
      expect(zone.zones).toHaveLength(5);
      expect(form.forms.length).toBeGreaterThan(0);
    }
  });
});
