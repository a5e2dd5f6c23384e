import type { Draft } from "../../../domain/message.ts";
import type { Block } from "./block-kit.ts";

/** What stays in one post: some blocks, and the files that belong to them. */
export interface Piece {
  readonly blocks: readonly Block[];
  /** To be uploaded with the post, as files. */
  readonly documents?: readonly Draft[];
  /** It says what comes next, and never ends a post. */
  readonly leads?: true;
}

/** Longest text of one block: room is left for what stands around it. */
export const BLOCK_TEXT = 2800;

export const piece = (...blocks: Block[]): Piece => ({ blocks });

/** What a post takes of pieces, counted over their JSON. */
export const jsonLength = (blocks: readonly Block[]): number => JSON.stringify(blocks).length;
