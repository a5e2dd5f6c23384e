import { PRINCIPLE_HEADINGS, type PrincipleHeading } from "./guideline.ts";
import type { Side, Time } from "./project.ts";
import type { EvaluationId, PersonId, ProjectId } from "./record-ids.ts";

/**
 * One side's evaluation of a project at one time. What came of it (axis A) and how the two worked together (axis B)
 * are told apart and never made one score. Sources: Numazu ３(1)⑤ ※協働の評価の考え方 (both are evaluated: one may be
 * good and the other not), Kasumigaura 第４章 (3) (the four things that an evaluation afterwards checks).
 */

/** No midpoint: each rating falls to one half of its axis. */
export const RATING_VALUES = [4, 3, 2, 1, "cannotJudge"] as const;
export type RatingValue = (typeof RATING_VALUES)[number];

export interface Rating {
  readonly value: RatingValue;
  /** Needed for 1, 2 and cannotJudge. */
  readonly reason: string | null;
}

/** 目標達成, サービスの質, 効率, 波及効果. */
export const OUTCOME_ITEMS = ["goal", "quality", "efficiency", "ripple"] as const;
export type OutcomeItem = (typeof OUTCOME_ITEMS)[number];
const OUTCOMES_NEEDED: readonly OutcomeItem[] = ["goal", "quality"];

/** 目標達成, 原則の遵守, 形態の適切さ, 相手方選定の適切さ. */
export const CHECK_ITEMS = ["goal", "principles", "form", "partner"] as const;
export type CheckItem = (typeof CHECK_ITEMS)[number];

/** はい, 一部, いいえ. */
export const CHECK_ANSWERS = ["yes", "partly", "no"] as const;
export interface Check {
  readonly answer: (typeof CHECK_ANSWERS)[number];
  /** Needed for partly and no. */
  readonly reason: string | null;
}

/** 本人, 聞き取り代行. */
export const METHODS = ["self", "hearing"] as const;
export type Method = (typeof METHODS)[number];

export interface Evaluation {
  readonly id: EvaluationId;
  readonly project: ProjectId;
  readonly time: Time;
  readonly side: Side;
  /** Whose judgement it is (記入者). */
  readonly writer: string;
  readonly method: Method;
  /** Who put it into the record. */
  readonly enteredBy: PersonId;
  /** YYYY-MM-DD. */
  readonly writtenOn: string;
  readonly outcome: { readonly [I in OutcomeItem]?: Rating };
  /** One rating for each principle that the city's guideline has. */
  readonly principles: { readonly [P in PrincipleHeading]?: Rating };
  readonly betterTogether: Rating;
  readonly check: { readonly [I in CheckItem]: Check };
  readonly version: number;
}

/** A rated thing: an outcome, a principle, or whether it was better together. */
export type RatedItem = `outcome.${OutcomeItem}` | `principle.${PrincipleHeading}` | "betterTogether";

/** Everything that can be rated, in the form's order. */
export const RATED_ITEMS: readonly RatedItem[] = [
  ...OUTCOME_ITEMS.map((item): RatedItem => `outcome.${item}`),
  ...PRINCIPLE_HEADINGS.map((heading): RatedItem => `principle.${heading}`),
  "betterTogether",
];

/** Everything that was rated, in the form's order. */
export function ratingsOf(
  evaluation: Pick<Evaluation, "outcome" | "principles" | "betterTogether">,
): ReadonlyMap<RatedItem, Rating> {
  const ratings = new Map<RatedItem, Rating>();
  for (const item of OUTCOME_ITEMS) {
    const rating = evaluation.outcome[item];
    if (rating) ratings.set(`outcome.${item}`, rating);
  }
  for (const [principle, rating] of principlesOf(evaluation)) ratings.set(`principle.${principle}`, rating);
  return ratings.set("betterTogether", evaluation.betterTogether);
}

const principlesOf = ({
  principles,
}: Pick<Evaluation, "principles">): readonly [PrincipleHeading, Rating][] =>
  PRINCIPLE_HEADINGS.flatMap((heading) => {
    const rating = principles[heading];
    return rating ? [[heading, rating]] : [];
  });

export const isBlank = (text: string | null): boolean => text === null || text.trim() === "";

const needsReason = ({ value }: Rating): boolean => value === "cannotJudge" || value <= 2;

export type EvaluationProblem =
  | { readonly kind: "missing"; readonly item: RatedItem }
  | { readonly kind: "reasonMissing"; readonly item: RatedItem }
  | { readonly kind: "checkReasonMissing"; readonly item: CheckItem }
  | { readonly kind: "writerMissing" }
  | { readonly kind: "cityByHearing" };

/** What is wrong with an evaluation; empty where nothing is. `principles` are those of the city's guideline. */
export function evaluationProblems(
  evaluation: Evaluation,
  principles: readonly PrincipleHeading[],
): readonly EvaluationProblem[] {
  const ratings = ratingsOf(evaluation);
  const needed: readonly RatedItem[] = [
    ...OUTCOMES_NEEDED.map((item): RatedItem => `outcome.${item}`),
    ...principles.map((heading): RatedItem => `principle.${heading}`),
  ];
  const problems: EvaluationProblem[] = needed
    .filter((item) => !ratings.has(item))
    .map((item) => ({ kind: "missing", item }));
  for (const [item, rating] of ratings) {
    if (needsReason(rating) && isBlank(rating.reason)) problems.push({ kind: "reasonMissing", item });
  }
  for (const item of CHECK_ITEMS) {
    const { answer, reason } = evaluation.check[item];
    if (answer !== "yes" && isBlank(reason)) problems.push({ kind: "checkReasonMissing", item });
  }
  if (isBlank(evaluation.writer)) problems.push({ kind: "writerMissing" });
  // A hearing is held with the partner; the city writes for itself.
  if (evaluation.side === "city" && evaluation.method === "hearing") problems.push({ kind: "cityByHearing" });
  return problems;
}
