/** A guideline's text taken apart for search: leaves, and the sentences in them. */

/** One sentence, list item or table cell. Quotes are runs of consecutive sentences of one guideline. */
export interface Sentence {
  /** As printed in guideline.md, without layout marks. */
  readonly text: string;
  /** What stands between this sentence and the next one when both are quoted: "", "\n" or " ｜ ". */
  readonly after: string;
  /** Whether it is a heading line, which never makes up a quote alone. */
  readonly heading: boolean;
  /** Characters of `squeeze(text)`: what a quote's budget is counted in. */
  readonly length: number;
}

/** The smallest headed part, footnote or table row: sentences `from`…`to` (inclusive) of its guideline. */
export interface Leaf {
  readonly guideline: string;
  /** Headings from the chapter down, as printed. */
  readonly path: readonly string[];
  /** Column names, where the leaf is a table row. */
  readonly columns: readonly string[];
  /** The row's own name (its first cell), where the leaf is a table row. */
  readonly row: string;
  readonly from: number;
  readonly to: number;
}

/** A guideline's text in order. A run of sentences with no gap in `breaks` between them stands so in guideline.md. */
export interface Outline {
  readonly sentences: readonly Sentence[];
  readonly leaves: readonly Leaf[];
  /** Sentence numbers before which a quote must end, because something unquotable (a table's head) stands between. */
  readonly breaks: readonly number[];
}

/** A run of sentences of one guideline, ready to be shown or cited. */
export interface Passage {
  readonly id: string;
  readonly guideline: string;
  readonly section: string;
  readonly text: string;
  readonly score: number;
}
