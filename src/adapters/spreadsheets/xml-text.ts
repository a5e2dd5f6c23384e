/** Text as it may stand in a part of a workbook. Source: ECMA-376 Part 1, 22.9.2.19 (ST_Xstring). */

/** More than this many characters no cell can hold. */
const LONGEST_CELL = 32_767;

/** What XML cannot hold, what XML would change (a carriage return), and text that looks like the escape itself. */
const ESCAPED = /[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ufffe\uffff]|\p{Cs}|_(?=x[\dA-Fa-f]{4}_)/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Escapes text for an element or an attribute. */
export const xmlText = (text: string): string =>
  text
    .replace(ESCAPED, (letter) => `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`)
    .replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);

/** As much of the text as a cell can hold, no letter cut in two; a cut is marked by 「…」. */
export function cellText(text: string): string {
  if (text.length <= LONGEST_CELL) return text;
  const cut = text.slice(0, LONGEST_CELL - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
