import { createHash } from "node:crypto";
import { foldWidth } from "../domain/text.ts";
import type { Library } from "../knowledge/library.ts";

/** What of a library gets vectors: each leaf as a whole, and each of its sentences under its heading. */

export interface MeaningText {
  /** Of the text: the same words keep their vector when the rest of a guideline changes. */
  readonly hash: string;
  readonly text: string;
}

export interface MeaningTexts {
  /** By leaf and by sentence number; undefined where there is nothing to embed. */
  readonly leaves: readonly (MeaningText | undefined)[];
  readonly sentences: readonly (MeaningText | undefined)[];
}

/** Small models read no more than about so many characters. */
const LONGEST = 800;

export function meaningTexts(library: Library): MeaningTexts {
  const known = new Map<string, MeaningText>();
  const of = (words: string): MeaningText | undefined => {
    const text = foldWidth(words).replace(/\s+/gu, " ").trim().slice(0, LONGEST);
    if (text === "") return undefined;
    const hash = createHash("sha256").update(text).digest("hex").slice(0, HASH_LETTERS);
    const same = known.get(hash) ?? { hash, text };
    known.set(hash, same);
    return same;
  };
  const headingOf = (sentence: number): string => {
    const leaf = library.leafAt(sentence);
    return leaf.row === "" ? (leaf.path.at(-1) ?? "") : leaf.row;
  };
  return {
    leaves: library.leaves.map((leaf) =>
      of(`${leaf.path.join(" ")} ${leaf.columns.join(" ")} ${library.textOf(leaf)}`),
    ),
    sentences: library.sentences.map((sentence, at) =>
      sentence.heading ? undefined : of(`${headingOf(at)}：${sentence.text}`),
    ),
  };
}

/** 16 bytes as hexadecimal letters. */
export const HASH_LETTERS = 32;

/** All different texts, in the order of the library. */
export function differentTexts({ leaves, sentences }: MeaningTexts): MeaningText[] {
  const texts = [...leaves, ...sentences].filter((each) => each !== undefined);
  return [...new Map(texts.map((each) => [each.hash, each])).values()];
}
