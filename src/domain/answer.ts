/** What a question gets: an answer whose every statement has its passage, or a plain word that there is none. */

/** Words of a guideline, word for word, with the place where they stand. */
export interface Citation {
  readonly guideline: string;
  /** Heading path, joined by " > ". */
  readonly section: string;
  readonly quote: string;
}

export type Citations = readonly [Citation, ...Citation[]];

/** A cell of a comparison: what one guideline says, and the numbers of the citations that prove it. */
export interface TableRow {
  readonly cells: readonly string[];
}

export interface AnswerTable {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  /** What is to be said below it. */
  readonly note?: string;
}

export interface Answered {
  readonly kind: "answered";
  readonly text: string;
  readonly table?: AnswerTable;
  readonly citations: Citations;
}

/** The texts are silent. `nearest` are sections to look at, never an answer. */
export interface NotFound {
  readonly kind: "notFound";
  readonly text: string;
  readonly reason: string;
  readonly nearest: readonly { readonly guideline: string; readonly section: string }[];
}

/** The question can mean several things: ask back. */
export interface Clarify {
  readonly kind: "clarify";
  readonly text: string;
  readonly choices: readonly string[];
}

/** A greeting or a word of thanks: a friendly word back, without citations. */
export interface SmallTalk {
  readonly kind: "smallTalk";
  readonly text: string;
}

export type Answer = Answered | NotFound | Clarify | SmallTalk;
