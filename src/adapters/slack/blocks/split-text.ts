/** Cuts a long text into pieces that fit, at the best place there is. */

/** Best first: between paragraphs, lines, sentences, clauses, words. */
const SEAMS: readonly RegExp[] = [
  /\n\n+/gu,
  /\n/gu,
  /[。．！？](?:[」』）)]*)|[.!?](?=\s)/gu,
  /[、，,;；]/gu,
  /\s/gu,
];

const graphemes = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** The pieces, each at most `longest` units; joined they are the text, to the letter. */
export function splitText(text: string, longest: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > longest) {
    const at = cutIn(rest, longest);
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  if (rest !== "" || pieces.length === 0) pieces.push(rest);
  return pieces;
}

/** Behind the last seam of the best kind that leaves the piece at least half full; else behind the last character. */
function cutIn(text: string, longest: number): number {
  const head = text.slice(0, longest + 1);
  for (const seam of SEAMS) {
    const ends = [...head.matchAll(seam)]
      .map((match) => match.index + match[0].length)
      .filter((end) => end <= longest && end >= longest / 2);
    const last = ends.at(-1);
    if (last !== undefined) return last;
  }
  let at = 0;
  for (const { index, segment } of graphemes.segment(head)) {
    if (index + segment.length > longest) break;
    at = index + segment.length;
  }
  // A single character of endless combining marks is cut where it must be, between two code points.
  if (at > 0) return at;
  return /[\ud800-\udbff]/u.test(head.charAt(longest - 1)) ? longest - 1 : longest;
}
