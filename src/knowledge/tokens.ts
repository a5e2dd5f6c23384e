import { stemmer } from "stemmer";
import { foldCase } from "../domain/text.ts";

/**
 * Text as search terms. Two views of the same text are indexed side by side, because together they
 * find more than either alone (measured on JSQuAD and JaQuAD): single characters with their pairs, and the words
 * that ICU cuts (`Intl.Segmenter`; the cut depends on the ICU version, which is why a stored index names it).
 */

const RUN = /[a-z0-9]+(?:[.,'-][a-z0-9]+)*|[\p{Script=Han}々〆ヶ\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;
const LATIN = /^[a-z0-9]/;
const HIRAGANA = /^[\p{Script=Hiragana}ー]+$/u;

const segmenter = new Intl.Segmenter("ja", { granularity: "word" });

const isHiragana = (text: string): boolean => HIRAGANA.test(text);

/** A Latin word's stem; every other word as it is. */
export const stemLatin = (word: string): string =>
  /^[a-z]/.test(word) ? stemmer(word.replace(/'s$/, "")) : word;

/** Characters (without lone hiragana) and pairs of neighbouring characters; Latin words as their stems. */
export function grams(text: string): string[] {
  const terms: string[] = [];
  for (const [run] of foldCase(text).matchAll(RUN)) {
    if (LATIN.test(run)) {
      terms.push(stemLatin(run));
      continue;
    }
    const letters = [...run];
    for (const [at, letter] of letters.entries()) {
      if (!isHiragana(letter)) terms.push(letter);
      const next = letters[at + 1];
      if (next !== undefined) terms.push(letter + next);
    }
  }
  return terms;
}

/** Words; hiragana of one or two letters (particles, endings) left out, Latin words as their stems. */
export function words(text: string): string[] {
  const terms: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(foldCase(text))) {
    if (isWordLike !== true || (segment.length < 3 && isHiragana(segment))) continue;
    terms.push(stemLatin(segment));
  }
  return terms;
}
