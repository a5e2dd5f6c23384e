import { createRequire } from "node:module";
import { Resvg } from "@resvg/resvg-js";
import { describe, expect, it } from "vitest";
import type { Weight } from "../../../src/adapters/pictures/font.ts";
import { withLetterPaths } from "../../../src/adapters/pictures/letter-paths.ts";
import { measure } from "../../../src/adapters/pictures/lettering.ts";
import { textElement } from "../../../src/adapters/pictures/text-element.ts";

const { resolve } = createRequire(import.meta.url);
const FILES = ["400Regular/NotoSansJP_400Regular.ttf", "700Bold/NotoSansJP_700Bold.ttf"].map((file) =>
  resolve(`@expo-google-fonts/noto-sans-jp/${file}`),
);

const page = (line: string, weight: Weight, x = 10): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="60">${textElement({ line, x, y: 44, size: 40, weight, anchor: "start", fill: "#000000" })}</svg>`;

const byFont = (svg: string): Resvg =>
  new Resvg(svg, { font: { loadSystemFonts: false, fontFiles: FILES }, background: "white" });
const byPaths = (svg: string): Resvg =>
  new Resvg(withLetterPaths(svg), { font: { loadSystemFonts: false }, background: "white" });

/** How much of the ink of one drawing is missing in the other, 0 … 1. */
function difference(one: Buffer, other: Buffer): number {
  let apart = 0;
  let ink = 0;
  for (let at = 0; at < one.length; at += 4) {
    apart += Math.abs((one[at] ?? 0) - (other[at] ?? 0));
    ink += 255 - (one[at] ?? 0);
  }
  return apart / ink;
}

describe("letters drawn as curves", () => {
  it.each(["regular", "bold"] as const)("are the font's own letters, composed ones too: %s", (weight) => {
    for (const letter of "市働ぱガｶé①②△×－？〓…Wg8%&") {
      const svg = page(letter, weight);
      const drawn = byFont(svg).render().pixels;
      expect([letter, difference(drawn, byPaths(svg).render().pixels)]).toEqual([
        letter,
        expect.closeTo(0, 1),
      ]);
    }
  });

  it.each(["regular", "bold"] as const)("stand as far apart as was reckoned: %s", (weight) => {
    const line = "市民協働課 12/34";
    const box = byFont(page(line, weight)).getBBox();
    const own = byPaths(page(line, weight)).getBBox();
    expect(Math.abs((own?.width ?? 0) - (box?.width ?? 0))).toBeLessThan(2);
    expect(Math.abs((own?.width ?? 0) - measure(line, { size: 40, weight }))).toBeLessThan(8);
  });

  it("end at their place where they are anchored at the end", () => {
    const end = page("合計", "bold", 390).replace('anchor="start"', 'anchor="end"');
    const box = byPaths(end).getBBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeGreaterThan(380);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
  });

  it("leave no letter to a font", () => {
    expect(withLetterPaths(page(`<&>"'`, "regular"))).not.toContain("<text");
  });
});
