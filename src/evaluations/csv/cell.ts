/** A cell of a CSV file that a spreadsheet takes as it stands: text can never become a formula, nor a number or date that it is not. */

const FORMULA = /^[=+\-@\t\r＝＋－＠]/u;
/** What a spreadsheet reads as a number, a date or a time, and then shows otherwise: 007, +81, 1-2, 10:30, 1e5. */
const NUMERIC = /^[+-]?[\d.][\d.,:/\-\s%]*(?:e[+-]?\d+)?$/iu;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A plain number is no formula, negative or not, and stays one that can be summed up; so does a day. */
const staysItself = (text: string): boolean => String(Number(text)) === text || DAY.test(text);

const needsMark = (text: string): boolean =>
  text.startsWith("'") || ((FORMULA.test(text) || NUMERIC.test(text)) && !staysItself(text));

/** Puts ' before text that a spreadsheet would compute or read otherwise, and before text that begins with ' itself. */
export const neutral = (text: string): string => (needsMark(text) ? `'${text}` : text);

/** The text as it was before `neutral`. */
export const asTyped = (cell: string): string =>
  cell.startsWith("'") && needsMark(cell.slice(1)) ? cell.slice(1) : cell;
