import type { ZoneNumber } from "../domain/guideline.ts";
import { decideZone, type ZoneAnswers, type ZoneQuestion } from "../domain/zone-rules.ts";
import { wordsOf } from "./evidence.ts";
import type { Features } from "./features.ts";
import { weigh } from "./linear-model.ts";
import { type ProjectWords, wordsFound } from "./project-words.ts";

/** From a project's description: which zone it seems to lie in, and which answers of the zone dialog its words show. */

export interface ScoredZone {
  readonly zone: ZoneNumber;
  readonly score: number;
}

export interface ZoneSuggestion {
  /** All five, best first; the scores are shares of 1. */
  readonly zones: readonly ScoredZone[];
  readonly answers: ZoneAnswers;
  /** The words that led to each proposed answer. */
  readonly because: Readonly<Partial<Record<ZoneQuestion, readonly string[]>>>;
}

/** A zone less likely than this opens the dialog without answers: wrong ones are worse than none. */
const SURE = 0.6;

/** Who joins whose project, in each zone. */
const PARTICIPATION = { 1: "A", 2: "B", 3: "C", 4: "D", 5: "E" } as const;

/** `text` is the folded description, `features` what was read in it. */
export function suggestZone(text: string, features: Features, words: ProjectWords): ZoneSuggestion {
  const { ranked, evidence } = weigh(words.weights.zones, features);
  const zones = ranked.map(({ label, share }) => ({ zone: label, score: Math.round(share * 1000) / 1000 }));
  const [best] = ranked;
  if (!best || best.share < SURE) return { zones, answers: {}, because: {} };
  return { zones, ...proposals(best.label, text, wordsOf(text, evidence(best.label)), words) };
}

/** The dialog's answers that the words show, only as far as they lead to the zone that the description as a whole shows. */
function proposals(
  zone: ZoneNumber,
  text: string,
  telling: readonly string[],
  words: ProjectWords,
): Pick<ZoneSuggestion, "answers" | "because"> {
  const candidates: { question: ZoneQuestion; value: string; words: readonly string[] }[] = [];
  const propose = (question: ZoneQuestion, value: string, because: readonly string[]): void => {
    if (because.length > 0) candidates.push({ question, value, words: because });
  };
  if (zone === 5) propose("cityOnly", "yes", wordsFound(words.reserved, text));
  if (zone === 1) propose("privateOnly", "yes", wordsFound(words.private, text));
  propose("participation", PARTICIPATION[zone], telling);
  for (const side of ["both", "citizens", "city"] as const) {
    propose("responsible", side, wordsFound(words.responsible[side], text));
    propose("initiator", side, wordsFound(words.began[side], text));
  }
  let answers: ZoneAnswers = {};
  const because: Partial<Record<ZoneQuestion, readonly string[]>> = {};
  for (const { question, value, words: reason } of candidates) {
    if (answers[question] !== undefined) continue;
    const widened: ZoneAnswers = { ...answers, [question]: value };
    const decision = decideZone(widened);
    if (!decision.zones.includes(zone) || decision.conflict === "certain") continue;
    answers = widened;
    because[question] = reason;
  }
  return { answers, because };
}
