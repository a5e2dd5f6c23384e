import { measure } from "../../../src/adapters/pictures/lettering.ts";
import { replaceTexts } from "../../../src/adapters/pictures/text-element.ts";

/** The lines of text that stand in one of our SVG documents, with the pixels that they take across. */

export interface SvgText {
  readonly content: string;
  readonly left: number;
  readonly right: number;
}

const SHIFT = { start: 0, middle: 0.5, end: 1 } as const;

export function svgTexts(svg: string): readonly SvgText[] {
  const texts: SvgText[] = [];
  replaceTexts(svg, ({ line, x, size, weight, anchor }) => {
    const width = measure(line, { size, weight });
    const left = x - width * SHIFT[anchor];
    texts.push({ content: line, left, right: left + width });
    return "";
  });
  return texts;
}
