import type { Citation } from "../../../domain/answer.ts";
import { BLOCK_BYTES, type Block, packed, pieces } from "./budget.ts";
import type { Container, Element } from "./elements.ts";
import { oneLine, textLines } from "./plain-text.ts";
import { type Scene, webAddress } from "./scene.ts";
import { rich, run } from "./text.ts";

/** Passages word for word, with where they stand: seen at once, or folded in behind a button. */

export interface Numbered {
  readonly number: number;
  readonly citation: Citation;
}

/** A citation: its number and place, the passage, and where it can be read in its guideline. */
export function citationElements({ number, citation }: Numbered, scene: Scene): readonly Element[] {
  const { guideline, section, quote } = citation;
  const url = webAddress(scene.link?.(citation));
  const place = pieces(`[${number}] ${oneLine(scene.title(guideline))} ─ ${oneLine(section)}`).map((line) =>
    rich([run(line, { weight: "Bolder", size: "Small" })], "Medium"),
  );
  const passage = textLines(quote)
    .filter((line) => line.trim() !== "")
    .flatMap((line) => pieces(line))
    .map((line) => rich([run(line)], "Small"));
  const link = url
    ? [
        rich(
          [
            {
              ...run(`${scene.words.read} ↗`, { size: "Small", color: "Accent" }),
              selectAction: { type: "Action.OpenUrl", title: scene.words.read, url },
            },
          ],
          "Small",
        ),
      ]
    : [];
  return [...place, ...passage, ...link];
}

const boxed = (items: readonly Element[], more: Partial<Container> = {}): Container => ({
  type: "Container",
  style: "emphasis",
  items,
  ...more,
});

export const citationBlocks = (numbered: Numbered, scene: Scene): readonly Block[] =>
  packed(citationElements(numbered, scene), BLOCK_BYTES).map((elements) => ({ elements: [boxed(elements)] }));

/** All passages of an answer, folded in. More than a card holds are on several, each with its own button. */
export function sourceBlocks(numbered: readonly Numbered[], scene: Scene): readonly Block[] {
  const room = BLOCK_BYTES - 2000;
  const shown = numbered.flatMap((each) =>
    packed(citationElements(each, scene), room).map((elements) => ({ number: each.number, elements })),
  );
  const groups = packed(shown, room);
  return groups.map((group): Block => {
    const id = scene.newId();
    const [from = 0, to = 0] = [group[0]?.number, group.at(-1)?.number];
    const { sources, sourcesOf } = scene.words;
    return {
      elements: [
        {
          type: "ActionSet",
          actions: [
            {
              type: "Action.ToggleVisibility",
              title: groups.length === 1 ? sources(numbered.length) : sourcesOf(from, to),
              targetElements: [{ elementId: id }],
            },
          ],
        },
        boxed(
          group.flatMap(({ elements }) => elements),
          { id, isVisible: false },
        ),
      ],
    };
  });
}
