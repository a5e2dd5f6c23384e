/** Tables for spreadsheets, as plain values. */

/** A calendar day, YYYY-MM-DD: a date in a spreadsheet, its text in a CSV file. */
export interface Day {
  readonly day: string;
}
/** Null is an empty cell. */
export type Cell = string | number | Day | null;

export const day = (iso: string): Day => ({ day: iso });

/** One sheet of a workbook. The rows come in pieces, so that a long sheet never stands in memory. */
export interface Sheet {
  readonly name: string;
  readonly titles: readonly string[];
  /** Titles of columns are wider than a number; a column's width is in characters. */
  readonly widths: readonly number[];
  rows(): AsyncIterable<readonly (readonly Cell[])[]>;
}
