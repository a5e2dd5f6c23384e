import { foldCase } from "./text.ts";

/** Reads a typed text as one of a step's options: only where the whole text is the answer, never a word inside a longer one. */

export interface ReadableOption {
  readonly value: string;
  readonly label: string;
  /** Other ways to say it. */
  readonly words: readonly string[];
}

export type ChoiceReading =
  | { readonly kind: "choice"; readonly value: string }
  | { readonly kind: "several"; readonly values: readonly string[] }
  | { readonly kind: "outOfRange"; readonly options: number }
  | { readonly kind: "none" };

/** Longer texts are sentences of their own, not answers. */
const LONGEST = 60;
const KANJI = "一二三四五六七八九十";
const TAIL =
  /(?:の方から|の方|から|側|が(?:責任を)?(?:負い|持ち)ます|が(?:責任を)?(?:負う|持つ)|が主催します|が主催する|が主催|が言い出しました|が言い出した|の提案|の発案|だと思います|と思います|でお願いします|をお願いします|お願いします|にします|になります|にしてください|かもしれません|かな|ですね|ですかね|です|だよ|だね|だ|で)$/u;
const HEAD =
  /^(?:(?:主催|最終責任|責任|言い出したの|発案|相手方?|期間|段階|主催者)は|たぶん|多分|おそらく|えーと|ええと|えっと|it'?s|it is|i think|maybe|probably|the|option|number|no\.|#|(?:a|an|by|only|just)(?=\s))\s*/u;
const ENGLISH_TAIL = /(?:,? please|,? i think|,? thanks|,? probably|,? maybe)$/u;
const EDGES = /^[\s「」『』()[\]（）【】"'“”.。、,!！:：]+|[\s「」『』()[\]（）【】"'“”.。、,!！:：]+$/gu;
const ENGLISH_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

const trimEdges = (text: string): string => text.replace(EDGES, "");

/** The text without what surrounds an answer: brackets, hedges and polite endings, taken off one at a time. */
function peelings(text: string): readonly string[] {
  const seen: string[] = [];
  let rest = trimEdges(foldCase(text).replaceAll("’", "'"));
  while (rest !== "" && !seen.includes(rest)) {
    seen.push(rest);
    const next = [TAIL, ENGLISH_TAIL, HEAD]
      .map((edge) => trimEdges(rest.replace(edge, "")))
      .find((each) => each !== rest);
    rest = next ?? rest;
  }
  return seen;
}

/** 2, ②, 二, 2番, 2番目, two; undefined where it is no number. */
function numberIn(text: string): number | undefined {
  const bare = text.replace(/(?:番目|番|つ目)$/u, "");
  if (/^[0-9]{1,3}$/.test(bare)) return Number(bare);
  if (bare.length === 1 && KANJI.includes(bare)) return KANJI.indexOf(bare) + 1;
  const spelled = ENGLISH_NUMBERS.indexOf(bare);
  return spelled >= 0 ? spelled + 1 : undefined;
}

/** A label without what it explains in brackets: 「お金（補助金など）」 is also 「お金」. */
const bare = (text: string): string => trimEdges(foldCase(text).replace(/[（(][^（）()]*[)）]/gu, ""));

/** A label without its article: "The city" is also "city". */
const head = (text: string): string => bare(text).replace(/^(?:the|an?|its) /u, "");

/** Which of the options the text names. Numbers count from 1 in the order given. */
export function readChoice(text: string, options: readonly ReadableOption[]): ChoiceReading {
  if (text.length > LONGEST) return { kind: "none" };
  const named = (part: string): string | undefined =>
    options.find(({ label, words }) =>
      [label, ...words].some((word) => [trimEdges(foldCase(word)), bare(word), head(word)].includes(part)),
    )?.value;
  const tries = peelings(text);
  for (const part of tries) {
    const value = named(part);
    if (value !== undefined) return { kind: "choice", value };
  }
  for (const part of tries) {
    const number = numberIn(part);
    if (number === undefined) continue;
    const chosen = options[number - 1];
    return chosen ? { kind: "choice", value: chosen.value } : { kind: "outOfRange", options: options.length };
  }
  return listed(tries, named);
}

/** 「委託か補助」 names two; 「はい、委託です」 one where はい is no option here. */
function listed(tries: readonly string[], named: (part: string) => string | undefined): ChoiceReading {
  for (const whole of tries) {
    const parts = whole.split(/、|,\s*|か(?=.)|と(?=.)|・|\/|\s+or\s+|\s+and\s+/u).map((part) => part.trim());
    if (parts.length < 2) continue;
    const assent = /^(?:はい|うん|ええ|そうですね|yes|yeah)$/u;
    const read = parts.map((part) =>
      peelings(part)
        .map(named)
        .find((value) => value !== undefined),
    );
    if (!parts.every((part, at) => read[at] !== undefined || assent.test(part))) continue;
    const values = [...new Set(read.flatMap((value) => (value === undefined ? [] : [value])))];
    const [only] = values;
    if (only !== undefined && values.length === 1) return { kind: "choice", value: only };
    if (values.length > 1) return { kind: "several", values };
  }
  return { kind: "none" };
}
