import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Field, FieldBuilder } from "../../src/knowledge/field.ts";

const SETTINGS = { k1: 0.6, b: 0.75 };

function fieldOf(texts: readonly (readonly string[])[]): Field {
  const builder = new FieldBuilder(SETTINGS);
  for (const text of texts) builder.add(text);
  return new Field(builder.build());
}

/** BM25 by its formula, text by text. */
function plainBm25(texts: readonly (readonly string[])[], query: ReadonlyMap<string, number>): number[] {
  const average = texts.reduce((sum, text) => sum + text.length, 0) / texts.length || 1;
  return texts.map((text) => {
    let score = 0;
    for (const [term, weight] of query) {
      const count = text.filter((word) => word === term).length;
      if (count === 0) continue;
      const holding = texts.filter((other) => other.includes(term)).length;
      const idf = Math.log(1 + (texts.length - holding + 0.5) / (holding + 0.5));
      const norm = SETTINGS.k1 * (1 - SETTINGS.b + (SETTINGS.b * text.length) / average);
      score += (weight * idf * count * (SETTINGS.k1 + 1)) / (count + norm);
    }
    return score;
  });
}

const term = fc.constantFrom("a", "b", "c", "協", "協働");
const texts = fc.array(fc.array(term, { maxLength: 12 }), { minLength: 1, maxLength: 12 });
const query = fc.array(fc.tuple(term, fc.double({ min: 0.1, max: 4, noNaN: true })), { maxLength: 5 });

describe("a field", () => {
  it("scores as BM25's formula does", () => {
    fc.assert(
      fc.property(texts, query, (all, pairs) => {
        const terms = new Map(pairs);
        const field = fieldOf(all);
        const scores = new Float64Array(field.size);
        field.addScores(terms, 1, scores);
        const expected = plainBm25(all, terms);
        for (const [at, score] of scores.entries()) expect(score).toBeCloseTo(expected[at] ?? Number.NaN, 5);
      }),
    );
  });

  it("rates a term that no text holds highest, and one that all hold lowest", () => {
    const field = fieldOf([["a", "b"], ["a"], ["a", "c"]]);
    expect(field.idf("zzz")).toBeGreaterThan(field.idf("b"));
    expect(field.idf("b")).toBeGreaterThan(field.idf("a"));
  });

  it("may be empty", () => {
    const field = fieldOf([]);
    expect(field.size).toBe(0);
    field.addScores(new Map([["a", 1]]), 1, new Float64Array(0));
  });
});
