import type { QuoteGate } from "../../answers/quote-gate.ts";
import type { Citation } from "../../domain/answer.ts";
import type { Language } from "../../domain/guideline.ts";
import type { Passage } from "../../domain/passage.ts";
import { foldWidth, hasJapanese, squeeze } from "../../domain/text.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { Run } from "../../knowledge/library.ts";
import { stemLatin, words as wordsOf } from "../../knowledge/tokens.ts";
import { clausesOf, runsOf } from "./clauses.ts";
import { changedMeaning, sameActors, strayEnglish } from "./english-words.ts";
import { strayFigure, strayLatin, strayNumber } from "./figures.ts";
import { changedPart, keepsTogether, strayWord } from "./japanese-words.ts";
import { samePolarity, strengthened } from "./polarity.ts";

/**
 * What a model claims goes out only where a passage proves it: the quote stands in that passage word for word, and the
 * sentence says nothing that the quoted sentences do not say. When in doubt it stays in.
 */

/** A claim as a model gives it: nothing about it is known to be true. */
export interface DraftClaim {
  readonly passage: number;
  readonly quote: string;
  readonly sentence: string;
}

export type ClaimVerdict =
  /** `citation` holds the whole sentences that the quote stands in. */
  | { readonly kind: "passed"; readonly sentence: string; readonly citation: Citation }
  | { readonly kind: "refused"; readonly because: Refusal; readonly detail: string };

export type Refusal =
  | "no such passage"
  | "not quoted word for word"
  | "too short or too long"
  | "markup"
  | "another city"
  | "a number that the quote does not hold"
  | "a name that the quote does not hold"
  | "words that the quote does not hold"
  | "a denial that differs"
  | "said more strongly"
  | "who does what differs"
  | "two statements mixed"
  | "another language";

/** Of a quote, in squeezed characters: less proves nothing, more nobody checks. */
const SHORTEST_QUOTE = 6;
const LONGEST_QUOTE = 500;
const LONGEST_SENTENCE = 240;
/** Everything but letters, digits and the punctuation of plain sentences. */
const MARKUP =
  /[^\p{L}\p{M}\p{N}\s、。・･「」『』（）()：:；;，,．.！!？?／/〜～ー－‐–—\-％%'’“”"…※○●①-⑳]|https?|www\.|\n/iu;

export class ClaimGate {
  readonly #knowledge: Knowledge;
  readonly #quotes: QuoteGate;

  constructor(knowledge: Knowledge, quotes: QuoteGate) {
    this.#knowledge = knowledge;
    this.#quotes = quotes;
  }

  /** `passages` are those that were given to the model, in the order in which they were numbered from 1. */
  check(claim: DraftClaim, passages: readonly Passage[], language: Language): ClaimVerdict {
    const passage = passages[claim.passage - 1];
    if (!passage) return refused("no such passage", String(claim.passage));
    const sentence = foldPlain(claim.sentence);
    const quote = squeeze(claim.quote);
    if (quote.length < SHORTEST_QUOTE || quote.length > LONGEST_QUOTE) {
      return refused("too short or too long", claim.quote);
    }
    if (sentence.length === 0 || sentence.length > LONGEST_SENTENCE) {
      return refused("too short or too long", claim.sentence);
    }
    const markup = MARKUP.exec(claim.sentence.trim());
    if (markup) return refused("markup", markup[0]);
    if (!squeeze(passage.text).includes(quote)) return refused("not quoted word for word", claim.quote);
    const proof = this.#proofOf({ ...passage, quote: claim.quote });
    if (!proof) return refused("not quoted word for word", claim.quote);
    const problem = this.#problem(sentence, proof, language);
    return problem ?? { kind: "passed", sentence, citation: proof.citation };
  }

  #problem(sentence: string, proof: Proof, language: Language): ClaimVerdict | undefined {
    const japanese = hasJapanese(sentence);
    if (japanese !== (language === "ja")) return refused("another language", sentence);
    const city = this.#otherCity(sentence, proof);
    if (city !== undefined) return refused("another city", city);
    return japanese ? japaneseProblem(sentence, proof) : this.#englishProblem(sentence, proof);
  }

  #englishProblem(sentence: string, proof: Proof): ClaimVerdict | undefined {
    const { quote, whole, tail, around, run } = proof;
    const number = strayNumber(sentence, `${whole}\n${around}`);
    if (number !== undefined) return refused("a number that the quote does not hold", number);
    const words = { stems: this.#englishOf(proof.citation.guideline, run), quote, whole, tail };
    const stray = strayEnglish(sentence, words, stemLatin);
    if (stray !== undefined) return refused("words that the quote does not hold", stray);
    const changed = changedMeaning(sentence, words);
    if (changed === "denial") return refused("a denial that differs", sentence);
    if (changed !== undefined) return refused("said more strongly", changed);
    return sameActors(sentence, whole) ? undefined : refused("who does what differs", sentence);
  }

  /** A city that the sentence names and that its words are not of. */
  #otherCity(sentence: string, { citation, whole }: Proof): string | undefined {
    const { places } = this.#knowledge;
    const named = places.namedIn(sentence);
    if (named.guidelines.length === 0 && named.others.length === 0) return undefined;
    const held = places.namedIn(whole);
    const own = named.guidelines.find((id) => id !== citation.guideline && !held.guidelines.includes(id));
    return own ?? named.others.find((place) => !squeeze(whole).includes(squeeze(place)));
  }

  /** The quote with what stands around it; undefined where the guideline's text does not hold it. */
  #proofOf(citation: Citation): Proof | undefined {
    const run = this.#quotes.locate(citation);
    if (!run) return undefined;
    const { library } = this.#knowledge;
    const whole = library.textOf(run);
    const { guideline } = citation;
    const leaf = library.leafAt(run.first);
    const verdict = this.#quotes.check({ guideline, section: leaf.path.join(" > "), quote: whole });
    if (verdict.kind !== "found") return undefined;
    const about = library.volume(guideline)?.guideline;
    const city = about ? [about.title, about.municipality.name, ...about.municipality.aliases] : [];
    return {
      citation: verdict.citation,
      run,
      quote: foldWidth(citation.quote),
      whole: foldWidth(whole),
      tail: clausesOf(foldWidth(whole)).at(-1) ?? "",
      around: foldWidth([...leaf.path, ...leaf.columns, leaf.row, ...city].join("\n")),
    };
  }

  /** What the sentences say, in the English words of the index and the glossary, as stems. */
  #englishOf(guideline: string, { first, last }: Run): ReadonlySet<string> {
    const { phrases, glossary, library } = this.#knowledge;
    const texts: string[] = [];
    for (let at = first; at <= last; at++) texts.push(...(phrases.get(at) ?? []));
    const about = library.volume(guideline)?.guideline.municipality;
    if (about) texts.push(about.romaji, `${about.romaji} City`);
    const concepts = glossary.hits(
      `${library.textOf({ first, last })}\n${library.leafAt(first).path.join("\n")}`,
    );
    for (const { concept } of concepts) texts.push(...(glossary.entries[concept]?.en ?? []));
    return new Set(texts.filter((text) => !hasJapanese(text)).flatMap(wordsOf));
  }
}

interface Proof {
  readonly citation: Citation;
  readonly run: Run;
  /** The quote as the model gave it, NFKC. */
  readonly quote: string;
  /** The whole sentences that it touches, NFKC. */
  readonly whole: string;
  /** Their last statement: where the predicate stands that all before it hangs on. */
  readonly tail: string;
  readonly around: string;
}

function japaneseProblem(sentence: string, proof: Proof): ClaimVerdict | undefined {
  const words = { text: proof.whole, around: proof.around };
  const held = `${proof.whole}\n${proof.around}`;
  const figure = strayFigure(sentence, held);
  if (figure !== undefined) return refused("a number that the quote does not hold", figure);
  const latin = strayLatin(sentence, held);
  if (latin !== undefined) return refused("a name that the quote does not hold", latin);
  const cited = [...sentence.matchAll(/[「『“"]([^」』”"]*)[」』”"]/gu)].map((match) => match[1] ?? "");
  const invented = cited.find((text) => !squeeze(held).includes(squeeze(text)));
  if (invented !== undefined) return refused("words that the quote does not hold", invented);
  const stray = strayWord(sentence, words);
  if (stray !== undefined) return refused("words that the quote does not hold", stray);
  const says = runsOf(sentence).some(
    ({ kind, text }) => kind === "word" && text.length > 1 && held.includes(text),
  );
  if (!says) return refused("words that the quote does not hold", sentence);
  if (!samePolarity(sentence, proof.whole)) return refused("a denial that differs", sentence);
  const more = strengthened(sentence, proof);
  if (more !== undefined) return refused("said more strongly", more);
  const part = changedPart(sentence, words);
  if (part !== undefined) return refused("who does what differs", part);
  return keepsTogether(sentence, words) ? undefined : refused("two statements mixed", sentence);
}

const refused = (because: Refusal, detail: string): ClaimVerdict => ({ kind: "refused", because, detail });

const foldPlain = (text: string): string => foldWidth(text).replace(/\s+/gu, " ").trim();
