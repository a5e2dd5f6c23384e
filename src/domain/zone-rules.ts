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
type SureAnswers = { readonly [Q in ZoneQuestion]: Sure<Q> };

const settled = (zone: ZoneNumber): Verdict => ({ zone, conflict: false });
const provisional = (zone: ZoneNumber): Verdict => ({ zone, conflict: true });

/** The table over who bears the responsibility (rows) and who joins whose project (columns). */
function verdict(answers: SureAnswers): Verdict {
  if (answers.cityOnly === "yes") return settled(5);
  if (answers.privateOnly === "yes") return settled(1);
  const { initiator, responsible, participation } = answers;
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

/** Every way to fill what is unsure or not yet asked. */
function completions(answers: ZoneAnswers): readonly SureAnswers[] {
  let rows: Partial<Record<ZoneQuestion, string>>[] = [{}];
  for (const question of ZONE_ORDER) {
    const given = answers[question];
    const values: readonly string[] =
      given === undefined || given === UNSURE ? sureValues(question) : [given];
    rows = rows.flatMap((row) => values.map((value) => ({ ...row, [question]: value })));
  }
  return rows as SureAnswers[];
}

/** The questions that these answers make needless: a reserved task or a private purpose settles the zone alone. */
export function zoneQuestionApplies(question: ZoneQuestion, answers: ZoneAnswers): boolean {
  if (question === "cityOnly") return true;
  if (answers.cityOnly === "yes") return false;
  return question === "privateOnly" || answers.privateOnly !== "yes";
}

/** Decides the zone; answers that are unsure or missing leave several zones possible. */
export function decideZone(answers: ZoneAnswers): ZoneDecision {
  const verdicts = completions(answers).map(verdict);
  const zones = zonesOf(verdicts);
  const conflicts = verdicts.filter(({ conflict }) => conflict).length;
  const decided = answers.cityOnly === "yes";
  return {
    zones,
    conflict: conflicts === 0 ? "none" : conflicts === verdicts.length ? "certain" : "possible",
    outside: !decided && answers.privateOnly === "yes",
    reservedPart: answers.cityOnly === "partly",
    lowNeed: !decided && answers.privateOnly !== "yes" && answers.better === "no",
    settledBy: zones.length === 1 ? undefined : mostTelling(answers),
  };
}

function zonesOf(verdicts: readonly Verdict[]): readonly [ZoneNumber, ...ZoneNumber[]] {
  const [first = 3, ...rest] = [...new Set(verdicts.map(({ zone }) => zone))].sort((a, b) => a - b);
  return [first, ...rest];
}

/** The open question whose answers leave the fewest zones on average; the earlier one where two are alike. */
function mostTelling(answers: ZoneAnswers): ZoneQuestion | undefined {
  let best: { question: ZoneQuestion; left: number } | undefined;
  for (const question of ZONE_ORDER) {
    if (!isOpen(answers, question) || !zoneQuestionApplies(question, answers)) continue;
    const values = sureValues(question);
    const counts = values.map(
      (value) => zonesOf(completions({ ...answers, [question]: value }).map(verdict)).length,
    );
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
  const now = decideZone(answers).zones.join();
  return ZONE_ORDER.filter((question) => zoneQuestionApplies(question, answers)).flatMap((question) =>
    sureValues(question)
      .filter((value) => value !== answers[question])
      .map((value) => ({ question, value, zones: decideZone({ ...answers, [question]: value }).zones }))
      .filter(({ zones }) => zones.join() !== now),
  );
}
