import type { Place } from "./features.ts";

/** The words of a description that spoke most for a class, for people to see why. */

/** Words shown at most. */
const MOST_WORDS = 3;
/** A word that speaks less than this share of the strongest is not shown. */
const LEAST_SHARE = 0.45;

const segmenter = new Intl.Segmenter("ja", { granularity: "word" });
const ENDINGS = /^[ぁ-ん、。・,.\s]+|[はがをにでとのもや、。・,.\s]+$/gu;

/** Neighbouring words that speak for the class as one; each stands in the text as it is given back. Strongest first. */
export function wordsOf(
  text: string,
  evidence: readonly { readonly place: Place; readonly weight: number }[],
): readonly string[] {
  const perLetter = new Float64Array(text.length);
  for (const { place, weight } of evidence) {
    const each = weight / Math.max(1, place.end - place.start);
    for (let at = place.start; at < place.end; at++) perLetter[at] = (perLetter[at] ?? 0) + each;
  }
  const words = [...segmenter.segment(text)].map(({ segment, index, isWordLike }) => ({
    start: index,
    end: index + segment.length,
    weight:
      isWordLike === true
        ? perLetter.subarray(index, index + segment.length).reduce((sum, each) => sum + each, 0)
        : 0,
  }));
  const strongest = Math.max(...words.map(({ weight }) => weight), 0);
  if (strongest <= 0) return [];
  const spans: { start: number; end: number; weight: number }[] = [];
  for (const word of words) {
    if (word.weight < strongest * LEAST_SHARE) continue;
    const before = spans.at(-1);
    if (before && before.end === word.start) {
      before.end = word.end;
      before.weight += word.weight;
    } else spans.push({ ...word });
  }
  const shown = spans
    .sort((a, b) => b.weight - a.weight)
    .map(({ start, end }) => text.slice(start, end).replace(ENDINGS, ""))
    .filter((word) => word.length > 1);
  return [...new Set(shown)].slice(0, MOST_WORDS);
}
