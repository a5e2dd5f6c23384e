import { Resvg } from "@resvg/resvg-js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawnPicture, drawPicture } from "../../../src/adapters/pictures/draw-picture.ts";
import { pictureSvg } from "../../../src/adapters/pictures/picture-svg.ts";
import type { Picture } from "../../../src/domain/picture.ts";
import { anyPicture } from "./any-picture.ts";
import { SAMPLES, type Sample } from "./samples.ts";
import { svgTexts } from "./svg-texts.ts";

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Every label in the data: its strings, but for the names of kinds and answers. */
function labelsIn(value: unknown, key = ""): readonly string[] {
  if (typeof value === "string") return key === "kind" || key === "is" ? [] : [value];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, inner]) => labelsIn(inner, name));
}

const squeezed = (text: string): string => text.replace(/\s+/gu, "");
const drawnText = ({ picture, language }: Sample): string =>
  squeezed(
    svgTexts(pictureSvg(picture, language))
      .map(({ content }) => content)
      .join(""),
  );

const usual = SAMPLES.filter(({ name }) => !/long|crowded|forty/.test(name));

describe("a drawn picture", () => {
  it.each(SAMPLES)("is a PNG of 1800 pixels across and as high as its content: $name", (sample) => {
    const png = Buffer.from(drawPicture(sample.picture, sample.language));
    const height = Number(/^<svg[^>]* height="(\d+)"/.exec(pictureSvg(sample.picture, sample.language))?.[1]);
    expect([...png.subarray(0, 8)]).toEqual(PNG_SIGNATURE);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1800, 2 * height]);
  });

  it.each(usual)("says every label in full: $name", (sample) => {
    const drawn = drawnText(sample);
    const labels = labelsIn(sample.picture);
    expect(labels.length).toBeGreaterThan(4);
    expect(labels.filter((label) => !drawn.includes(squeezed(label)))).toEqual([]);
  });

  it("shortens what is too long with … and keeps its beginning", () => {
    const long = "協働".repeat(60);
    const picture = {
      kind: "shares" as const,
      title: "題",
      done: "済",
      open: "未",
      rows: [{ label: long, done: 1, total: 2 }],
    };
    expect(drawnText({ name: "", language: "ja", picture })).toMatch(/協働協働協働.*…/);
  });

  it("draws markup in a label as the letters that were typed", () => {
    const svg = pictureSvg(
      { kind: "shares", title: `<b>"A" & 'B'</b>`, done: "済", open: "未", rows: [] },
      "ja",
    );
    expect(svg).not.toContain("<b>");
    expect(svgTexts(svg).map(({ content }) => content)).toContain(`<b>"A" & 'B'</b>`);
  });

  it("leaves out emoji and controls, and puts 〓 for letters that the font lacks", () => {
    const title = "祭り🎉\u0007の\u202e準備 \u{e000}";
    const svg = pictureSvg({ kind: "shares", title, done: "済", open: "未", rows: [] }, "ja");
    expect(svgTexts(svg)[0]?.content).toBe("祭りの準備 〓");
  });

  it("tells how many rows it leaves out", () => {
    const rows = Array.from({ length: 43 }, (_, at) => ({ label: `課${at}`, done: 1, total: 2 }));
    const picture = { kind: "shares" as const, title: "題", done: "済", open: "未", rows };
    expect(drawnText({ name: "", language: "ja", picture })).toContain("ほか3件");
    expect(drawnText({ name: "", language: "en", picture })).toContain("and3more");
  });

  it("is a document that can be read, with all text on the page, whatever the labels hold", () => {
    fc.assert(
      fc.property(anyPicture, fc.constantFrom("ja" as const, "en" as const), (picture, language) => {
        const svg = pictureSvg(picture, language);
        const { width, height } = new Resvg(svg, { font: { loadSystemFonts: false } });
        expect(width).toBe(900);
        expect(height).toBeGreaterThan(40);
        const texts = svgTexts(svg);
        expect(texts.length).toBe(svg.split("<text ").length - 1);
        expect(texts.filter(({ left, right }) => left < 0 || right > 900)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("comes out as an image, whatever the labels hold", () => {
    fc.assert(
      fc.property(anyPicture, (picture) => {
        const png = drawPicture(picture, "ja");
        expect([...png.subarray(0, 8)]).toEqual(PNG_SIGNATURE);
      }),
      { numRuns: 20 },
    );
  });

  it("is the same for a server, which draws it once for all who ask", async () => {
    const [{ picture, language }] = usual as [Sample, ...Sample[]];
    const [first, second] = await Promise.all([
      drawnPicture(picture, language),
      drawnPicture(structuredClone(picture), language),
    ]);
    expect(Buffer.from(first).equals(drawPicture(picture, language))).toBe(true);
    expect(second).toBe(first);
    expect(await drawnPicture(picture, language === "ja" ? "en" : "ja")).not.toBe(first);
  });

  it("makes room for others on a server", async () => {
    const [{ picture, language }] = usual as [Sample, ...Sample[]];
    const first = await drawnPicture(picture, language);
    const others = Array.from(
      { length: 40 },
      (_, at): Picture => ({
        kind: "shares",
        title: "提出",
        done: "提出済み",
        open: "未提出",
        rows: [{ label: `${at}課`, done: 1, total: 2 }],
      }),
    );
    await Promise.all(others.map((each) => drawnPicture(each, "ja")));
    expect(await drawnPicture(picture, language)).not.toBe(first);
  });
});
