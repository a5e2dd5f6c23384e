/**
 * The one place where foreign text becomes Slack's. Text stands either in elements that Slack never reads as markup
 * (the text elements of rich_text, raw cells): `literal`; or in text objects, where `& < >` are control characters:
 * `escaped`. No mrkdwn is sent at all, as it knows no escape for its own marks.
 */

/** What turns the reading direction, hides, or is no character; the joiner inside an emoji (U+200D) stays. */
const UNWANTED =
  /(?!\n)\p{Cc}|\p{Cs}|[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]|[\u{e0000}-\u{e007f}]/gu;
const LINE_END = /\r\n?|[\u0085\u2028\u2029\v\f]/gu;

/** Text as it is read, with nothing in it that a reader cannot see. */
export const literal = (text: string): string =>
  text.replace(LINE_END, "\n").replaceAll("\t", " ").replace(UNWANTED, "");

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** `literal`, for text objects and for the text beside the blocks. */
export const escaped = (text: string): string =>
  literal(text).replace(/[&<>]/gu, (each) => ENTITIES[each] ?? each);

/** `escaped` on one line. */
export const escapedLine = (text: string): string => escaped(text).replace(/\s+/gu, " ").trim();

const graphemes = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** `escapedLine`, of at most `longest` units: what is too long ends with an ellipsis, and never inside a character. */
export function shortened(text: string, longest: number): string {
  const whole = escapedLine(text);
  if (whole.length <= longest) return whole;
  let short = "";
  for (const { segment } of graphemes.segment(literal(text).replace(/\s+/gu, " ").trim())) {
    const next = short + escaped(segment);
    if (next.length > longest - 1) break;
    short = next;
  }
  return `${short}…`;
}

/** `literal` on one line and cut: for words that go into a sentence which is escaped as a whole. */
export function shortName(text: string, longest: number): string {
  const whole = literal(text).replace(/\s+/gu, " ").trim();
  const letters = [...graphemes.segment(whole)].map(({ segment }) => segment);
  return letters.length > longest ? `${letters.slice(0, longest - 1).join("")}…` : whole;
}

/** How wide a text is, in half-width letters. */
export const columnsOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2000 ? 2 : 1), 0);

/** Whether `shortened` would cut the text. */
export const isTooLong = (text: string, longest: number): boolean => escapedLine(text).length > longest;
