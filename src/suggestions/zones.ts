import type { ZoneNumber } from "../domain/guideline.ts";
import { decideZone, type ZoneAnswers, type ZoneQuestion } from "../domain/zone-rules.ts";
import { firstPlace, type ProjectWords, wordsFound } from "./project-words.ts";

/** From a project's description: which zone it seems to lie in, and which answers of the zone dialog its words show. */

export interface Evidence {
  readonly words: readonly string[];
}

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

/** Who stands where in the description. */
interface Reading {
  readonly cityIn: boolean;
  readonly citizensIn: boolean;
  readonly cityOut: readonly string[];
  readonly citizensOut: readonly string[];
  readonly citizensFirst: boolean;
  readonly found: (list: RegExp) => readonly string[];
}

function read(text: string, words: ProjectWords): Reading {
  const cityOut = wordsFound(words.cityStaysOut, text);
  const citizensOut = wordsFound(words.citizensStayOut, text);
  const withoutNegations = text.replace(words.cityStaysOut, "").replace(words.citizensStayOut, "");
  const cityAt = firstPlace(words.city, text);
  const citizensAt = firstPlace(words.citizens, text);
  return {
    cityIn: firstPlace(words.city, withoutNegations) >= 0 || (cityAt >= 0 && cityOut.length === 0),
    citizensIn: firstPlace(words.citizens, withoutNegations) >= 0,
    cityOut,
    citizensOut,
    citizensFirst: citizensAt >= 0 && (cityAt < 0 || citizensAt < cityAt),
    found: (list) => wordsFound(list, withoutNegations),
  };
}

/** Weighs the words. `text` is folded and without the question at its end (`suggest` does both). */
export function suggestZone(text: string, words: ProjectWords): ZoneSuggestion {
  const reading = read(text, words);
  const { cityIn, citizensIn, citizensFirst, cityOut, citizensOut, found } = reading;
  const score: Record<ZoneNumber, number> = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };
  const add = (points: Partial<Record<ZoneNumber, number>>): void => {
    for (const zone of [1, 2, 3, 4, 5] as const) score[zone] += points[zone] ?? 0;
  };
  const lists = {
    reserved: found(words.reserved),
    own: found(words.private),
    ownMeans: found(words.ownMeans),
    joint: found(words.joint),
    support: found(words.support),
    join: found(words.join),
    entrust: found(words.entrust),
    cityAnswers: found(words.responsible.city),
    citizensAnswer: found(words.responsible.citizens),
  };
  const cityActs = cityIn && (cityOut.length === 0 || lists.support.length > 0);
  if (cityOut.length > 0 && lists.support.length === 0) add({ 1: 4.5 });
  if (!cityIn && cityOut.length === 0)
    add(lists.reserved.length > 0 && lists.own.length === 0 ? { 5: 4 } : { 1: 4 });
  if (citizensOut.length > 0) add({ 5: 4 });
  const together = cityActs && (citizensIn || /双方|両者|両方|both/.test(text));
  if (cityActs && !citizensIn && lists.join.length === 0 && lists.joint.length === 0) add({ 5: 3.5, 4: 0.5 });
  if (lists.reserved.length > 0) {
    add(lists.join.length > 0 || lists.entrust.length > 0 ? { 5: 1 } : { 5: 3 });
  }
  if (lists.own.length > 0) {
    if (lists.support.length > 0 || (together && lists.joint.length > 0)) add({ 1: 0.5 });
    else add({ 1: 1.5 + Math.min(1.5, lists.own.length * 0.75) });
  }
  if (lists.ownMeans.length > 0 && lists.support.length === 0) add({ 1: 1.5 });
  if (together) {
    const joint = lists.joint.length > 0 ? 2.5 + Math.min(2.4, (lists.joint.length - 1) * 0.8) : 0;
    const lighter =
      lists.entrust.length > 0 || lists.cityAnswers.length > 0 || lists.citizensAnswer.length > 0;
    add({ 3: lighter ? joint * 0.75 : joint });
    add(citizensFirst ? { 2: 2.4 } : { 4: 1.8, 2: 0.4 });
    if (lists.entrust.length > 0) add({ 4: 3 });
  }
  if (cityActs && lists.join.length > 0) add(citizensFirst ? { 4: 1.4 } : { 4: 2.4 });
  if (cityActs && lists.support.length > 0) {
    add({ 2: (citizensFirst ? 2.4 : 1.6) + (lists.joint.length === 0 ? 0.6 : 0) });
  }
  if (lists.cityAnswers.length > 0) add({ 4: 1.8, 5: 1 });
  if (lists.citizensAnswer.length > 0) add({ 2: 1.8, 1: 1.2 });
  const total = Object.values(score).reduce((sum, each) => sum + each, 0);
  const tie: readonly ZoneNumber[] = [3, 2, 4, 1, 5];
  const zones = ([1, 2, 3, 4, 5] as const)
    .map((zone) => ({ zone, score: total === 0 ? 0.2 : Math.round((score[zone] / total) * 1000) / 1000 }))
    .sort((a, b) => b.score - a.score || tie.indexOf(a.zone) - tie.indexOf(b.zone));
  return { zones, ...proposals(zones[0]?.zone ?? 3, lists, reading, words) };
}

/** The dialog's answers that the words show, only as far as they lead where the words as a whole point. */
function proposals(
  zone: ZoneNumber,
  lists: Readonly<Record<string, readonly string[]>>,
  { cityOut, citizensOut, found }: Reading,
  words: ProjectWords,
): Pick<ZoneSuggestion, "answers" | "because"> {
  const list = (name: string): readonly string[] => lists[name] ?? [];
  const candidates: { question: ZoneQuestion; value: string; words: readonly string[] }[] = [];
  const propose = (question: ZoneQuestion, value: string, because: readonly string[]): void => {
    if (because.length > 0) candidates.push({ question, value, words: because });
  };
  if (zone === 5) propose("cityOnly", "yes", list("reserved"));
  else if (list("reserved").length > 0) propose("cityOnly", "partly", list("reserved"));
  if (zone === 1 && list("own").length > 0) propose("privateOnly", "yes", list("own"));
  for (const side of ["both", "citizens", "city"] as const)
    propose("initiator", side, found(words.began[side]));
  if (zone === 3) propose("responsible", "both", list("joint"));
  propose("responsible", "citizens", list("citizensAnswer"));
  propose("responsible", "city", list("cityAnswers"));
  propose("participation", "A", zone === 1 ? cityOut : []);
  propose("participation", "E", zone === 5 ? citizensOut : []);
  propose("participation", "B", zone === 2 ? list("support") : []);
  propose("participation", "C", zone === 3 ? list("joint") : []);
  propose("participation", "D", zone === 4 ? [...list("join"), ...list("entrust")] : []);
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
