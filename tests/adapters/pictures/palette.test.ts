import { describe, expect, it } from "vitest";
import { NEIGHBOURS, PALETTE } from "../../../src/adapters/pictures/palette.ts";
import { pictureSvg } from "../../../src/adapters/pictures/picture-svg.ts";
import { SAMPLES } from "./samples.ts";

/** Relative luminance and contrast as WCAG 2 defines them. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

describe("the colours of pictures", () => {
  it.each(NEIGHBOURS.shapes)("%s is told from %s without colour", (one, other) => {
    expect(contrast(PALETTE[one], PALETTE[other])).toBeGreaterThanOrEqual(3);
  });

  it.each(NEIGHBOURS.letters)("letters in %s are read on %s", (letters, ground) => {
    expect(contrast(PALETTE[letters], PALETTE[ground])).toBeGreaterThanOrEqual(4.5);
  });

  it("are the palette's alone, and each is looked at beside another", () => {
    const used = new Set(
      SAMPLES.flatMap(
        ({ picture, language }) => pictureSvg(picture, language).match(/#[0-9a-f]{6}(?=")/g) ?? [],
      ),
    );
    const looked = Object.values(NEIGHBOURS)
      .flat(2)
      .map((colour) => PALETTE[colour]);
    expect([...used].sort()).toEqual([...new Set(Object.values<string>(PALETTE))].sort());
    expect([...used].filter((colour) => !looked.some((each) => each === colour))).toEqual([]);
  });
});
