import type { Weight } from "./font.ts";
import { lines, measure } from "./lettering.ts";
import { type Colour, PALETTE } from "./palette.ts";
import { escaped, type TextAnchor, textElement } from "./text-element.ts";

/** The few SVG elements that the pictures are made of. Text gets in here alone, escaped. */

/** A piece of a picture, drawn from (0, 0) down. */
export interface Drawn {
  readonly svg: string;
  readonly height: number;
}

const round = (value: number): number => Math.round(value * 10) / 10;

type Attributes = Readonly<Record<string, string | number>>;

export function element(name: string, attributes: Attributes, content = ""): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${typeof value === "number" ? round(value) : escaped(value)}"`,
  );
  return `<${name}${written.join("")}>${content}</${name}>`;
}

export interface Look {
  readonly fill?: Colour | "hatch" | "dots";
  readonly line?: Colour;
  readonly thick?: number;
  readonly dash?: string;
}

function look({ fill, line, thick = 1.5, dash }: Look): Attributes {
  return {
    fill: fill === undefined ? "none" : fill === "hatch" || fill === "dots" ? `url(#${fill})` : PALETTE[fill],
    ...(line === undefined ? {} : { stroke: PALETTE[line], "stroke-width": thick }),
    ...(dash === undefined ? {} : { "stroke-dasharray": dash }),
  };
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const rect = ({ x, y, width, height }: Box, style: Look, radius = 0): string =>
  element("rect", { x, y, width, height, rx: radius, ...look(style) });

export const circle = (cx: number, cy: number, r: number, style: Look): string =>
  element("circle", { cx, cy, r, ...look(style) });

type Point = readonly [number, number];

const route = (points: readonly Point[]): string =>
  points.map(([x, y]) => `${round(x)},${round(y)}`).join(" ");

export const polygon = (points: readonly Point[], style: Look): string =>
  element("polygon", { points: route(points), ...look(style) });

export const polyline = (points: readonly Point[], style: Look): string =>
  element("polyline", { points: route(points), ...look(style) });

export interface TextPlace {
  readonly x: number;
  /** The top of the first line. */
  readonly y: number;
  readonly size: number;
  /** The lines' greatest width and number; what does not fit is shortened with …. */
  readonly width: number;
  readonly limit?: number;
  readonly weight?: Weight;
  readonly colour?: Colour;
  readonly anchor?: TextAnchor;
}

export interface DrawnText extends Drawn {
  /** Of the longest line, in pixels. */
  readonly width: number;
}

const LINE_HEIGHT = 1.4;
/** From the top of a line to its base line, in em, so that the letters stand in the line's middle. */
const BASE = 1.07;

export function text(content: string, place: TextPlace): DrawnText {
  const { x, y, size, width, limit = 1, weight = "regular", colour = "ink", anchor = "start" } = place;
  const drawn = lines(content, width, limit, { size, weight });
  return {
    svg: drawn
      .map((line, at) => {
        const base = round(y + size * (LINE_HEIGHT * at + BASE));
        return textElement({ line, x: round(x), y: base, size, weight, anchor, fill: PALETTE[colour] });
      })
      .join(""),
    height: drawn.length * size * LINE_HEIGHT,
    width: Math.max(0, ...drawn.map((line) => measure(line, { size, weight }))),
  };
}

/** Puts a drawing lower by `y` pixels. */
export const lowered = (svg: string, y: number): string =>
  element("g", { transform: `translate(0 ${round(y)})` }, svg);

/** Patterns that stay apart in grey: slanted lines and dots. */
export const PATTERNS = element(
  "defs",
  {},
  [
    element(
      "pattern",
      { id: "hatch", width: 8, height: 8, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      rect({ x: 0, y: 0, width: 8, height: 8 }, { fill: "paper" }) +
        rect({ x: 0, y: 0, width: 4, height: 8 }, { fill: "vermilion" }),
    ),
    element(
      "pattern",
      { id: "dots", width: 8, height: 8, patternUnits: "userSpaceOnUse" },
      rect({ x: 0, y: 0, width: 8, height: 8 }, { fill: "paper" }) + circle(4, 4, 1.6, { fill: "rule" }),
    ),
  ].join(""),
);
