import type { Language } from "../../../domain/guideline.ts";
import {
  BLOCK_BYTES,
  type Block,
  bytesOf,
  CARD_BYTES,
  CARDS_IN_A_POST,
  onCards,
  POST_BYTES,
  packed,
  pieces,
} from "./budget.ts";
import { type Claims, cut, type MessageEntity, MOST_CITATIONS, messageEntities } from "./citations.ts";
import type { Element, TeamsCard } from "./elements.ts";
import { markdownLine, textLines } from "./plain-text.ts";
import type { Scene } from "./scene.ts";

/** Cards and texts as posts that keep to their sizes. */

/** One message of Teams. */
export interface TeamsPost {
  /** Markdown in which nothing but citation marks is live; missing where the cards say it all. */
  readonly text?: string;
  readonly cards: readonly TeamsCard[];
  readonly entities: readonly MessageEntity[];
  /** What a notification shows: plain. */
  readonly summary: string;
  /** The answer that Teams asks feedback on, by its own loop. */
  readonly feedback?: string;
}

/** A post before it is cut to size. */
export interface Post {
  readonly text: readonly string[];
  readonly blocks: readonly Block[];
  readonly summary: string;
  readonly feedback?: string;
}

const TEXT_BYTES = 40 * 1024;
const LONGEST_SUMMARY = 200;

export function cardOf(body: readonly Element[], language: Language, summary: string): TeamsCard {
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    lang: language,
    fallbackText: summary,
    body,
    msteams: { width: "Full" },
  };
}

export function postsOf(post: Post, claims: Claims, { language, words }: Scene): readonly TeamsPost[] {
  const summary = cut(post.summary, LONGEST_SUMMARY) || words.message;
  const texts = markdownTexts(post.text, Math.min(claims.citations.length, MOST_CITATIONS));
  const room = CARD_BYTES - bytesOf(cardOf([], language, summary));
  const groups = onCards(post.blocks, Math.max(room, BLOCK_BYTES));
  const cards = groups.map((blocks) =>
    cardOf(
      blocks.flatMap(({ elements }) => elements),
      language,
      summary,
    ),
  );
  const spoken = texts.map((text): TeamsPost => {
    return { text, cards: [], entities: messageEntities(text, claims), summary };
  });
  const last = spoken.at(-1);
  const free = POST_BYTES - bytesOf(last ?? {});
  const [beside, ...others] = cardGroups(cards, last ? free : POST_BYTES);
  const whole = [
    ...spoken.slice(0, -1),
    ...(last || beside ? [{ ...(last ?? { entities: [], summary }), cards: beside ?? [] }] : []),
    ...others.map((group): TeamsPost => ({ cards: group, entities: [], summary })),
  ];
  const { feedback } = post;
  return feedback === undefined
    ? whole
    : whole.map((each, at) => (at === Math.max(spoken.length - 1, 0) ? { ...each, feedback } : each));
}

/** The first group has the room that the text leaves. */
function cardGroups(cards: readonly TeamsCard[], first: number): readonly (readonly TeamsCard[])[] {
  const groups: TeamsCard[][] = [];
  let room = first;
  for (const card of cards) {
    const size = bytesOf(card) + 200;
    const group = groups.at(-1);
    if (group && size <= room && group.length < CARDS_IN_A_POST) group.push(card);
    else {
      groups.push([card]);
      if (groups.length > 1) room = POST_BYTES;
    }
    room -= size;
  }
  return groups;
}

/** Lines of a text in Markdown, each a paragraph; more than a post holds are several. */
function markdownTexts(texts: readonly string[], marks: number): readonly string[] {
  const written = texts
    .flatMap((text) => textLines(text))
    .filter((line) => line.trim() !== "")
    .flatMap((line) => pieces(line))
    .map((line) => markdownLine(line, marks))
    .filter((line) => line !== "");
  return packed(written, TEXT_BYTES).map((group) => group.join("\n\n"));
}
