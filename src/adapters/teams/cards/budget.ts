import type { Element } from "./elements.ts";

/** What Teams takes, counted as it counts: UTF-16, two bytes a unit. */

/** A card, at most. */
export const CARD_BYTES = 25 * 1024;
/** A message with its text, entities and cards, at most. */
export const MESSAGE_BYTES = 100 * 1024;
/** How much of a message its parts may fill: the rest is for what the connector adds around them. */
export const POST_BYTES = 88 * 1024;
/** How many cards Teams shows in one message. */
export const CARDS_IN_A_POST = 10;
/** How much of a card a block may fill: the rest is for the card's own frame. */
export const BLOCK_BYTES = CARD_BYTES - 3 * 1024;
/** The longest text that stands in one element. */
const PIECE_UNITS = 3000;

export const bytesOf = (value: unknown): number => (JSON.stringify(value) ?? "").length * 2;

/** Elements that stay on one card. */
export interface Block {
  readonly elements: readonly Element[];
  /** A section begins with it: where a card is full, the next one rather begins here. */
  readonly opens?: true;
}

/** A card is left before a section only when it is filled so far. */
const LEAST_FILLED = 0.3;

/** Blocks as cards, a new one rather where a section begins. */
export function onCards(blocks: readonly Block[], room: number): readonly (readonly Block[])[] {
  const cards: Block[][] = [];
  let card: Block[] = [];
  const sizeOf = (each: readonly Block[]): number =>
    each.reduce((sum, { elements }) => sum + bytesOf(elements) + 2, 0);
  for (const block of blocks) {
    if (card.length > 0 && sizeOf([...card, block]) > room) {
      const opening = block.opens ? -1 : card.findLastIndex(({ opens }) => opens === true);
      const at = opening > 0 && sizeOf(card.slice(0, opening)) > room * LEAST_FILLED ? opening : card.length;
      cards.push(card.slice(0, at));
      card = card.slice(at);
      if (card.length > 0 && sizeOf([...card, block]) > room) {
        cards.push(card);
        card = [];
      }
    }
    card.push(block);
  }
  return card.length > 0 ? [...cards, card] : cards;
}

/** Puts what follows each other together, as long as it stays below the limit; what is too large alone stays alone. */
export function packed<T>(
  items: readonly T[],
  limitBytes: number,
  sizeOf: (item: T) => number = bytesOf,
): readonly (readonly T[])[] {
  const groups: T[][] = [];
  let room = 0;
  for (const item of items) {
    const size = sizeOf(item) + 2;
    const last = groups.at(-1);
    if (last && size <= room) {
      last.push(item);
      room -= size;
    } else {
      groups.push([item]);
      room = limitBytes - size;
    }
  }
  return groups;
}

/** A sentence or a part of one, with the marks of its citations. */
const SENTENCE_END = /(?:[。．！？!?]|\.(?=\s|\[)|[、,，](?!\d)|\s)(?:\[\d{1,2}\])*/gu;
const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/**
 * Cuts a line that is too long for one element: behind a sentence where there is one, never within a letter, and
 * never between a statement and its citation mark. The pieces put together are the line.
 */
export function pieces(line: string, longest: number = PIECE_UNITS): readonly string[] {
  const cut: string[] = [];
  let rest = line;
  while (rest.length > longest) {
    const at = cutAt(rest, longest);
    cut.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return rest === "" && cut.length > 0 ? cut : [...cut, rest];
}

function cutAt(text: string, longest: number): number {
  const head = text.slice(0, longest);
  const ends = [...head.matchAll(SENTENCE_END)]
    .map((match) => match.index + match[0].length)
    .filter((end) => end > longest / 2 && !/^\s*\[/u.test(text.slice(end, end + 8)));
  const best = ends.at(-1);
  if (best !== undefined) return best;
  // A mark that the cut would fall into goes to the next piece.
  const mark = /(?:\[\d{0,2}\]?)+$/u.exec(head);
  if (mark && mark.index > longest / 2) return mark.index;
  const at = text[longest] === "[" ? longest - 1 : longest;
  const letter = letters.segment(text).containing(at);
  return letter && letter.index > 0 ? letter.index : longest;
}
