import type { Language } from "../domain/guideline.ts";
import { foldWidth, hasJapanese } from "../domain/text.ts";
import {
  Field,
  FieldBuilder,
  type FieldSettings,
  type StoredField,
  type StoredPair,
  type WeightedTerms,
} from "./field.ts";
import type { Glossary } from "./glossary.ts";
import { type Library, sectionName } from "./library.ts";
import { grams, words } from "./tokens.ts";

/** The index over a library: what a leaf, its headings, its everyday words and each of its sentences say. */

const BODY: FieldSettings = { k1: 0.6, b: 0.75 };
const HEADING: FieldSettings = { k1: 0.6, b: 0.3 };
const EVERYDAY: FieldSettings = { k1: 0.6, b: 0.4 };
const SENTENCE: FieldSettings = { k1: 0.6, b: 0.5 };

/** Words count three times as much as characters and their pairs (measured). */
const WORDS_WEIGHT = 3;

export interface StoredIndex {
  readonly leafBody: StoredPair;
  readonly leafHeading: StoredPair;
  readonly leafEveryday: StoredEveryday;
  readonly leafConcepts: StoredField;
  readonly headingConcepts: StoredField;
  readonly sentenceBody: StoredPair;
  readonly sentenceEveryday: StoredEveryday;
  readonly sentenceConcepts: StoredField;
  readonly phrases: Readonly<Record<Language, StoredPhrases>>;
}

/** Everyday words of each language apart: how much is said in the one must not weigh on the other. */
type StoredEveryday = Readonly<Record<Language, StoredPair>>;

interface StoredPhrases {
  readonly pair: StoredPair;
  /** The sentence that each everyday phrase belongs to. */
  readonly sentences: Uint32Array;
}

/** A query's terms in each view. */
export interface QueryTerms {
  readonly grams: WeightedTerms;
  readonly words: WeightedTerms;
  readonly concepts: WeightedTerms;
}

class PairBuilder {
  readonly #grams: FieldBuilder;
  readonly #words: FieldBuilder;

  constructor(settings: FieldSettings) {
    this.#grams = new FieldBuilder(settings);
    this.#words = new FieldBuilder(settings);
  }

  add(text: string): void {
    this.#grams.add(grams(text));
    this.#words.add(words(text));
  }

  build(): StoredPair {
    return { grams: this.#grams.build(), words: this.#words.build() };
  }
}

/** Characters with their pairs, and words, of the same texts, scored together. */
export class Pair {
  readonly #grams: Field;
  readonly #words: Field;

  constructor(stored: StoredPair) {
    this.#grams = new Field(stored.grams);
    this.#words = new Field(stored.words);
  }

  get size(): number {
    return this.#grams.size;
  }

  wordIdf(word: string): number {
    return this.#words.idf(word);
  }

  addScores(query: Pick<QueryTerms, "grams" | "words">, weight: number, scores: Float64Array): void {
    this.#grams.addScores(query.grams, weight, scores);
    this.#words.addScores(query.words, weight * WORDS_WEIGHT, scores);
  }
}

const LANGUAGES = ["ja", "en"] as const;
const languageOf = (phrase: string): Language => (hasJapanese(phrase) ? "ja" : "en");
const ofEach = <T>(make: (language: Language) => T): Record<Language, T> => ({
  ja: make("ja"),
  en: make("en"),
});

class EverydayBuilder {
  readonly #pairs = ofEach(() => new PairBuilder(EVERYDAY));

  add(phrases: readonly string[]): void {
    for (const language of LANGUAGES)
      this.#pairs[language].add(phrases.filter((phrase) => languageOf(phrase) === language).join("\n"));
  }

  build(): StoredEveryday {
    return ofEach((language) => this.#pairs[language].build());
  }
}

class Everyday {
  readonly #pairs: readonly Pair[];

  constructor(stored: StoredEveryday) {
    this.#pairs = LANGUAGES.map((language) => new Pair(stored[language]));
  }

  addScores(query: QueryTerms, weight: number, scores: Float64Array): void {
    for (const pair of this.#pairs) pair.addScores(query, weight, scores);
  }
}

/** Builds a pair over any texts, numbered in their order; for searching a corpus that is no guideline. */
export function buildPair(texts: Iterable<string>): StoredPair {
  const builder = new PairBuilder(BODY);
  for (const text of texts) builder.add(text);
  return builder.build();
}

export const conceptTerm = (concept: number): string => `§${concept}`;

/** Headings without their numbers and brackets. */
const headingWords = (heading: string): string =>
  foldWidth(heading)
    .replace(/^第?[0-9]+章?[.．)\s]*/u, "")
    .replace(/^\([0-9]+\)|^[0-9]+\)/u, "")
    .replace(/[<>()（）【】≪≫「」○※・*]/gu, " ");

/** Builds the index of a library. `phrases` gives each sentence's everyday words, by library number. */
export function buildIndex(
  library: Library,
  phrases: ReadonlyMap<number, readonly string[]>,
  glossary: Glossary,
): StoredIndex {
  const leafBody = new PairBuilder(BODY);
  const leafHeading = new PairBuilder(HEADING);
  const leafEveryday = new EverydayBuilder();
  const leafConcepts = new FieldBuilder(BODY);
  const headingConcepts = new FieldBuilder(HEADING);
  const titles = new Map(library.volumes.map(({ guideline }) => [guideline.id, guideline.title]));
  const conceptsIn = (text: string): string[] => glossary.hits(text).map((hit) => conceptTerm(hit.concept));
  for (const leaf of library.leaves) {
    const text = library.textOf(leaf);
    const columns = leaf.columns.join(" ");
    const section = sectionName(leaf);
    const headings = `${leaf.path.map(headingWords).join(" ")} ${headingWords(leaf.row)} ${columns}`;
    leafBody.add(`${titles.get(leaf.guideline) ?? ""} ${section} ${columns}\n${text}`);
    leafHeading.add(headings);
    const everyday: string[] = [];
    for (let at = leaf.first; at <= leaf.last; at++) everyday.push(...(phrases.get(at) ?? []));
    leafEveryday.add(everyday);
    leafConcepts.add(conceptsIn(`${section}\n${columns}\n${text}`));
    headingConcepts.add(conceptsIn(headings));
  }
  const sentenceBody = new PairBuilder(SENTENCE);
  const sentenceEveryday = new EverydayBuilder();
  const sentenceConcepts = new FieldBuilder(SENTENCE);
  const paraphrases = ofEach(() => {
    const sentences: number[] = [];
    return { pair: new PairBuilder(SENTENCE), sentences };
  });
  for (const [number, sentence] of library.sentences.entries()) {
    const everyday = phrases.get(number) ?? [];
    sentenceBody.add(sentence.heading ? "" : sentence.text);
    sentenceEveryday.add(everyday);
    sentenceConcepts.add(sentence.heading ? [] : conceptsIn(sentence.text));
    for (const phrase of everyday) {
      const { pair, sentences } = paraphrases[languageOf(phrase)];
      pair.add(phrase);
      sentences.push(number);
    }
  }
  return {
    leafBody: leafBody.build(),
    leafHeading: leafHeading.build(),
    leafEveryday: leafEveryday.build(),
    leafConcepts: leafConcepts.build(),
    headingConcepts: headingConcepts.build(),
    sentenceBody: sentenceBody.build(),
    sentenceEveryday: sentenceEveryday.build(),
    sentenceConcepts: sentenceConcepts.build(),
    phrases: ofEach((language) => {
      const { pair, sentences } = paraphrases[language];
      return { pair: pair.build(), sentences: Uint32Array.from(sentences) };
    }),
  };
}

/** The relative weights of an index's parts; flat on purpose, and not to be tuned to cases. */
const WEIGHTS = { heading: 0.5, everyday: 1, concepts: 4, headingConcepts: 2 };

/** A concept with this inverse document frequency or more tells in full; none tells less than the least. */
const TELLING_IDF = 2.5;
const LEAST_CONCEPT = 0.2;

export class SearchIndex {
  readonly #leafBody: Pair;
  readonly #leafHeading: Pair;
  readonly #leafEveryday: Everyday;
  readonly #leafConcepts: Field;
  readonly #headingConcepts: Field;
  readonly #sentenceBody: Pair;
  readonly #sentenceEveryday: Everyday;
  readonly #sentenceConcepts: Field;
  readonly #phrases: readonly { readonly pair: Pair; readonly sentences: Uint32Array }[];

  constructor(stored: StoredIndex) {
    this.#leafBody = new Pair(stored.leafBody);
    this.#leafHeading = new Pair(stored.leafHeading);
    this.#leafEveryday = new Everyday(stored.leafEveryday);
    this.#leafConcepts = new Field(stored.leafConcepts);
    this.#headingConcepts = new Field(stored.headingConcepts);
    this.#sentenceBody = new Pair(stored.sentenceBody);
    this.#sentenceEveryday = new Everyday(stored.sentenceEveryday);
    this.#sentenceConcepts = new Field(stored.sentenceConcepts);
    this.#phrases = LANGUAGES.map((language) => {
      const { pair, sentences } = stored.phrases[language];
      return { pair: new Pair(pair), sentences };
    });
  }

  /** How much a word tells, by how few leaves hold it. */
  wordIdf(word: string): number {
    return this.#leafBody.wordIdf(word);
  }

  /** How much a glossary concept tells: 1 where few leaves speak of it, towards 0 where nearly all do. */
  conceptWeight(concept: number): number {
    return Math.max(LEAST_CONCEPT, Math.min(1, this.#leafConcepts.idf(conceptTerm(concept)) / TELLING_IDF));
  }

  /** A score for every leaf. */
  scoreLeaves(query: QueryTerms): Float64Array {
    const scores = new Float64Array(this.#leafBody.size);
    this.#leafBody.addScores(query, 1, scores);
    this.#leafHeading.addScores(query, WEIGHTS.heading, scores);
    this.#leafEveryday.addScores(query, WEIGHTS.everyday, scores);
    this.#leafConcepts.addScores(query.concepts, WEIGHTS.concepts, scores);
    this.#headingConcepts.addScores(query.concepts, WEIGHTS.headingConcepts, scores);
    return scores;
  }

  /** A score for headings alone, to choose the section that a question names. */
  scoreHeadings(query: QueryTerms): Float64Array {
    const scores = new Float64Array(this.#leafHeading.size);
    this.#leafHeading.addScores(query, 1, scores);
    return scores;
  }

  /** A score for every sentence. */
  scoreSentences(query: QueryTerms): Float64Array {
    const scores = new Float64Array(this.#sentenceBody.size);
    this.#sentenceBody.addScores(query, 1, scores);
    this.#sentenceEveryday.addScores(query, WEIGHTS.everyday, scores);
    this.#sentenceConcepts.addScores(query.concepts, WEIGHTS.concepts, scores);
    return scores;
  }

  /** For every sentence the score of the everyday phrase that fits best: one good paraphrase is enough. */
  scorePhrases(query: QueryTerms): Float64Array {
    const scores = new Float64Array(this.#sentenceBody.size);
    for (const { pair, sentences } of this.#phrases) {
      const phrases = new Float64Array(pair.size);
      pair.addScores(query, 1, phrases);
      for (const [phrase, sentence] of sentences.entries()) {
        const score = phrases[phrase] ?? 0;
        if (score > (scores[sentence] ?? 0)) scores[sentence] = score;
      }
    }
    return scores;
  }
}
