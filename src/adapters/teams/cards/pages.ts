import { BLOCK_BYTES, type Block, bytesOf, packed } from "./budget.ts";
import type { Container, Element, Toggle } from "./elements.ts";
import type { Scene } from "./scene.ts";
import { rich, run } from "./text.ts";

/** A long list as pages, of which one is seen; the others lie in the same card, a press away. */

/** Pages of rows that belong to one list. A list that is too large for a card goes on, in pages again, on the next. */
export function paged(rows: readonly Element[], perPage: number, scene: Scene): readonly Block[] {
  if (rows.length <= perPage) return packed(rows, BLOCK_BYTES).map((elements) => ({ elements }));
  const slices = Array.from({ length: Math.ceil(rows.length / perPage) }, (_, at) =>
    rows.slice(at * perPage, (at + 1) * perPage),
  );
  const pages = slices.flatMap((slice) => packed(slice, BLOCK_BYTES / 2));
  const counted = pages.map((elements, at) => {
    const before = pages.slice(0, at).reduce((sum, page) => sum + page.length, 0);
    return { elements, label: scene.words.page(before + 1, before + elements.length, rows.length) };
  });
  const sizeOf = (page: (typeof counted)[number]): number => bytesOf(page) + NAVIGATION_BYTES;
  return packed(counted, BLOCK_BYTES, sizeOf).map((group) => ({ elements: folder(group, scene) }));
}

/** What the row that turns the pages weighs. */
const NAVIGATION_BYTES = 2400;

function folder(
  pages: readonly { readonly elements: readonly Element[]; readonly label: string }[],
  { newId, words }: Scene,
): readonly Element[] {
  const ids = pages.map(() => newId());
  const turn = (title: string, from: string, to: string): Toggle => ({
    type: "Action.ToggleVisibility",
    title,
    targetElements: [
      { elementId: from, isVisible: false },
      { elementId: to, isVisible: true },
    ],
  });
  return pages.map(({ elements, label }, at): Container => {
    const [id = "", earlier, later] = [ids[at], ids[at - 1], ids[at + 1]];
    const turns = [
      ...(earlier ? [turn(words.earlier, id, earlier)] : []),
      ...(later ? [turn(words.later, id, later)] : []),
    ];
    return {
      type: "Container",
      id,
      isVisible: at === 0,
      items: [
        ...elements,
        {
          type: "ColumnSet",
          spacing: "Small",
          columns: [
            {
              type: "Column",
              width: "stretch",
              verticalContentAlignment: "Center",
              items: [rich([run(label, { size: "Small", isSubtle: true })])],
            },
            ...(turns.length > 0
              ? [
                  {
                    type: "Column",
                    width: "auto",
                    items: [{ type: "ActionSet", actions: turns }],
                  } as const,
                ]
              : []),
          ],
        },
      ],
    };
  });
}
