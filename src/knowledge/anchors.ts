import { createHash } from "node:crypto";
import type { Outline } from "../domain/passage.ts";
import { squeeze } from "../domain/text.ts";

/** Names of a guideline's sentences in links, made of their own words: an edit elsewhere leaves them as they are. */

const LENGTH = 8;
const known = new WeakMap<Outline, readonly string[]>();

/** One for each sentence, in their order. The same words a second time are told apart by a number. */
export function anchorsOf(outline: Outline): readonly string[] {
  const kept = known.get(outline);
  if (kept) return kept;
  const seen = new Map<string, number>();
  const anchors = outline.sentences.map(({ text }) => {
    const hash = `s${createHash("sha256").update(squeeze(text)).digest("hex").slice(0, LENGTH)}`;
    const times = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, times);
    return times === 1 ? hash : `${hash}-${times}`;
  });
  known.set(outline, anchors);
  return anchors;
}
