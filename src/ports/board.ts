import type { Language } from "../domain/guideline.ts";
import type { Message } from "../domain/message.ts";
import type { Quadrants, Shares } from "../domain/picture.ts";
import type { PageLink } from "../domain/printed-page.ts";

/** The board of the collaboration section: a city's records at a glance, worded in the reader's language. */

export const BOARD_FILTERS = ["year", "section", "form", "zone", "stage"] as const;
export type BoardFilter = (typeof BOARD_FILTERS)[number];

/** Lists of the board that have pages of their own. */
export const BOARD_LISTS = ["overdue", "pending", "plot", "unanswered", "feedback"] as const;
export type BoardList = (typeof BOARD_LISTS)[number];

/** As it stands in the address; what fits nothing is left out. */
export interface BoardWish {
  readonly filters: { readonly [F in BoardFilter]?: string | undefined };
  /** From 1. */
  readonly pages: { readonly [L in BoardList]?: number | undefined };
}

export interface BoardOption {
  readonly value: string;
  readonly label: string;
}

export interface BoardFilterField {
  readonly filter: BoardFilter;
  readonly label: string;
  readonly options: readonly BoardOption[];
  /** One of the options' values; "" is all. */
  readonly chosen: string;
}

export interface Paged<T> {
  readonly rows: readonly T[];
  /** From 1. */
  readonly page: number;
  /** Of all pages; undefined where nobody counts them. */
  readonly total: number | undefined;
  readonly more: boolean;
}

/** A record that somebody still has to do something in. */
export interface BoardRow {
  readonly id: string;
  readonly name: string;
  readonly section: string;
  readonly owner: string;
  readonly partner: string;
  readonly stage: string;
  /** What comes next and when; "" where nothing has a date. */
  readonly next: string;
  readonly due: string;
  /** More than 0 where it is overdue. */
  readonly lateDays: number;
}

export interface BoardQuestion {
  readonly id: string;
  readonly at: string;
  readonly question: string;
}

export interface BoardFeedback {
  /** The answer's. */
  readonly id: string;
  readonly at: string;
  readonly helpful: boolean;
  readonly reason: string;
  readonly question: string;
  readonly answer: string;
}

export interface BoardView {
  readonly kind: "shown";
  /** Whose records are in it; undefined for all sections. */
  readonly section: string | undefined;
  readonly year: { readonly number: number; readonly name: string };
  readonly fields: readonly BoardFilterField[];
  readonly counts: { readonly records: number; readonly overdue: number; readonly open: number };
  readonly overdue: Paged<BoardRow>;
  readonly pending: Paged<BoardRow>;
  /** No more than can be told apart in one picture. */
  readonly plot: Paged<Quadrants["projects"][number]> & { readonly picture: Quadrants; readonly alt: string };
  readonly submissions: { readonly picture: Shares; readonly alt: string };
  /** For the collaboration section alone; nobody who asked is named. */
  readonly heard:
    | { readonly unanswered: Paged<BoardQuestion>; readonly feedback: Paged<BoardFeedback> }
    | undefined;
}

/** The board is for the collaboration section, and for section heads with their own section. */
export interface BoardRefused {
  readonly kind: "refused";
  readonly because: "unknown" | "member";
}

export const BOARD_FILES = ["records", "publication", "section", "form", "zone"] as const;
/** All records, those for publication, and the annual survey by section, form or zone. */
export type BoardFile = (typeof BOARD_FILES)[number];

export interface DigestPreview {
  /** Says in which week, on which day and to how many. */
  readonly summary: string;
  readonly posts: readonly { readonly to: string; readonly message: Message }[];
}

/** `user` is whom the web page knows. */
export interface Board {
  look(user: string, wish: BoardWish, language: Language): Promise<BoardView | BoardRefused>;
  /** The file piece by piece; undefined for who may not have it. */
  file(
    user: string,
    wish: { readonly year: number; readonly what: BoardFile; readonly format: "csv" | "xlsx" },
    language: Language,
  ): Promise<AsyncIterable<string | Uint8Array> | undefined>;
  /** One record as a page to print, with a link back; undefined where there is none that the person may see. */
  record(
    user: string,
    id: string,
    around: { readonly language: Language; readonly back: PageLink },
  ): Promise<string | undefined>;
  /** What would be posted in the week of a day (today without one); undefined for who may not see it. */
  digests(user: string, date: string | undefined, language: Language): Promise<DigestPreview | undefined>;
}
