import type { Outline } from "../domain/passage.ts";
import { squeeze, squeezeHard } from "../domain/text.ts";

/** Finds quotes in a guideline's own text. */

export interface Place {
  /** First and last sentence the quote touches. */
  readonly from: number;
  readonly to: number;
  /** Where in the first it begins and in the last it ends, counted in characters as they are compared. */
  readonly start: number;
  readonly end: number;
}

interface View {
  readonly text: string;
  /** Where each sentence starts in `text`. */
  readonly starts: readonly number[];
}

function viewOf(outline: Outline, form: (text: string) => string): View {
  const gaps = new Set(outline.breaks);
  const starts: number[] = [];
  let text = "";
  for (const [number, sentence] of outline.sentences.entries()) {
    if (gaps.has(number)) text += "\u0000";
    starts.push(text.length);
    text += form(sentence.text);
  }
  return { text, starts };
}

/** The text of one guideline, ready for many look-ups. */
export class QuoteFinder {
  readonly #outline: Outline;
  readonly #plain: View;
  #hard: View | undefined;

  constructor(outline: Outline) {
    this.#outline = outline;
    this.#plain = viewOf(outline, squeeze);
  }

  /**
   * The sentences that a quote touches, or undefined where the text does not hold it. White space, width of characters
   * and layout marks are ignored; with `loose`, punctuation as well. With `section`, only places under that heading count.
   */
  find(quote: string, options: { loose?: boolean; section?: string } = {}): Place | undefined {
    const form = options.loose === true ? squeezeHard : squeeze;
    if (options.loose === true) this.#hard ??= viewOf(this.#outline, squeezeHard);
    const view = options.loose === true && this.#hard !== undefined ? this.#hard : this.#plain;
    const wanted = form(quote);
    if (wanted === "") return undefined;
    for (let at = view.text.indexOf(wanted); at >= 0; at = view.text.indexOf(wanted, at + 1)) {
      const place = placeAt(view, at, wanted.length);
      if (options.section === undefined || this.#isUnder(place.from, options.section)) return place;
    }
    return undefined;
  }

  /** How often the text holds the quote. */
  count(quote: string): number {
    const wanted = squeeze(quote);
    return wanted === "" ? 0 : this.#plain.text.split(wanted).length - 1;
  }

  #isUnder(sentence: number, section: string): boolean {
    const wanted = squeeze(section);
    const leaf = this.#outline.leaves.find(
      (candidate) => candidate.from <= sentence && sentence <= candidate.to,
    );
    const path = leaf?.path ?? [];
    return path.some((_, depth) => squeeze(path.slice(0, depth + 1).join(">")) === wanted);
  }
}

function placeAt(view: View, at: number, length: number): Place {
  const from = sentenceAt(view, at);
  const to = sentenceAt(view, at + length - 1);
  return { from, to, start: at - (view.starts[from] ?? 0), end: at + length - (view.starts[to] ?? 0) };
}

function sentenceAt(view: View, offset: number): number {
  let low = 0;
  let high = view.starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((view.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
