import type { Quote } from "../domain/guideline.ts";
import type { Volume } from "../knowledge/library.ts";
import type { Question } from "../knowledge/question.ts";
import { FILLER, WORDS_LEFT } from "./facet-words.ts";

/** What a question asks of the profiles, and what it takes to read that. */

export interface Item extends Quote {
  readonly ja: string;
  readonly en: string;
}

/** What a question asks of the profiles. */
export interface Wanted {
  readonly ja: string;
  readonly en: string;
  /** Whether every item is wanted, and not a chosen one. */
  readonly list: boolean;
  /** How many guidelines are enough where the question names none; all where absent. */
  readonly most?: number;
  itemsOf(volume: Volume): readonly Item[];
}

/** Reads one kind of thing out of a question; undefined where it asks for another. */
export type Reader = (content: string, question: Question) => Wanted | undefined;

/** Content with a blank wherever a cue stands. */
export const without = (content: string, ...cues: readonly RegExp[]): string =>
  cues.reduce(
    (rest, cue) => rest.replace(new RegExp(cue.source, `${cue.flags.replace("g", "")}g`), " "),
    content,
  );

/** Whether nothing of content is left beside the cues. */
export const isAll = (content: string, ...cues: readonly RegExp[]): boolean =>
  (without(content, ...cues, FILLER).match(WORDS_LEFT) ?? []).length === 0;

export const item = (ja: string, en: string, { quote, section }: Quote): Item => ({ ja, en, quote, section });

export const ASKS_MEANING =
  /とは|定義|意味|範囲|って(?:何|なに|なん|どういう)?|どういうこと|define|definition|\bdescri(?:be[sd]?|ption)\b|\bunderst(?:an|oo)ds?\b|explain|what (?:is|are|does)|mean/iu;
