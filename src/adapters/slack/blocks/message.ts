import type { Draft, Message } from "../../../domain/message.ts";
import { LIMITS } from "../limits/numbers.ts";
import type { Block } from "./block-kit.ts";
import { shortened } from "./literal.ts";
import { messagePieces, type RenderOptions } from "./part-pieces.ts";
import { jsonLength, type Piece } from "./piece.ts";
import { visibleText } from "./visible-text.ts";

/** A message of the bot as what Slack posts: each post keeps every limit, and nothing of the message is left out. */

export interface SlackPost {
  /** What notifications and screen readers take. */
  readonly text: string;
  readonly blocks: readonly Block[];
  /** To be uploaded behind this post. */
  readonly documents: readonly Draft[];
}

/** Goes with every post: Slack looks for nothing in the text, and unfolds no address. */
export const LITERALLY = {
  parse: "none",
  link_names: false,
  mrkdwn: false,
  unfurl_links: false,
  unfurl_media: false,
} as const;

export type { RenderOptions } from "./part-pieces.ts";

/** Below Slack's own limit, as that is not documented. */
const POST_JSON = 12_500;
/** Long texts beside the blocks are cut by Slack; who cannot see the blocks hears the beginning. */
const LONGEST_TEXT = 2900;

export function renderMessage(message: Message, options: RenderOptions): readonly SlackPost[] {
  return packed(messagePieces(message, options, "message")).map((pieces) => {
    const blocks = pieces.flatMap((each) => each.blocks);
    return {
      text: shortened(visibleText(blocks), LONGEST_TEXT),
      blocks,
      documents: pieces.flatMap(({ documents = [] }) => documents),
    };
  });
}

/** As few posts as keep the limits; what leads to the next piece goes with it. */
function packed(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const posts: Piece[][] = [];
  let post: Piece[] = [];
  let size = NOTHING;
  for (const each of pieces) {
    const own = sizeOf(each);
    if (post.length > 0 && !fits(sum(size, own))) {
      const leading = trailing(post);
      const moves = leading.length < post.length && fits(leading.map(sizeOf).reduce(sum, own));
      posts.push(moves ? post.slice(0, post.length - leading.length) : post);
      post = moves ? [...leading] : [];
      size = post.map(sizeOf).reduce(sum, NOTHING);
    }
    post.push(each);
    size = sum(size, own);
  }
  return post.length > 0 ? [...posts, post] : posts;
}

function trailing(post: readonly Piece[]): readonly Piece[] {
  const last = post.findLastIndex(({ leads }) => !leads);
  return post.slice(last + 1);
}

interface Size {
  readonly blocks: number;
  readonly tables: number;
  readonly characters: number;
}
const NOTHING: Size = { blocks: 0, tables: 0, characters: 0 };

const sizeOf = ({ blocks }: Piece): Size => ({
  blocks: blocks.length,
  tables: blocks.filter(({ type }) => type === "table").length,
  characters: jsonLength(blocks),
});

const sum = (one: Size, other: Size): Size => ({
  blocks: one.blocks + other.blocks,
  tables: one.tables + other.tables,
  characters: one.characters + other.characters,
});

const fits = ({ blocks, tables, characters }: Size): boolean =>
  blocks <= LIMITS.message.blocks && tables <= LIMITS.message.tables && characters <= POST_JSON;
