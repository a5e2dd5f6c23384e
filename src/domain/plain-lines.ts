/**
 * Typed text as clean lines. Left out is what XML forbids (controls, lone surrogates, U+FFFE and U+FFFF) and what
 * turns the reading direction or hides in it; the joiner inside an emoji (U+200D) stays.
 */
const UNWANTED =
  /(?![\n\t])\p{Cc}|\p{Cs}|[\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]/gu;
const LINE_END = /\r\n?|[\u0085\u2028\u2029\v\f]/gu;

/** The lines of a text, trimmed, without empty ones. */
export const plainLines = (text: string): readonly string[] =>
  text
    .replace(LINE_END, "\n")
    .replace(UNWANTED, "")
    .replace(/\t/gu, " ")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** The text on one line. */
export const plainLine = (text: string): string => plainLines(text).join(" ");
