import { squeeze } from "../domain/text.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Question } from "../knowledge/question.ts";
import type { Quoting } from "./quoting.ts";
import { CORRECTION } from "./silence-words.ts";

/** A question before the rules of silence: what is asked, and what the texts hold near it. */

export type SilenceKind =
  | "other-place"
  | "other-cities"
  | "attribute"
  | "ordinal"
  | "absent"
  | "afterwards"
  | "procedure"
  | "quantity"
  | "head"
  | "off-topic";

export interface Silence {
  readonly kind: SilenceKind;
  /** What was asked for and is not there, as typed. */
  readonly asked: string;
}

export interface Case {
  readonly question: Question;
  /** What is asked, without what the person took back. */
  readonly text: string;
  readonly knowledge: Knowledge;
  /** The texts in scope, squeezed. */
  readonly scopeText: string;
  /** The first quotes of the answer, squeezed. */
  readonly top: readonly string[];
  /** All quotes and the next best windows, squeezed, each with the headings above it and its columns. */
  readonly windows: readonly string[];
  /** The same in one, without the headings. */
  readonly wideText: string;
  /** The same with their headings, columns and everyday phrases. */
  readonly wide: string;
}

/** 「なん件」. */
const WHAT_IN_KANA = /なん(?=[人件回個年月日時割票点社団階枚分歳])/gu;

/** Quotes that lift an attribute, and windows in which a quantity or a head noun may stand. */
const TOP_QUOTES = 3;
const WIDE_WINDOWS = 8;

/** What the rules look at. */
export function caseOf(question: Question, quoting: Quoting, knowledge: Knowledge): Case {
  const { library } = knowledge;
  const scope =
    question.scope.length > 0 ? question.scope : library.volumes.map((volume) => volume.guideline.id);
  const near = [...quoting.runs, ...quoting.windows.slice(0, WIDE_WINDOWS)].map((run) => {
    const leaf = library.leafAt(run.first);
    const text = library.textOf(run);
    const headed = [...leaf.path, ...leaf.columns, text].join("");
    const everyday: string[] = [];
    for (let at = leaf.first; at <= leaf.last; at++) everyday.push(...(knowledge.phrases.get(at) ?? []));
    return { text: squeeze(text), headed: squeeze(headed), wide: squeeze(headed + everyday.join("")) };
  });
  return {
    question,
    text: (question.asked.split(CORRECTION).at(-1) ?? question.asked).replace(WHAT_IN_KANA, "何"),
    knowledge,
    scopeText: scope.map((guideline) => knowledge.texts.get(guideline) ?? "").join("\n"),
    top: near.slice(0, Math.min(TOP_QUOTES, quoting.runs.length)).map(({ text }) => text),
    windows: near.map(({ headed }) => headed),
    wideText: near.map(({ text }) => text).join("\n"),
    wide: near.map(({ wide }) => wide).join("\n"),
  };
}
