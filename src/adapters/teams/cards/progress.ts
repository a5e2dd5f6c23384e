import type { Element } from "./elements.ts";
import type { Scene } from "./scene.ts";
import { heading } from "./text.ts";

/** Where a dialog stands: a strip across the card. */
export const progressElements = (
  title: string,
  step: number,
  of: number,
  { words }: Scene,
): readonly Element[] => [
  {
    type: "Container",
    style: "accent",
    bleed: true,
    items: heading(words.progress(title, step, of), "Medium"),
  },
];
