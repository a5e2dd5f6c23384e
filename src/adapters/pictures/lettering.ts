import { withoutControls } from "../../domain/text.ts";
import { font, type Weight } from "./font.ts";

/** Text as it is drawn: only letters that the font has, in lines that fit. */

export interface Lettering {
  /** Height of an em in pixels. */
  readonly size: number;
  readonly weight?: Weight;
}

/** Printers' 「下駄」: stands where a letter cannot be printed. */
const MISSING = "〓";
const ORNAMENT = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{M}\p{Cf}]/u;

/** One line of drawable text: without controls and emoji; a letter that the font lacks becomes 〓. */
export function drawable(text: string): string {
  const width = font("regular").advance;
  const plain = withoutControls(text.normalize("NFC"));
  const drawn = Array.from(plain, (character) => {
    if (width(character.codePointAt(0) ?? 0) !== undefined) return character;
    return ORNAMENT.test(character) ? "" : MISSING;
  }).join("");
  const line = drawn.replace(/\s+/gu, " ").trim();
  return line === "" && plain !== "" ? MISSING : line;
}

/** The width of drawable text in pixels. */
export function measure(text: string, { size, weight = "regular" }: Lettering): number {
  const width = font(weight).advance;
  return size * Array.from(text).reduce((sum, letter) => sum + (width(letter.codePointAt(0) ?? 0) ?? 1), 0);
}

/** Western words stay whole; Japanese may break after any character but for the two rules below. */
const ATOMS = /[!-~\u00a1-\u024f’]+|\s|\P{M}\p{M}*|\p{M}+/gu;
const NEVER_FIRST =
  /^[＞、。，．・：；？！）」』】〕〉》］｝’”ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ…%％]/u;
const NEVER_LAST = /[＜（「『【〔〈《［｛‘“]$/u;

/** Breaks text into at most `limit` lines of at most `width` pixels; what does not fit ends in …. */
export function lines(text: string, width: number, limit: number, style: Lettering): readonly string[] {
  const all = broken(drawable(text), width, style);
  if (all.length <= limit) return all;
  return all
    .slice(0, limit)
    .map((line, at) => (at === limit - 1 ? `${cut(line, width - measure("…", style), style)}…` : line));
}

function broken(text: string, width: number, style: Lettering): readonly string[] {
  const done: string[] = [];
  let line: string[] = [];
  const fits = (parts: readonly string[]): boolean => measure(parts.join("").trimEnd(), style) <= width;
  const close = (next: readonly string[]): void => {
    done.push(line.join("").trim());
    line = [...next];
  };
  for (const atom of text.match(ATOMS) ?? []) {
    for (const part of fits([atom]) ? [atom] : Array.from(atom)) {
      if (fits([...line, part]) || line.length === 0) line.push(part);
      else if (part === " ") close([]);
      else {
        const taken = [...carried(line, part)];
        // In a very narrow place the width counts more than the rule.
        for (let first = taken[0]; first !== undefined && !fits([...taken, part]); first = taken[0]) {
          line.push(first);
          taken.shift();
        }
        close([...taken, part]);
      }
    }
  }
  const rest = line.join("").trim();
  return rest === "" ? done : [...done, rest];
}

/** Takes from the line's end what must not be parted from the next line's first character. */
function carried(line: string[], next: string): readonly string[] {
  const taken: string[] = [];
  while (line.length > 1 && taken.length < 3) {
    const last = line.at(-1) ?? "";
    if (!NEVER_FIRST.test(taken[0] ?? next) && !NEVER_LAST.test(last)) break;
    line.pop();
    taken.unshift(last);
  }
  return taken;
}

function cut(line: string, width: number, style: Lettering): string {
  const letters = Array.from(line);
  while (letters.length > 0 && measure(letters.join(""), style) > width) letters.pop();
  return letters.join("").trimEnd();
}
