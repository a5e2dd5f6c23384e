import { foldCase, hasJapanese } from "../domain/text.ts";
import type { GlossaryEntries } from "./schema.ts";
import { words } from "./tokens.ts";

/** Words that mean the same: the texts' own terms, their readings, everyday words and English ones. */

export interface GlossaryHit {
  /** The entry's number. */
  readonly concept: number;
  /** The words that were found, folded. */
  readonly cue: string;
  /** Whether they are the term itself, spelt in hiragana. */
  readonly isReading: boolean;
}

/** Readings and cues this short in hiragana stand inside too many other words. */
const SHORTEST_KANA = 3;
const BETWEEN = /[・\s]/gu;

interface Cue {
  readonly letters: string;
  readonly concept: number;
  readonly isReading: boolean;
}
interface EnglishCue {
  readonly stems: readonly string[];
  readonly concept: number;
}

export class Glossary {
  readonly entries: GlossaryEntries;
  /** Japanese cues by their first two letters, longest first. */
  readonly #japanese = new Map<string, Cue[]>();
  /** English cues by their first stem, longest first. */
  readonly #english = new Map<string, EnglishCue[]>();

  constructor(entries: GlossaryEntries) {
    this.entries = entries;
    for (const [concept, entry] of entries.entries()) {
      for (const cue of [...entry.terms, ...entry.cues]) this.#addJapanese(cue, concept, false);
      for (const reading of entry.readings) this.#addJapanese(reading, concept, true);
      for (const cue of entry.en) {
        const stems = words(cue);
        const first = stems[0];
        if (first === undefined) continue;
        this.#english.set(first, [...(this.#english.get(first) ?? []), { stems, concept }]);
      }
    }
    for (const cues of this.#japanese.values())
      cues.sort((one, other) => other.letters.length - one.letters.length);
    for (const cues of this.#english.values())
      cues.sort((one, other) => other.stems.length - one.stems.length);
  }

  /** The entries that a text speaks of, one hit for every place, the longest words first at each place. */
  hits(text: string): GlossaryHit[] {
    return hasJapanese(text) ? this.#japaneseHits(text) : this.#englishHits(text);
  }

  /** The texts' own terms for a concept. */
  termsOf(concept: number): readonly string[] {
    return this.entries[concept]?.terms ?? [];
  }

  #addJapanese(cue: string, concept: number, isReading: boolean): void {
    const letters = foldCase(cue).replace(BETWEEN, "");
    if (letters.length < (isReading ? SHORTEST_KANA : 2)) return;
    const key = letters.slice(0, 2);
    this.#japanese.set(key, [...(this.#japanese.get(key) ?? []), { letters, concept, isReading }]);
  }

  #japaneseHits(text: string): GlossaryHit[] {
    const letters = foldCase(text).replace(BETWEEN, "\u0001");
    const hits: GlossaryHit[] = [];
    for (let at = 0; at < letters.length; at++) {
      const candidates = this.#japanese.get(letters.slice(at, at + 2)) ?? [];
      const longest = candidates.find((cue) => letters.startsWith(cue.letters, at));
      if (!longest) continue;
      for (const cue of candidates) {
        if (cue.letters === longest.letters)
          hits.push({ concept: cue.concept, cue: cue.letters, isReading: cue.isReading });
      }
      at += longest.letters.length - 1;
    }
    return hits;
  }

  #englishHits(text: string): GlossaryHit[] {
    const stems = words(text);
    const hits: GlossaryHit[] = [];
    for (let at = 0; at < stems.length; at++) {
      const candidates = this.#english.get(stems[at] ?? "") ?? [];
      const fits = (cue: EnglishCue): boolean =>
        cue.stems.every((stem, offset) => stems[at + offset] === stem);
      const longest = candidates.find(fits);
      if (!longest) continue;
      for (const cue of candidates) {
        if (cue.stems.length === longest.stems.length && fits(cue)) {
          hits.push({ concept: cue.concept, cue: cue.stems.join(" "), isReading: false });
        }
      }
      at += longest.stems.length - 1;
    }
    return hits;
  }
}
