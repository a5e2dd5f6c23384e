import { squeeze } from "../../domain/text.ts";

/** Numbers, with what they count, and Latin names: each must stand in the words that prove it. */

const NUMBER = /\d+(?:[.,]\d+)*/gu;

interface Figure {
  readonly number: string;
  /** The character behind it: 年, 万, % … "" where the number ends what is said. */
  readonly unit: string;
}

function figuresIn(text: string): Figure[] {
  const plain = squeeze(text);
  return [...plain.matchAll(NUMBER)].map(({ 0: number, index }) => {
    const unit = plain.charAt(index + number.length);
    return { number: number.replaceAll(",", ""), unit: /[\p{Script=Han}つか%]/u.test(unit) ? unit : "" };
  });
}

/** The first number of a text that the words do not hold, with its unit; undefined where they hold all. */
export function strayFigure(text: string, words: string): string | undefined {
  const held = figuresIn(words);
  const stray = figuresIn(text).find(
    ({ number, unit }) =>
      !held.some((other) => other.number === number && (unit === "" || other.unit === unit)),
  );
  return stray && `${stray.number}${stray.unit}`;
}

/** The same where the text is in English: the units are other words there, so that the numbers alone count. */
export function strayNumber(text: string, words: string): string | undefined {
  const held = figuresIn(words).map(({ number }) => number);
  return figuresIn(text)
    .map(({ number }) => number)
    .find((number) => !held.includes(number));
}

const LATIN = /[\p{Script=Latin}][\p{Script=Latin}\p{N}.'-]*/gu;

/** The first Latin word of a Japanese text that the words do not hold. */
export function strayLatin(text: string, words: string): string | undefined {
  const held = new Set([...words.normalize("NFKC").toLowerCase().matchAll(LATIN)].map(([word]) => word));
  const found = [...text.normalize("NFKC").toLowerCase().matchAll(LATIN)].map(([word]) => word);
  return found.find((word) => !held.has(word));
}
