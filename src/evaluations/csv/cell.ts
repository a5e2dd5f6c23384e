/** A cell of a CSV file that a spreadsheet takes as it stands: text can never become a formula. */

const FORMULA = /^[=+\-@\t\r＝＋－＠]/u;
/** A plain number is no formula, negative or not, and stays one that can be summed up. */
const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?$/;
const MARKED = /^'(?=['=+\-@\t\r＝＋－＠])/u;

/** Puts ' before text that a spreadsheet would compute, and before text that begins with ' itself. */
export const neutral = (text: string): string =>
  (FORMULA.test(text) && !PLAIN_NUMBER.test(text)) || text.startsWith("'") ? `'${text}` : text;

/** The text as it was before `neutral`. */
export const asTyped = (cell: string): string => cell.replace(MARKED, "");
