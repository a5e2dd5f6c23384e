import type { Place } from "./features.ts";
import { type Letter, textOf } from "./letters.ts";

/** The words of a description that spoke most for a class, for people to see why. */

/** Words shown at most. */
const MOST_WORDS = 3;
/** A word that speaks less than this share of the strongest is not shown. */
const LEAST_SHARE = 0.45;

const segmenter = new Intl.Segmenter("ja", { granularity: "word" });
const PARTICLE = /^[ぁ-ん]{1,2}$/u;

interface Word extends Place {
  readonly text: string;
  readonly weight: number;
}

/**
 * Neighbouring words that speak for the class as one, the strongest first; each stands in `text` as it is given back.
 * `told` are the letters of `text` that were read.
 */
export function wordsOf(
  text: string,
  told: readonly Letter[],
  evidence: readonly { readonly place: Place; readonly weight: number }[],
): readonly string[] {
  const perLetter = new Float64Array(text.length);
  for (const { place, weight } of evidence) {
    const each = weight / Math.max(1, place.end - place.start);
    for (let at = place.start; at < place.end; at++) perLetter[at] = (perLetter[at] ?? 0) + each;
  }
  const words = weighedWords(told, perLetter);
  const strongest = Math.max(...words.map(({ weight }) => weight), 0);
  if (strongest <= 0) return [];
  const spans: Word[][] = [];
  for (const word of words) {
    if (word.weight < strongest * LEAST_SHARE) continue;
    const span = spans.at(-1);
    if (span?.at(-1)?.end === word.start) span.push(word);
    else spans.push([word]);
  }
  const weightOf = (span: readonly Word[]): number => span.reduce((sum, { weight }) => sum + weight, 0);
  const shown = spans
    .map(withoutParticlesAround)
    .filter((span) => span.reduce((length, word) => length + word.text.length, 0) > 1)
    .sort((a, b) => weightOf(b) - weightOf(a))
    .map((span) => text.slice(span[0]?.start, span.at(-1)?.end));
  return [...new Set(shown)].slice(0, MOST_WORDS);
}

function weighedWords(told: readonly Letter[], perLetter: Float64Array): readonly Word[] {
  return [...segmenter.segment(textOf(told))].flatMap(({ segment, index, isWordLike }) => {
    const first = told[index];
    const last = told[index + segment.length - 1];
    if (isWordLike !== true || !first || !last) return [];
    const weight = perLetter.subarray(first.start, last.end).reduce((sum, each) => sum + each, 0);
    return [{ text: segment, start: first.start, end: last.end, weight }];
  });
}

function withoutParticlesAround(span: readonly Word[]): readonly Word[] {
  const kept = span.map(({ text }) => !PARTICLE.test(text));
  return span.slice(Math.max(0, kept.indexOf(true)), kept.lastIndexOf(true) + 1);
}
