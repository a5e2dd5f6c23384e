import type { Guideline } from "../domain/guideline.ts";

/** The guidelines to be read in their own words, and searched. Whoever shows them escapes every text. */

/** A stretch of a sentence. */
export interface ReadPiece {
  readonly text: string;
  /** Part of the passage that was asked for. */
  readonly marked?: true;
  /** The mark of a footnote: where the note stands. */
  readonly note?: string;
}

/** `anchor` stays the same as long as the sentence's own words do. */
export interface ReadSentence {
  readonly anchor: string;
  readonly pieces: readonly ReadPiece[];
}
export type ReadLine = readonly ReadSentence[];

export type ReadBlock =
  | { readonly kind: "heading"; readonly level: number; readonly sentence: ReadSentence }
  | { readonly kind: "paragraph"; readonly lines: readonly ReadLine[] }
  | { readonly kind: "list"; readonly items: readonly ReadLine[] }
  | {
      readonly kind: "table";
      readonly columns: readonly string[];
      readonly rows: readonly (readonly ReadLine[])[];
    }
  /** What the editor says of the text. */
  | { readonly kind: "note"; readonly text: string };

export interface ContentsLine {
  readonly anchor: string;
  /** 2 for a chapter. */
  readonly level: number;
  readonly text: string;
}

export interface OpenBook {
  readonly guideline: Guideline;
  readonly contents: readonly ContentsLine[];
  readonly blocks: readonly ReadBlock[];
  /** Whether a passage was asked for, and whether its words still stand there. */
  readonly passage: "none" | "marked" | "lost";
}

export interface ReadHit {
  readonly guideline: Guideline;
  readonly section: string;
  /** Marked where it holds a word that was typed. */
  readonly pieces: readonly ReadPiece[];
  /** Opens the guideline with these sentences marked. */
  readonly path: string;
}

export interface ReadingRoom {
  /** The city's own first. */
  readonly shelf: readonly Guideline[];
  /** `passage` as a link of `readPath` has it. Undefined for an unknown guideline. */
  open(guideline: string, passage?: string): OpenBook | undefined;
  /** Best first; in all guidelines, or in one. */
  search(typed: string, guideline?: string): readonly ReadHit[];
}
