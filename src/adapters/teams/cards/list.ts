import type { Block } from "./budget.ts";
import { pieces } from "./budget.ts";
import type { Element } from "./elements.ts";
import { paged } from "./pages.ts";
import { textLines } from "./plain-text.ts";
import type { Scene } from "./scene.ts";
import { rich, run } from "./text.ts";

/** A list of lines, each with its dot or number; long ones in pages. */

const ITEMS_ON_A_PAGE = 20;

export function listBlocks(
  items: readonly string[],
  scene: Scene,
  marks: "dots" | "numbers" = "dots",
): readonly Block[] {
  const rows = items.flatMap((item, at) => itemRows(item, marks === "dots" ? "・" : `${at + 1}. `));
  return paged(rows, ITEMS_ON_A_PAGE, scene);
}

function itemRows(item: string, mark: string): readonly Element[] {
  const shown = textLines(item)
    .filter((line) => line.trim() !== "")
    .flatMap((line) => pieces(line));
  return shown.map((line, at) => rich([run(at === 0 ? `${mark}${line}` : `　${line}`)], "Small"));
}
