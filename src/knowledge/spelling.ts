import { foldCase, foldWidth, toHiragana } from "../domain/text.ts";
import type { Glossary } from "./glossary.ts";

/** Slips of typing in the texts' own terms: 「事業強力」 for 事業協力, 「パブリクコメント」, 「わーくしょっぷ」. */

/** A shorter term differs in one letter from too many other words. */
const SHORTEST = { kanji: 4, katakana: 5 };
const RUN = /[\p{Script=Han}々]{4,}|[\p{Script=Katakana}ー]{4,}/gu;
/** A katakana word this long is not met by chance in hiragana. */
const SHORTEST_IN_HIRAGANA = 5;
const KATAKANA = /^[\p{Script=Katakana}ー]+$/u;
const KANJI = /^[\p{Script=Han}々]+$/u;

export class Spelling {
  readonly #terms: readonly string[];
  /** Words in katakana, by how they look in hiragana, the longest first. */
  readonly #inHiragana: readonly (readonly [hiragana: string, word: string])[];
  readonly #isKnown: (run: string) => boolean;

  /** `vocabulary` is all that the texts and the glossary hold, folded. */
  constructor(glossary: Glossary, vocabulary: string) {
    const terms = glossary.entries.flatMap((entry) => entry.terms).map((term) => foldWidth(term));
    this.#terms = [
      ...new Set(
        terms.filter(
          (term) =>
            (KANJI.test(term) && term.length >= SHORTEST.kanji) ||
            (KATAKANA.test(term) && term.length >= SHORTEST.katakana),
        ),
      ),
    ];
    this.#isKnown = (run) => vocabulary.includes(run);
    const katakana = new Set(vocabulary.match(/[ァ-ヶー]+/gu) ?? []);
    this.#inHiragana = [...katakana]
      .filter((word) => word.length >= SHORTEST_IN_HIRAGANA)
      .sort((one, other) => other.length - one.length)
      .map((word) => [toHiragana(word), word]);
  }

  /** The text with runs that nothing here holds spelt as the one term that they differ from in a single letter. */
  mended(text: string): string {
    return this.#inKatakana(text).replace(RUN, (run) => {
      if (this.#isKnown(foldCase(run))) return run;
      const near = this.#terms.flatMap((term) => {
        const slip = KATAKANA.test(run) ? kanaSlip(run, term) : kanjiSlip(run, term);
        return slip === undefined ? [] : [slip];
      });
      return near.length === 1 ? (near[0] ?? run) : run;
    });
  }

  #inKatakana(text: string): string {
    return this.#inHiragana.reduce((spelt, [hiragana, word]) => spelt.replaceAll(hiragana, word), text);
  }
}

/** Letters that end words of their own: 指定管理料 is no slip of 指定管理者. */
const ENDING = /^[料費額率数法書課係者会券期日人長員金税権部局室所館場式票案]$/u;

/** A run of kanji in which all letters of a term but one stand at their places. */
function kanjiSlip(run: string, term: string): string | undefined {
  if (!KANJI.test(term)) return undefined;
  for (let at = 0; at + term.length <= run.length; at++) {
    const part = run.slice(at, at + term.length);
    const wrong = [...term].flatMap((letter, place) => (letter === part[place] ? [] : [place]));
    const [place] = wrong;
    if (wrong.length !== 1 || place === undefined) continue;
    if (place < term.length - 1 || !ENDING.test(part[place] ?? ""))
      return run.slice(0, at) + term + run.slice(at + term.length);
  }
  return undefined;
}

/** A run of katakana that one letter more, less or other makes the term. */
function kanaSlip(run: string, term: string): string | undefined {
  if (!KATAKANA.test(term) || Math.abs(run.length - term.length) > 1) return undefined;
  let start = 0;
  while (start < Math.min(run.length, term.length) && run[start] === term[start]) start++;
  let end = 0;
  while (
    end < Math.min(run.length, term.length) - start &&
    run[run.length - 1 - end] === term[term.length - 1 - end]
  )
    end++;
  return Math.max(run.length, term.length) - start - end <= 1 ? term : undefined;
}
