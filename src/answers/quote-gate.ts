import type { Citation } from "../domain/answer.ts";
import { squeeze } from "../domain/text.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { type Run, sectionName } from "../knowledge/library.ts";
import { QuoteFinder } from "../knowledge/quotes.ts";

/** Nothing goes out as a quote unless the guideline's own text holds it. */

export type Verdict =
  | { readonly kind: "found"; readonly citation: Citation }
  /** The words stand in another guideline than the one named. */
  | { readonly kind: "elsewhere"; readonly guideline: string }
  | { readonly kind: "notFound" };

const SHORTEST_QUOTE = 2;

export class QuoteGate {
  readonly #knowledge: Knowledge;
  readonly #finders = new Map<string, QuoteFinder>();

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
  }

  /**
   * Looks a quote up in the text that it names. Width of characters, white space and punctuation may differ; the
   * section of the verdict is where the quote really stands.
   */
  check(citation: Citation): Verdict {
    if (squeeze(citation.quote).length < SHORTEST_QUOTE) return { kind: "notFound" };
    if (this.#holds(citation.guideline, citation.quote)) {
      return { kind: "found", citation: { ...citation, section: this.#sectionOf(citation) } };
    }
    for (const { guideline } of this.#knowledge.library.volumes) {
      if (this.#holds(guideline.id, citation.quote)) return { kind: "elsewhere", guideline: guideline.id };
    }
    return { kind: "notFound" };
  }

  /** The sentences that a quote touches, by library numbers; undefined where the guideline does not hold it. */
  locate({ guideline, quote, section }: Citation): Run | undefined {
    const finder = this.#finder(guideline);
    const place = finder?.find(quote, { section }) ?? finder?.find(quote);
    if (!place) return undefined;
    const { library } = this.#knowledge;
    return { first: library.numberOf(guideline, place.from), last: library.numberOf(guideline, place.to) };
  }

  #holds(guideline: string, quote: string): boolean {
    const finder = this.#finder(guideline);
    return finder?.find(quote) !== undefined || finder?.find(quote, { loose: true }) !== undefined;
  }

  #sectionOf({ guideline, quote, section }: Citation): string {
    const finder = this.#finder(guideline);
    if (finder?.find(quote, { section })) return section;
    const place = finder?.find(quote) ?? finder?.find(quote, { loose: true });
    if (!place) return section;
    const { library } = this.#knowledge;
    return sectionName(library.leafAt(library.numberOf(guideline, place.from)));
  }

  #finder(guideline: string): QuoteFinder | undefined {
    const known = this.#finders.get(guideline);
    if (known) return known;
    const volume = this.#knowledge.library.volume(guideline);
    if (!volume) return undefined;
    const finder = new QuoteFinder(volume.outline);
    this.#finders.set(guideline, finder);
    return finder;
  }
}
