import type { Block } from "./budget.ts";
import { pieces } from "./budget.ts";
import type { Element, RichTextBlock, Spacing, TextBlock, TextRun } from "./elements.ts";
import { markdownText, oneLine, textLines } from "./plain-text.ts";

/** Texts as elements: runs of rich text, in which nothing is markup. */

type Look = Omit<TextRun, "type" | "text" | "selectAction">;

export const run = (text: string, look: Look = {}): TextRun => ({ type: "TextRun", text, ...look });

export const rich = (inlines: readonly TextRun[], spacing?: Spacing): RichTextBlock => ({
  type: "RichTextBlock",
  inlines,
  ...(spacing ? { spacing } : {}),
});

/** Every line as an element of its own: clients do not agree on line ends within one. */
export function lines(text: string, look: Look = {}): readonly Element[] {
  const shown: Element[] = [];
  let paragraph = true;
  for (const line of textLines(text)) {
    if (line.trim() === "") {
      paragraph = true;
      continue;
    }
    for (const [at, piece] of pieces(line).entries()) {
      const spacing = paragraph && at === 0 ? (shown.length === 0 ? undefined : "Medium") : "Small";
      shown.push(rich([run(piece, look)], spacing));
    }
    paragraph = false;
  }
  return shown;
}

const LONGEST_HEADING = 1000;
/** A heading that screen readers find; very long ones stand as bold text. */
export function heading(text: string, size: "Default" | "Medium" | "Large" = "Default"): readonly Element[] {
  const line = oneLine(text);
  if (line.length > LONGEST_HEADING || textLines(text).filter((each) => each.trim() !== "").length > 1)
    return lines(text, { weight: "Bolder", size });
  const block: TextBlock = {
    type: "TextBlock",
    text: markdownText(line),
    wrap: true,
    style: "heading",
    weight: "Bolder",
    size,
  };
  return line === "" ? [] : [block];
}

/** Each element may stand on another card than the next. */
export const apart = (elements: readonly Element[]): readonly Block[] =>
  elements.map((element) => ({ elements: [element] }));
