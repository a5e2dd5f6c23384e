import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawable, lines, measure } from "../../../src/adapters/pictures/lettering.ts";

const STYLE = { size: 15 } as const;

describe("letters in a picture", () => {
  it("break between words in English and anywhere in Japanese", () => {
    expect(lines("citizens lead, government supports", 120, 4, STYLE)).toEqual([
      "citizens lead,",
      "government",
      "supports",
    ]);
    expect(lines("市民と行政が協働で立案", 90, 4, STYLE)).toEqual(["市民と行政が", "協働で立案"]);
  });

  it("never begin a line with a comma or end one with an opening bracket", () => {
    expect(lines("市民が主導し、行政が", 91, 4, STYLE)).toEqual(["市民が主導", "し、行政が"]);
    expect(lines("市民が主導（行政が", 91, 4, STYLE)).toEqual(["市民が主導", "（行政が"]);
  });

  it("keep to a very narrow width even where a line then begins with a sign that should not stand first", () => {
    for (const line of lines("i市ー…", 40, 2, STYLE)) expect(measure(line, STYLE)).toBeLessThanOrEqual(40);
  });

  it("fit into their width and number of lines, and lose nothing unless they end in …", () => {
    const text = fc.string({
      unit: fc.constantFrom("市", "W", "i", " ", "、", "「", "」", "が", "－", "…", "ー"),
    });
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 40, max: 300 }),
        fc.integer({ min: 1, max: 4 }),
        (given, width, limit) => {
          const broken = lines(given, width, limit, STYLE);
          expect(broken.length).toBeLessThanOrEqual(limit);
          expect(broken.filter((line) => measure(line, STYLE) > width + 0.001)).toEqual([]);
          const whole = drawable(given).replaceAll(" ", "");
          const kept = broken.join("").replaceAll(" ", "");
          expect(kept === whole || (kept.endsWith("…") && whole.startsWith(kept.slice(0, -1)))).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
