import type { Column, Element } from "./elements.ts";
import type { Scene } from "./scene.ts";
import { heading } from "./text.ts";

/** Where a dialog stands: in words, and as a bar below them. */

const BAR_HEIGHT = "4px";

export function progressElements(
  title: string,
  step: number,
  of: number,
  { words }: Scene,
): readonly Element[] {
  const done = Math.min(Math.max(step, 0), Math.max(of, 1));
  const left = Math.max(of, 1) - done;
  const stretch = (width: number, style: "accent" | "emphasis"): readonly Column[] =>
    width > 0 ? [{ type: "Column", width, style, minHeight: BAR_HEIGHT, spacing: "None", items: [] }] : [];
  return [
    ...heading(words.progress(title, step, of), "Medium"),
    {
      type: "ColumnSet",
      spacing: "Small",
      columns: [...stretch(done, "accent"), ...stretch(left, "emphasis")],
    },
  ];
}
