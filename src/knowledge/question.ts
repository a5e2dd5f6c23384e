import type { Language } from "../domain/guideline.ts";
import { foldWidth, hasJapanese } from "../domain/text.ts";
import { partsOf } from "./background.ts";
import type { Glossary, GlossaryHit } from "./glossary.ts";
import type { Likeness } from "./likeness.ts";
import type { Places } from "./places.ts";
import {
  asksEveryCity,
  COMPARING,
  EVERY_CITY,
  FACT_KINDS,
  isEnglishForm,
  isListing,
  JAPANESE_FORMS,
  LEANING,
  SHORT_QUESTION,
} from "./question-words.ts";
import { conceptTerm, type QueryTerms, type SearchIndex } from "./search-index.ts";
import type { Spelling } from "./spelling.ts";
import { grams, words } from "./tokens.ts";

/** A question as the search understands it. */
export interface Question {
  /** As typed, NFKC, with slips in the texts' terms mended. */
  readonly text: string;
  /** The part of it that asks, without how it came about. */
  readonly asked: string;
  readonly language: Language;
  /** Guidelines that the question, or else the conversation, is about; empty means all. */
  readonly scope: readonly string[];
  /** Whether the question itself names them. */
  readonly namesScope: boolean;
  /** Whether it asks to set all cities side by side. */
  readonly everyCity: boolean;
  /** Other municipalities that the question names. */
  readonly otherPlaces: readonly string[];
  /** The question's own words of content: no city names, no politeness, no question forms. */
  readonly content: string;
  /** The glossary's concepts in the question itself. */
  readonly hits: readonly GlossaryHit[];
  /** The content of earlier turns that the question leans on, oldest first; empty where it stands alone. */
  readonly leansOn: readonly string[];
  /** The text of the turn right before, where the question leans on it. */
  readonly before?: string;
  readonly listing: boolean;
  readonly comparing: boolean;
  /** How sentences look that hold the kind of fact asked for. */
  readonly facts: readonly RegExp[];
  readonly terms: QueryTerms;
  /** Absent where the search is by words alone. */
  readonly likeness?: Likeness;
}

export interface AskedQuestion {
  readonly question: string;
  /** Earlier questions of the same person, oldest first. */
  readonly history?: readonly string[] | undefined;
  /** Narrows to one guideline unless the question names another. */
  readonly guideline?: string | undefined;
  /** How near it is in meaning to the texts, where that is known. */
  readonly likeness?: Likeness | undefined;
}

/** What it takes to understand a question. */
interface Understanding {
  readonly glossary: Glossary;
  readonly places: Places;
  readonly index: SearchIndex;
  readonly spelling: Spelling;
}

/** How many earlier turns count, and how much: the latest half, the one before a quarter. */
const TURN_WEIGHTS = [0.5, 0.25];
/** What a question tells before it asks counts this much. */
const BACKGROUND_WEIGHT = 0.5;
/** Letters of content without which a part of a question asks nothing. */
const LEAST_CONTENT = 4;
const POINTING_BACK = /\b(?:it|they|them|that|this|those|these|there)\b/iu;
/** A figure of two digits or more says most of what a question with figures is about. */
const DIGITS_WEIGHT = 3;
/** A glossary term counts this much beside the typed word, divided by the root of the number of terms. */
const EXPANSION = { ja: 0.4, en: 1 };
/** With so many cities from earlier turns a follow-up is still a question on them. */
const MOST_CITIES_FROM_HISTORY = 3;

/** Understands a question, with the turns before it. */
export function readQuestion(
  asked: AskedQuestion,
  { glossary, places, index, spelling }: Understanding,
): Question {
  const text = spelling.mended(foldWidth(asked.question).trim());
  const language: Language = hasJapanese(text) ? "ja" : "en";
  const named = places.namedIn(text);
  const history = (asked.history ?? []).slice(-TURN_WEIGHTS.length);
  const leans =
    history.length > 0 &&
    (named.guidelines.length === 0 || text.length < SHORT_QUESTION || LEANING.test(text));
  const leansOn = leans ? history.map((turn) => contentOf(places.namedIn(turn).rest, false)) : [];
  const before = leans ? history.at(-1) : undefined;
  const others = named.guidelines.length === 0 && named.excluded.length > 0;
  const everyCity =
    others || (named.guidelines.length === 0 && named.others.length === 0 && asksEveryCity(text));
  const own = everyCity ? named.rest.replace(EVERY_CITY, " ") : named.rest;
  const cities = everyCity ? places.all.filter((city) => !named.excluded.includes(city)) : named.guidelines;
  const comparing = cities.length > 1 || text.search(COMPARING) >= 0;

  const terms = new TermCollector(glossary, index);
  const isAsking = (part: string): boolean => {
    const asks = contentOf(places.namedIn(part).rest, false);
    // “How is it explained there?” asks by what was told before.
    return asks.length >= LEAST_CONTENT && !(POINTING_BACK.test(part) && asks.split(" ").length < 3);
  };
  const { background, asked: asking } = partsOf(text, isAsking);
  const ownAsking = background === "" ? own : places.namedIn(asking).rest;
  const content = contentOf(ownAsking, cities.length > 1);
  const hits = terms.add(content, 1, ownAsking);
  if (background !== "") terms.add(contentOf(places.namedIn(background).rest, false), BACKGROUND_WEIGHT);
  for (const [back, turn] of [...leansOn].reverse().entries()) {
    terms.add(turn, TURN_WEIGHTS[back] ?? 0);
  }

  return {
    text,
    asked: asking,
    language,
    scope: scopeOf(cities, history, asked.guideline, places),
    namesScope: cities.length > 0,
    everyCity,
    otherPlaces: named.others,
    content,
    hits,
    leansOn,
    ...(before === undefined ? {} : { before: foldWidth(before) }),
    listing: isListing(text),
    comparing,
    facts: FACT_KINDS.filter((kind) => kind.asked.test(text)).map((kind) => kind.held),
    terms: terms.terms(),
    ...(asked.likeness ? { likeness: asked.likeness } : {}),
  };
}

function scopeOf(
  named: readonly string[],
  history: readonly string[],
  guideline: string | undefined,
  places: Places,
): readonly string[] {
  if (named.length > 0) return named;
  for (const turn of [...history].reverse()) {
    const cities = places.namedIn(turn).guidelines;
    if (cities.length > 0) return cities.slice(0, MOST_CITIES_FROM_HISTORY);
  }
  return guideline === undefined ? [] : [guideline];
}

/** “City hall”: the city as one of those who collaborate, and not as the place that is asked about. */
const AS_PARTY = /^(?:hall|government|administration|office|staff|officials?|employees|workers)\b/iu;

/** The words of content: what is left without politeness, question forms and, in a comparison, words of comparing. */
export function contentOf(text: string, comparing: boolean): string {
  const folded = foldWidth(text);
  const plain = comparing ? folded.replace(COMPARING, " ") : folded;
  if (hasJapanese(plain)) return plain.replace(JAPANESE_FORMS, " ").replace(/\s+/g, " ").trim();
  return plain
    .split(/[^\p{L}\p{N}'’&.-]+/u)
    .filter((word) => word !== "")
    .filter(
      (word, at, all) =>
        !isEnglishForm(word.replace(/['’]s?$|[.]$/u, "")) ||
        (/^city$/iu.test(word) && AS_PARTY.test(all[at + 1] ?? "")),
    )
    .join(" ");
}

class TermCollector {
  readonly #glossary: Glossary;
  readonly #index: SearchIndex;
  readonly #grams = new Map<string, number>();
  readonly #words = new Map<string, number>();
  readonly #concepts = new Map<string, number>();

  constructor(glossary: Glossary, index: SearchIndex) {
    this.#glossary = glossary;
    this.#index = index;
  }

  /** `typed` is the same with its question forms, of which some English terms are made: “who does what”. */
  add(content: string, weight: number, typed = ""): GlossaryHit[] {
    this.#addText(content, weight);
    const hits = [...this.#glossary.hits(content), ...this.#ofForms(typed)];
    const expansion = hasJapanese(content) ? EXPANSION.ja : EXPANSION.en;
    const seen = new Set<number>();
    for (const { concept, cue, isReading } of hits) {
      if (seen.has(concept)) continue;
      seen.add(concept);
      raise(this.#concepts, conceptTerm(concept), weight);
      const terms = this.#glossary.termsOf(concept);
      for (const term of terms) {
        // A reading is the term itself, only spelt otherwise.
        const share = isReading ? 1 : expansion * this.#index.conceptWeight(concept);
        if (term !== cue) this.#addText(term, (weight * share) / Math.sqrt(terms.length));
      }
    }
    return hits;
  }

  #ofForms(typed: string): GlossaryHit[] {
    if (hasJapanese(typed)) return [];
    return this.#glossary
      .hits(typed)
      .filter(({ cue }) => cue.includes(" ") && cue.split(" ").some((word) => isEnglishForm(word)));
  }

  terms(): QueryTerms {
    for (const terms of [this.#grams, this.#words]) {
      for (const [term, weight] of terms)
        if (/^[0-9]{2,}$/.test(term)) terms.set(term, weight * DIGITS_WEIGHT);
    }
    return { grams: this.#grams, words: this.#words, concepts: this.#concepts };
  }

  #addText(text: string, weight: number): void {
    for (const term of grams(text)) raise(this.#grams, term, weight);
    for (const term of words(text)) raise(this.#words, term, weight);
  }
}

const raise = (terms: Map<string, number>, term: string, weight: number): void => {
  terms.set(term, (terms.get(term) ?? 0) + weight);
};
