import { type Find, MASKED_KINDS, type MaskedKind } from "./find.ts";
import { findAddresses } from "./find-addresses.ts";
import { findNames } from "./find-names.ts";
import { findMail, findMyNumbers, findPhones } from "./find-numbers.ts";
import { plainForm } from "./plain-form.ts";

/**
 * Puts placeholders for personal data before a text leaves for a language model, and the data back into what comes
 * home. One mask belongs to one request: the same value has the same placeholder throughout. `restore(hide(text))` is
 * the text, whatever it holds.
 */

/** How often each kind was masked; never what. */
export type MaskCounts = Readonly<Partial<Record<MaskedKind, number>>>;

const WORDS: Readonly<Record<MaskedKind | "mark", string>> = {
  name: "氏名",
  phone: "電話番号",
  mail: "メール",
  myNumber: "個人番号",
  address: "住所",
  // What only looks like a placeholder is kept apart from the real ones.
  mark: "記号",
};
/** A model may give a placeholder back in other brackets or digits. */
const PLACEHOLDER = new RegExp(
  `[〔［[【] ?(${Object.values(WORDS).join("|")}) ?([0-9０-９]{1,6}) ?[〕］\\]】]`,
  "gu",
);

export class Mask {
  readonly #names: readonly string[];
  readonly #values = new Map<string, string>();
  readonly #placeholders = new Map<string, string>();
  readonly #counts = new Map<MaskedKind, number>();

  /** `names`: people who are known by name, as `maskableNames` chose them. */
  constructor(names: readonly string[] = []) {
    this.#names = names.map(plainForm);
  }

  hide(text: string): string {
    const plain = plainForm(text);
    const marks = [...text.matchAll(PLACEHOLDER)].map(({ 0: found, index }) => ({
      kind: "mark" as const,
      from: index,
      to: index + found.length,
    }));
    let hidden = "";
    let at = 0;
    for (const { kind, from, to } of apart([...marks, ...this.#finds(plain)])) {
      if (kind !== "mark") this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
      hidden += text.slice(at, from) + this.#placeholderOf(kind, text.slice(from, to));
      at = to;
    }
    return hidden + text.slice(at);
  }

  /** What no placeholder of this mask stands for stays as it is. */
  restore(text: string): string {
    return text.replace(PLACEHOLDER, (found, word: string, number: string) => {
      return this.#values.get(`〔${word}${number.normalize("NFKC")}〕`) ?? found;
    });
  }

  get counts(): MaskCounts {
    return Object.fromEntries(
      MASKED_KINDS.flatMap((kind) => {
        const count = this.#counts.get(kind);
        return count === undefined ? [] : [[kind, count]];
      }),
    );
  }

  #finds(plain: string): Find[] {
    return [
      ...findMail(plain),
      ...findMyNumbers(plain),
      ...findPhones(plain),
      ...findAddresses(plain),
      ...findNames(plain, this.#names),
    ];
  }

  #placeholderOf(kind: MaskedKind | "mark", value: string): string {
    const key = `${kind}\n${value}`;
    const known = this.#placeholders.get(key);
    if (known !== undefined) return known;
    const word = WORDS[kind];
    const number = [...this.#values.keys()].filter((each) => each.startsWith(`〔${word}`)).length + 1;
    const placeholder = `〔${word}${number}〕`;
    this.#placeholders.set(key, placeholder);
    this.#values.set(placeholder, value);
    return placeholder;
  }
}

/** In order and without overlaps; of two that overlap the one that begins first, then the longer one. */
function apart<T extends { readonly from: number; readonly to: number }>(finds: readonly T[]): T[] {
  const ordered = [...finds].sort((one, other) => one.from - other.from || other.to - one.to);
  const kept: T[] = [];
  for (const find of ordered) if (find.from >= (kept.at(-1)?.to ?? 0)) kept.push(find);
  return kept;
}

const SHORTEST_NAME = 2;

/** Names worth looking for: of two letters or more, and no words of the guidelines themselves. */
export function maskableNames(names: readonly string[], texts: readonly string[]): string[] {
  const plainTexts = texts.map((text) => plainForm(text).replace(/\s/g, ""));
  return [...new Set(names.map((name) => plainForm(name).trim().replace(/\s+/g, " ")))].filter((name) => {
    const bare = name.replace(/ /g, "");
    return [...bare].length >= SHORTEST_NAME && !plainTexts.some((text) => text.includes(bare));
  });
}
