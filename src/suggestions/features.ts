import { hasJapanese } from "../domain/text.ts";
import { stemLatin } from "../knowledge/tokens.ts";
import { type Letter, textOf } from "./letters.ts";
import { MARKS, type Reading } from "./reading.ts";

/**
 * What the learned weights look at: runs of words and of letters within a clause, in the description's own words and
 * with the actors marked; each word with the subject of its clause; and who stands in a clause that says no.
 */

export interface Place {
  readonly start: number;
  readonly end: number;
}

/** The features with the place where each stands first; those of who acts where have no words of their own. */
export type Features = ReadonlyMap<string, Place | undefined>;

/** How much a kind of features (the letters before its keys' colon) counts beside the others. */
export const KIND_WEIGHTS: Readonly<Record<string, number>> = {
  w: 1,
  c: 1,
  W: 1,
  C: 1,
  S: 0.4,
  G: 0.2,
  F: 0.2,
};

export const kindOf = (key: string): string => key.slice(0, key.indexOf(":"));

const LONGEST_RUN = 3;
const CLAUSE_END = /[、,。.;:!?\n]/u;
const SENTENCE_END = /[。.!?;]/u;
const SUBJECT = new RegExp(`([${MARKS.city}${MARKS.citizens}${MARKS.outside}])[^、]{0,6}?(?:は|が|も)`, "u");
const ENGLISH_SUBJECT = new RegExp(`^\\s*([${MARKS.city}${MARKS.citizens}${MARKS.outside}]) `, "u");
const NO = /ない|ません|ず(?:$|に)|なし|なく|不|ノータッチ|無関係|\bnot\b|\bno\b|without|never|nothing/u;
const NOBODY = "-";

const segmenter = new Intl.Segmenter("ja", { granularity: "word" });

export function featuresOf({ told, tagged }: Reading): Features {
  const features = new Map<string, Place | undefined>();
  const add = (key: string, letters: readonly Letter[]): void => {
    const [first] = letters;
    const last = letters.at(-1);
    if (first && last && !features.has(key)) features.set(key, { start: first.start, end: last.end });
  };
  for (const { clause } of clausesOf(told)) addRuns(clause, "w", "c", add);
  let subject: string = NOBODY;
  for (const { clause, opensSentence } of clausesOf(tagged)) {
    const words = addRuns(clause, "W", "C", add);
    const text = textOf(clause);
    const said = SUBJECT.exec(text) ?? ENGLISH_SUBJECT.exec(text);
    subject = said?.[1] ?? (opensSentence ? NOBODY : subject);
    for (const word of words) add(`S:${subject}|${stemLatin(textOf(word))}`, word);
    const actors = [MARKS.city, MARKS.citizens].map((mark) => (text.includes(mark) ? 1 : 0)).join("");
    features.set(`G:${subject}${NO.test(text) ? "N" : "P"}${actors}`, undefined);
  }
  addWhole(textOf(tagged), features);
  return features;
}

/** Who comes first in the whole description, who is in it at all, and who is ever a subject. */
function addWhole(text: string, features: Map<string, Place | undefined>): void {
  const { city, citizens } = MARKS;
  const first = new RegExp(`[${city}${citizens}]`, "u").exec(text)?.[0] ?? NOBODY;
  const present = [city, citizens].map((mark) => (text.includes(mark) ? 1 : 0)).join("");
  const subjects = [city, citizens]
    .filter((mark) => new RegExp(`${mark}(?:は|が|も)`, "u").test(text))
    .join("");
  for (const key of [`first${first}`, `present${present}`, `subjects${subjects}`]) {
    features.set(`F:${key}`, undefined);
  }
}

interface Clause {
  readonly clause: readonly Letter[];
  readonly opensSentence: boolean;
}

function clausesOf(letters: readonly Letter[]): readonly Clause[] {
  const clauses: Clause[] = [];
  let clause: Letter[] = [];
  let opensSentence = true;
  const close = (): void => {
    const text = textOf(clause);
    const start = text.length - text.trimStart().length;
    const trimmed = clause.slice(start, start + text.trim().length);
    if (trimmed.length === 0) return;
    clauses.push({ clause: trimmed, opensSentence });
    opensSentence = false;
  };
  for (const letter of letters) {
    if (!CLAUSE_END.test(letter.char)) {
      clause.push(letter);
      continue;
    }
    close();
    clause = [];
    if (SENTENCE_END.test(letter.char)) opensSentence = true;
  }
  close();
  return clauses;
}

/** Runs of one to three words and, in Japanese, of one to three letters with the clause's edges. Gives the words. */
function addRuns(
  clause: readonly Letter[],
  wordKind: string,
  letterKind: string,
  add: (key: string, letters: readonly Letter[]) => void,
): readonly (readonly Letter[])[] {
  const text = textOf(clause);
  const words: (readonly Letter[])[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    if (segment.trim() !== "") words.push(clause.slice(index, index + segment.length));
  }
  const names = words.map((word) => stemLatin(textOf(word)));
  for (let at = 0; at < words.length; at++) {
    for (let length = 1; length <= LONGEST_RUN && at + length <= words.length; length++) {
      add(`${wordKind}:${names.slice(at, at + length).join("_")}`, words.slice(at, at + length).flat());
    }
  }
  if (!hasJapanese(text)) return words;
  const edged = `^${text}$`;
  for (let at = 0; at < edged.length; at++) {
    for (let length = 1; length <= LONGEST_RUN && at + length <= edged.length; length++) {
      add(
        `${letterKind}:${edged.slice(at, at + length)}`,
        clause.slice(Math.max(0, at - 1), at - 1 + length),
      );
    }
  }
  return words;
}
