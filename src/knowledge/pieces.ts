import { foldCase, squeeze } from "../domain/text.ts";
import type { ReadPiece } from "../ports/reading.ts";

/** Texts cut where something in them is marked. */

/** What is one letter to a reader, so that a half-width ｶﾞ counts as the one ガ it is compared as. */
const letters = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** From one to another place of the squeezed text, in the text as printed. */
export function markedPieces(text: string, start: number, end: number): readonly ReadPiece[] {
  const cut = { before: "", marked: "", after: "" };
  let at = 0;
  for (const { segment } of letters.segment(text)) {
    const length = squeeze(segment).length;
    // What does not count, a space say, belongs to the passage only between its letters.
    const isIn = length === 0 ? at > start && at < end : at >= start && at < end;
    cut[isIn ? "marked" : at >= end ? "after" : "before"] += segment;
    at += length;
  }
  return [
    ...(cut.before === "" ? [] : [{ text: cut.before }]),
    ...(cut.marked === "" ? [] : [{ text: cut.marked, marked: true as const }]),
    ...(cut.after === "" ? [] : [{ text: cut.after }]),
  ];
}

/** Every place of one of the words, in whatever width or case it is printed. */
export function wordPieces(text: string, words: readonly string[]): readonly ReadPiece[] {
  const segments = [...letters.segment(text)].map(({ segment }) => segment);
  const starts: number[] = [];
  let folded = "";
  for (const segment of segments) {
    starts.push(folded.length);
    folded += foldCase(segment);
  }
  const isMarked = segments.map(() => false);
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      for (const [number, start] of starts.entries()) {
        if (start >= at && start < at + word.length) isMarked[number] = true;
      }
    }
  }
  const pieces: { text: string; marked?: true }[] = [];
  for (const [number, segment] of segments.entries()) {
    const last = pieces.at(-1);
    const marked = isMarked[number] === true;
    if (last && (last.marked === true) === marked) last.text += segment;
    else pieces.push(marked ? { text: segment, marked } : { text: segment });
  }
  return pieces;
}

const FOOTNOTE_MARK = /＊[０-９0-9]+/gu;

/** Marks of footnotes made known as such, where the text has the note. */
export function withFootnotes(
  pieces: readonly ReadPiece[],
  notes: ReadonlyMap<string, string>,
): readonly ReadPiece[] {
  return pieces.flatMap((piece) => {
    const cut: ReadPiece[] = [];
    let from = 0;
    for (const { 0: mark, index } of piece.text.matchAll(FOOTNOTE_MARK)) {
      const note = notes.get(mark.normalize("NFKC"));
      if (note === undefined) continue;
      if (index > from) cut.push({ ...piece, text: piece.text.slice(from, index) });
      cut.push({ ...piece, text: mark, note });
      from = index + mark.length;
    }
    if (from < piece.text.length) cut.push({ ...piece, text: piece.text.slice(from) });
    return cut;
  });
}

/** The mark that a footnote's heading begins with, as it is looked up. */
export const footnoteMark = (heading: string): string | undefined =>
  /^＊[０-９0-9]+/u.exec(heading)?.[0].normalize("NFKC");
