import { FONT_FAMILY, type Weight } from "./font.ts";

/** The `<text>` element, written and read back in this one place. */

const ANCHORS = ["start", "middle", "end"] as const;
export type TextAnchor = (typeof ANCHORS)[number];

export interface TextLine {
  readonly line: string;
  readonly x: number;
  /** The base line. */
  readonly y: number;
  readonly size: number;
  readonly weight: Weight;
  readonly anchor: TextAnchor;
  readonly fill: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};
const SIGNS = new Map(Object.entries(ENTITIES).map(([sign, entity]) => [entity, sign]));

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "");

export function textElement({ line, x, y, size, weight, anchor, fill }: TextLine): string {
  const boldness = weight === "bold" ? 700 : 400;
  return `<text x="${x}" y="${y}" font-family="${FONT_FAMILY}" font-size="${size}" font-weight="${boldness}" text-anchor="${anchor}" fill="${fill}">${escaped(line)}</text>`;
}

const TEXT =
  /<text x="([^"]*)" y="([^"]*)" font-family="[^"]*" font-size="([^"]*)" font-weight="([^"]*)" text-anchor="([^"]*)" fill="([^"]*)">([^<]*)<\/text>/g;

/** The document with each `<text>` put through `draw`. */
export function replaceTexts(svg: string, draw: (text: TextLine) => string): string {
  return svg.replace(TEXT, (_whole, x, y, size, boldness, anchor, fill: string, written: string) =>
    draw({
      line: written.replace(/&\w+;/g, (entity) => SIGNS.get(entity) ?? entity),
      x: Number(x),
      y: Number(y),
      size: Number(size),
      weight: boldness === "700" ? "bold" : "regular",
      anchor: ANCHORS.find((each) => each === anchor) ?? "start",
      fill,
    }),
  );
}
