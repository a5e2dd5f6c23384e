/** A text as letters that know where in the original they stand, so that what is found can be shown in its own words. */

export interface Letter {
  /** One UTF-16 unit. */
  readonly char: string;
  /** The original's characters that it stands for, `end` excluded. */
  readonly start: number;
  readonly end: number;
}

export const lettersOf = (text: string): readonly Letter[] =>
  Array.from({ length: text.length }, (_, at) => ({ char: text.charAt(at), start: at, end: at + 1 }));

export const textOf = (letters: readonly Letter[]): string => letters.map(({ char }) => char).join("");

/** Every match of a global pattern in favour of `by`, whose letters then stand for all that was matched. */
export function replaced(letters: readonly Letter[], pattern: RegExp, by: string): readonly Letter[] {
  const result: Letter[] = [];
  let done = 0;
  for (const { 0: match, index } of textOf(letters).matchAll(pattern)) {
    const first = letters[index];
    const last = letters[index + match.length - 1];
    if (!first || !last) continue;
    result.push(...letters.slice(done, index));
    for (const char of by) result.push({ char, start: first.start, end: last.end });
    done = index + match.length;
  }
  result.push(...letters.slice(done));
  return result;
}
