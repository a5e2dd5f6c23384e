import type { ZoneNumber } from "./guideline.ts";

/**
 * In which zone (領域) a project lies, from six answers.
 * Sources: Kasumigaura 第２章３ (what the city alone carries out, what lies outside collaboration), Asaka １．３）
 * (the five zones, agree on roles first), Numazu ３(2) (where collaboration is needed at all).
 */

export const UNSURE = "unsure";
export type Unsure = typeof UNSURE;

export const ZONE_QUESTIONS = {
  cityOnly: ["yes", "partly", "no", UNSURE],
  privateOnly: ["yes", "no", UNSURE],
  better: ["yes", "no", UNSURE],
  initiator: ["citizens", "both", "city", UNSURE],
  responsible: ["citizens", "both", "city", UNSURE],
  /** A the city stays out, B the city supports, C shared, D citizens join the city's work, E citizens stay out. */
  participation: ["A", "B", "C", "D", "E", UNSURE],
} as const;

export type ZoneQuestion = keyof typeof ZONE_QUESTIONS;
export const ZONE_ORDER = Object.keys(ZONE_QUESTIONS) as readonly ZoneQuestion[];
export type ZoneAnswers = { readonly [Q in ZoneQuestion]?: (typeof ZONE_QUESTIONS)[Q][number] | undefined };

/** What one way of answering everything leads to. */
interface Verdict {
  readonly zone: ZoneNumber;
  /** The answers contradict each other: the zone is provisional, roles are to be agreed on first. */
  readonly conflict: boolean;
}

export interface ZoneDecision {
  /** Every zone that the answers leave possible, 1 … 5 ascending; one where they settle it. */
  readonly zones: readonly [ZoneNumber, ...ZoneNumber[]];
  /** Some way of filling the gaps, or the answers themselves, contradict each other. */
  readonly conflict: "none" | "possible" | "certain";
  /** The project has only a profit, religious, political or hobby purpose: no collaboration. */
  readonly outside: boolean;
  /** Part of the work is reserved to the city and is set aside. */
  readonly reservedPart: boolean;
  /** Working together adds nothing: 協働の必要性が低い. */
  readonly lowNeed: boolean;
  /** The unsure question whose answer narrows the zones most; undefined where one zone is left. */
  readonly settledBy: ZoneQuestion | undefined;
}

type Sure<Q extends ZoneQuestion> = Exclude<(typeof ZONE_QUESTIONS)[Q][number], Unsure>;

const settled = (zone: ZoneNumber): Verdict => ({ zone, conflict: false });
const provisional = (zone: ZoneNumber): Verdict => ({ zone, conflict: true });

/** The table over who bears the responsibility (rows) and who joins whose project (columns). */
function shared(
  initiator: Sure<"initiator">,
  responsible: Sure<"responsible">,
  participation: Sure<"participation">,
): Verdict {
  const cityBegan = initiator === "city";
  const citizensBegan = initiator === "citizens";
  switch (responsible) {
    case "citizens":
      if (participation === "A") return settled(1);
      if (participation === "B") return settled(2);
      if (participation === "C") return settled(citizensBegan ? 2 : 3);
      if (participation === "D") return citizensBegan ? settled(2) : provisional(3);
      return provisional(5);
    case "both":
      if (participation === "A") return provisional(1);
      if (participation === "B") return settled(citizensBegan ? 2 : 3);
      if (participation === "C") return settled(3);
      if (participation === "D") return settled(cityBegan ? 4 : 3);
      return provisional(5);
    case "city":
      if (participation === "A") return provisional(1);
      if (participation === "B") return provisional(3);
      if (participation === "C") return settled(cityBegan ? 4 : 3);
      if (participation === "D") return settled(4);
      return settled(5);
  }
}

const sureValues = <Q extends ZoneQuestion>(question: Q): readonly Sure<Q>[] =>
  ZONE_QUESTIONS[question].filter((value): value is Sure<Q> => value !== UNSURE);

const isOpen = (answers: ZoneAnswers, question: ZoneQuestion): boolean =>
  answers[question] === undefined || answers[question] === UNSURE;

/** The answers to try for a question: the one given, or every sure one where it is open. */
function tried<Q extends ZoneQuestion>(question: Q, answers: ZoneAnswers): readonly Sure<Q>[] {
  const given = answers[question];
  return sureValues(question).filter((value) => isOpen(answers, question) || value === given);
}

/** What every way of filling the gaps leads to. Ways that the first questions settle alike count once. */
function verdicts(answers: ZoneAnswers): readonly Verdict[] {
  const all: Verdict[] = [];
  const cityOnly = tried("cityOnly", answers);
  if (cityOnly.includes("yes")) all.push(settled(5));
  if (cityOnly.every((value) => value === "yes")) return all;
  const privateOnly = tried("privateOnly", answers);
  if (privateOnly.includes("yes")) all.push(settled(1));
  if (privateOnly.every((value) => value === "yes")) return all;
  for (const initiator of tried("initiator", answers)) {
    for (const responsible of tried("responsible", answers)) {
      for (const participation of tried("participation", answers)) {
        all.push(shared(initiator, responsible, participation));
      }
    }
  }
  return all;
}

/** The questions that these answers make needless: a reserved task or a private purpose settles the zone alone. */
export function zoneQuestionApplies(question: ZoneQuestion, answers: ZoneAnswers): boolean {
  if (question === "cityOnly") return true;
  if (answers.cityOnly === "yes") return false;
  return question === "privateOnly" || answers.privateOnly !== "yes";
}

/** Every zone that the answers leave possible, ascending. */
export const possibleZones = (answers: ZoneAnswers): readonly [ZoneNumber, ...ZoneNumber[]] =>
  zonesOf(verdicts(answers));

/** Decides the zone; answers that are unsure or missing leave several zones possible. */
export function decideZone(answers: ZoneAnswers): ZoneDecision {
  const all = verdicts(answers);
  const zones = zonesOf(all);
  const conflicts = all.filter(({ conflict }) => conflict).length;
  const decided = answers.cityOnly === "yes";
  return {
    zones,
    conflict: conflicts === 0 ? "none" : conflicts === all.length ? "certain" : "possible",
    outside: !decided && answers.privateOnly === "yes",
    reservedPart: answers.cityOnly === "partly",
    lowNeed: !decided && answers.privateOnly !== "yes" && answers.better === "no",
    settledBy: zones.length === 1 ? undefined : mostTelling(answers),
  };
}

function zonesOf(all: readonly Verdict[]): readonly [ZoneNumber, ...ZoneNumber[]] {
  const [first = 3, ...rest] = [...new Set(all.map(({ zone }) => zone))].sort((a, b) => a - b);
  return [first, ...rest];
}

/** The open question whose answers leave the fewest zones on average; the earlier one where two are alike. */
function mostTelling(answers: ZoneAnswers): ZoneQuestion | undefined {
  let best: { question: ZoneQuestion; left: number } | undefined;
  for (const question of ZONE_ORDER) {
    if (!isOpen(answers, question) || !zoneQuestionApplies(question, answers)) continue;
    const values = sureValues(question);
    const counts = values.map((value) => possibleZones({ ...answers, [question]: value }).length);
    const left = counts.reduce((sum, count) => sum + count, 0) / values.length;
    if (best === undefined || left < best.left - 1e-9) best = { question, left };
  }
  return best?.question;
}

/** What the zone would be if one answer were another: only the changes that move it. 「○○なら△△」 */
export function zoneAlternatives(answers: ZoneAnswers): readonly {
  readonly question: ZoneQuestion;
  readonly value: string;
  readonly zones: readonly ZoneNumber[];
}[] {
  const now = possibleZones(answers).join();
  return ZONE_ORDER.filter((question) => zoneQuestionApplies(question, answers)).flatMap((question) =>
    sureValues(question)
      .filter((value) => value !== answers[question])
      .map((value) => ({ question, value, zones: possibleZones({ ...answers, [question]: value }) }))
      .filter(({ zones }) => zones.join() !== now),
  );
}
