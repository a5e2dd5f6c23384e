import { font } from "./font.ts";
import type { Outline, OutlinePoint } from "./glyph-outlines.ts";
import { measure } from "./lettering.ts";
import { replaceTexts, type TextLine } from "./text-element.ts";

/**
 * The document with its letters drawn as curves, so that it needs no font any more. The renderer would read
 * the font's five megabytes anew for every line of text.
 */
export const withLetterPaths = (svg: string): string => replaceTexts(svg, letterPath);

const SHIFTS = { start: 0, middle: 0.5, end: 1 } as const;

function letterPath({ line, x, y, size, weight, anchor, fill }: TextLine): string {
  const { unitsPerEm, advance, outline } = font(weight);
  let from = 0;
  const curves = Array.from(line, (letter) => {
    const codePoint = letter.codePointAt(0) ?? 0;
    const drawn = path(outline(codePoint), from);
    from += (advance(codePoint) ?? 1) * unitsPerEm;
    return drawn;
  });
  const left = x - measure(line, { size, weight }) * SHIFTS[anchor];
  const scale = size / unitsPerEm;
  return `<path fill="${fill}" transform="matrix(${scale} 0 0 ${-scale} ${left} ${y})" d="${curves.join("")}"/>`;
}

const middle = (one: OutlinePoint, other: OutlinePoint): OutlinePoint => ({
  x: (one.x + other.x) / 2,
  y: (one.y + other.y) / 2,
  on: true,
});

/** Quadratic curves; between two points off the curve lies one on it, unwritten (TrueType). */
function path(outline: Outline, shift: number): string {
  const place = ({ x, y }: OutlinePoint): string => `${Math.round(x + shift)} ${Math.round(y)}`;
  return outline
    .map((ring) => {
      const [first, last] = [ring[0], ring.at(-1)];
      if (!first || !last) return "";
      const start = first.on ? first : last.on ? last : middle(first, last);
      const steps = ring.map((point, at) => {
        if (point.on) return `L${place(point)}`;
        const next = ring[at + 1] ?? start;
        return `Q${place(point)} ${place(next.on ? next : middle(point, next))}`;
      });
      return `M${place(start)}${steps.join("")}Z`;
    })
    .join("");
}
