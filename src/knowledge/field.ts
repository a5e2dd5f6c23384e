/** One inverted index over short texts, scored by BM25, held in typed arrays. */

/** Terms of a query with their weights. */
export type WeightedTerms = ReadonlyMap<string, number>;

export interface FieldSettings {
  /** How soon more of the same term stops counting. */
  readonly k1: number;
  /** How much a long text is held back: 0 not at all, 1 in full. */
  readonly b: number;
}

/** What is stored of a field; everything else follows from it. */
export interface StoredField {
  readonly settings: FieldSettings;
  /** Terms joined by "\n"; a term's number is its place. */
  readonly terms: string;
  /** Where each term's postings start; one longer than there are terms. */
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
  readonly counts: Uint8Array;
  readonly lengths: Uint32Array;
}

const MOST_COUNTED = 255;

/** Collects texts, then turns them into a field. */
export class FieldBuilder {
  readonly #settings: FieldSettings;
  readonly #numbers = new Map<string, number>();
  readonly #frequencies: number[] = [];
  #documentTerms = new Uint32Array(1024);
  #termCounts = new Uint8Array(1024);
  #size = 0;
  readonly #ends: number[] = [];
  readonly #lengths: number[] = [];

  constructor(settings: FieldSettings) {
    this.#settings = settings;
  }

  /** Adds the next text, given as its terms; returns nothing, texts are numbered from 0. */
  add(terms: readonly string[]): void {
    const counts = new Map<number, number>();
    for (const term of terms) {
      let number = this.#numbers.get(term);
      if (number === undefined) {
        number = this.#numbers.size;
        this.#numbers.set(term, number);
        this.#frequencies.push(0);
      }
      counts.set(number, (counts.get(number) ?? 0) + 1);
    }
    this.#reserve(this.#size + counts.size);
    for (const [number, count] of counts) {
      this.#documentTerms[this.#size] = number;
      this.#termCounts[this.#size] = Math.min(count, MOST_COUNTED);
      this.#size++;
      this.#frequencies[number] = (this.#frequencies[number] ?? 0) + 1;
    }
    this.#ends.push(this.#size);
    this.#lengths.push(terms.length);
  }

  build(): StoredField {
    const starts = new Uint32Array(this.#frequencies.length + 1);
    for (const [number, frequency] of this.#frequencies.entries()) {
      starts[number + 1] = (starts[number] ?? 0) + frequency;
    }
    const next = starts.slice();
    const documents = new Uint32Array(this.#size);
    const counts = new Uint8Array(this.#size);
    let from = 0;
    for (const [document, end] of this.#ends.entries()) {
      for (let at = from; at < end; at++) {
        const number = this.#documentTerms[at] ?? 0;
        const place = next[number] ?? 0;
        documents[place] = document;
        counts[place] = this.#termCounts[at] ?? 0;
        next[number] = place + 1;
      }
      from = end;
    }
    return {
      settings: this.#settings,
      terms: [...this.#numbers.keys()].join("\n"),
      starts,
      documents,
      counts,
      lengths: Uint32Array.from(this.#lengths),
    };
  }

  #reserve(size: number): void {
    if (size <= this.#documentTerms.length) return;
    const capacity = Math.max(size, Math.ceil(this.#documentTerms.length * 1.5));
    const terms = new Uint32Array(capacity);
    terms.set(this.#documentTerms);
    this.#documentTerms = terms;
    const counts = new Uint8Array(capacity);
    counts.set(this.#termCounts);
    this.#termCounts = counts;
  }
}

/** A field ready to be asked. */
export class Field {
  readonly size: number;
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #stored: StoredField;
  /** k1 · (1 − b + b · length / average), for each text. */
  readonly #norms: Float32Array;

  constructor(stored: StoredField) {
    this.#stored = stored;
    this.size = stored.lengths.length;
    const terms = stored.terms === "" ? [] : stored.terms.split("\n");
    this.#numbers = new Map(terms.map((term, number) => [term, number]));
    const { k1, b } = stored.settings;
    let total = 0;
    for (const length of stored.lengths) total += length;
    const average = total / Math.max(1, this.size) || 1;
    this.#norms = Float32Array.from(stored.lengths, (length) => k1 * (1 - b + (b * length) / average));
  }

  /** Inverse document frequency: how much a term tells; highest for a term that no text holds. */
  idf(term: string): number {
    const number = this.#numbers.get(term);
    const { starts } = this.#stored;
    const frequency = number === undefined ? 0 : (starts[number + 1] ?? 0) - (starts[number] ?? 0);
    return Math.log(1 + (this.size - frequency + 0.5) / (frequency + 0.5));
  }

  /** Adds `weight` × each text's score to `scores`, which has one place a text. */
  addScores(query: WeightedTerms, weight: number, scores: Float64Array): void {
    const { starts, documents, counts, settings } = this.#stored;
    const norms = this.#norms;
    for (const [term, termWeight] of query) {
      const number = this.#numbers.get(term);
      if (number === undefined) continue;
      const from = starts[number] as number;
      const to = starts[number + 1] as number;
      const frequency = to - from;
      const idf = Math.log(1 + (this.size - frequency + 0.5) / (frequency + 0.5));
      const factor = weight * termWeight * idf * (settings.k1 + 1);
      for (let at = from; at < to; at++) {
        const document = documents[at] as number;
        const count = counts[at] as number;
        scores[document] =
          (scores[document] as number) + (factor * count) / (count + (norms[document] as number));
      }
    }
  }
}

/** The two views of one text (see tokens.ts), scored together. */
export interface StoredPair {
  readonly grams: StoredField;
  readonly words: StoredField;
}
