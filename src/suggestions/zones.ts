import type { ZoneNumber } from "../domain/guideline.ts";
import { decideZone, type ZoneAnswers, type ZoneQuestion } from "../domain/zone-rules.ts";
import { wordsOf } from "./evidence.ts";
import type { Features } from "./features.ts";
import { weigh } from "./linear-model.ts";
import { type ProjectWords, wordsFound } from "./project-words.ts";
import type { Reading } from "./reading.ts";

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
const SURE = 0.75;

/** Who joins whose project, in each zone. */
const PARTICIPATION = { 1: "A", 2: "B", 3: "C", 4: "D", 5: "E" } as const;

/** Who leads in each zone: only words of that side are taken for an answer, and only where no other side's stand beside. */
const LEADS = { 1: "citizens", 2: "citizens", 3: "both", 4: "city", 5: "city" } as const;
const SIDES = ["citizens", "both", "city"] as const;

export function suggestZone(reading: Reading, features: Features, words: ProjectWords): ZoneSuggestion {
  const { ranked, evidence } = weigh(words.weights.zones, features);
  const zones = ranked.map(({ label, share }) => ({ zone: label, score: Math.round(share * 1000) / 1000 }));
  const [best] = ranked;
  if (!best || best.share < SURE) return { zones, answers: {}, because: {} };
  const telling = wordsOf(reading.text, reading.told, evidence(best.label));
  return { zones, ...proposals(best.label, reading.text, telling, words) };
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
  const side = LEADS[zone];
  for (const [question, said] of [
    ["responsible", words.responsible] as const,
    ["initiator", words.began] as const,
  ]) {
    const otherwise = SIDES.some((other) => other !== side && wordsFound(said[other], text).length > 0);
    propose(question, side, otherwise ? [] : wordsFound(said[side], text));
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
