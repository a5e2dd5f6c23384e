import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { FORM_QUESTIONS } from "../../src/domain/form-rules.ts";
import { foldWidth } from "../../src/domain/text.ts";
import { decideZone } from "../../src/domain/zone-rules.ts";
import { loadExamples } from "../../src/suggestions/examples.ts";
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
const LEAST = 0.95;

describe("a project described in a few sentences", () => {
  it("is none of those that the weights were learned from", () => {
    const examples = loadExamples("knowledge/project-examples.yaml");
    const learned = new Set([...examples.zones, ...examples.forms].map(([, text]) => foldWidth(text)));
    const told = [...cases.zones.map(([, text]) => text), ...cases.forms.map(([, , text]) => text)];
    expect(told.filter((text) => learned.has(foldWidth(text)))).toEqual([]);
  });

  it("gets its zone proposed first", () => {
    const misses = cases.zones.flatMap(([zone, text]) => {
      const first = suggester.suggest(text).zone.zones[0]?.zone;
      return first === zone ? [] : [`${zone}≠${first} ${text}`];
    });
    expect(1 - misses.length / cases.zones.length, misses.join("\n")).toBeGreaterThanOrEqual(LEAST);
  });

  it("gets its form proposed first, or the word that the city has none such", () => {
    const misses = cases.forms.flatMap(([form, city, text]) => {
      const got = suggester.suggest(text, city ?? undefined).form;
      return got.forms[0]?.form === form ? [] : [`${form}≠${got.forms[0]?.form} (${got.lacks}) ${text}`];
    });
    expect(1 - misses.length / cases.forms.length, misses.join("\n")).toBeGreaterThanOrEqual(LEAST);
  });

  it("gets the same suggestion whenever it is told", () => {
    for (const [, text] of cases.zones.slice(0, 10)) {
      expect(suggester.suggest(text, "asaka")).toEqual(suggester.suggest(text, "asaka"));
    }
  });

  it("is read the same in full-width letters", () => {
    const text = "ＮＰＯが企画した事業に市が補助します。";
    expect(suggester.suggest(text)).toEqual(suggester.suggest(text.normalize("NFKC")));
  });

  it("is read the same whichever city's name stands in it", () => {
    const shares = ["沼津市", "小田原市", "市"].map(
      (city) => suggester.suggest(`山の会の小屋を直す仕事に${city}が補助を出します。`).zone.zones,
    );
    expect(new Set(shares.map((zones) => JSON.stringify(zones))).size).toBe(1);
  });

  it("gets all zones and some form where it says nothing of who does what, and never breaks", () => {
    for (const text of ["x", "🎉🎉🎉", "@everyone", "。。。", "\u0000\u202e", "事業。".repeat(3000)]) {
      const { zone, form } = suggester.suggest(text, "asaka");
      expect(zone.zones.map((each) => each.zone).sort()).toEqual([1, 2, 3, 4, 5]);
      expect(form.forms.length).toBeGreaterThan(0);
      expect(suggester.proposals("zone", text)).toEqual([]);
    }
  });
});

describe("the dialog that a description opens", () => {
  it("has zone answers that lead to the proposed zone without contradiction, each with words of the description", () => {
    let answered = 0;
    for (const [, text] of cases.zones) {
      const { zone } = suggester.suggest(text);
      const decision = decideZone(zone.answers);
      expect(decision.zones).toContain(zone.zones[0]?.zone);
      expect(decision.conflict).not.toBe("certain");
      for (const { words } of suggester.proposals("zone", text)) {
        answered++;
        expect(words.length).toBeGreaterThan(0);
        for (const word of words) expect(foldWidth(text)).toContain(word);
      }
    }
    expect(answered).toBeGreaterThan(cases.zones.length);
  });

  it("has no answers where the zone or the form is open", () => {
    const text = "来年の催しについて相談したいです。";
    expect(suggester.proposals("zone", text)).toEqual([]);
    expect(suggester.proposals("form", text)).toEqual([]);
  });

  it("does not say who answers for it where the words name both sides", () => {
    const text =
      "もともとは市が呼びかけましたが、今は住民の会が責任を持って続けています。市は保険料を補助します。";
    const keys = suggester.proposals("zone", text).map(({ key }) => key);
    expect(keys).not.toContain("initiator");
  });

  it("has form answers that its questions know, each with words of the description", () => {
    let answered = 0;
    for (const [, city, text] of cases.forms) {
      for (const { key, value, words } of suggester.proposals("form", text, city ?? undefined)) {
        answered++;
        expect(new Map(Object.entries(FORM_QUESTIONS)).get(key)).toContain(value);
        expect(words.length).toBeGreaterThan(0);
        for (const word of words) expect(foldWidth(text)).toContain(word);
      }
    }
    expect(answered).toBeGreaterThan(cases.forms.length / 2);
  });

  it("tells what the city gives by the words that say so", () => {
    const text = "住民の会が続ける里山の手入れに、市が活動資金の一部を補助します。";
    const money = suggester.proposals("form", text, "odawara").find(({ key }) => key === "gives");
    expect(money?.value).toBe("money");
    expect(money?.words.join()).toMatch(/補助|活動資金/);
  });
});
