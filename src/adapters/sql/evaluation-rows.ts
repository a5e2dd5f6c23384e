import type { Insertable, Selectable } from "kysely";
import { z } from "zod";
import {
  CHECK_ANSWERS,
  type Check,
  type Evaluation,
  METHODS,
  type RatedItem,
  type Rating,
  ratingsOf,
} from "../../domain/evaluation.ts";
import { DECISIONS, type MutualReview } from "../../domain/mutual-review.ts";
import { SIDES, TIMES } from "../../domain/project.ts";
import { evaluationId, personId, projectId } from "../../domain/record-ids.ts";
import { CHECK_COLUMNS, RATED_COLUMNS, type RatedColumn } from "./records-schema.ts";
import type { Database } from "./schema.ts";

/** Evaluations and mutual reviews as their rows, and back. 判断できない is 0 in the table. */

type EvaluationRow = Selectable<Database["evaluations"]>;
type ReviewRow = Selectable<Database["mutual_reviews"]>;

/** Which item a column holds. */
export const ITEMS = {
  o_goal: "outcome.goal",
  o_quality: "outcome.quality",
  o_efficiency: "outcome.efficiency",
  o_ripple: "outcome.ripple",
  p_purpose: "principle.目的の共有",
  p_equality: "principle.対等",
  p_autonomy: "principle.自主性の尊重",
  p_independence: "principle.自立",
  p_self_decision: "principle.自己決定・自己責任",
  p_roles: "principle.役割分担",
  p_trust: "principle.相互理解・信頼",
  p_openness: "principle.情報の共有・公開",
  p_fairness: "principle.公平・公正",
  p_review: "principle.評価と継続の判断",
  better_together: "betterTogether",
} as const satisfies { readonly [C in RatedColumn]: RatedItem };

export const CHECKED = {
  k_goal: "goal",
  k_principles: "principles",
  k_form: "form",
  k_partner: "partner",
} as const;

const ratedRow = z.record(z.enum(RATED_COLUMNS), z.number().nullable());
const ratedReasons = z.record(
  z.enum(RATED_COLUMNS.map((column) => `${column}_reason` as const)),
  z.string().nullable(),
);
const checkRow = z.record(z.enum(CHECK_COLUMNS), z.string());
const checkReasons = z.record(
  z.enum(CHECK_COLUMNS.map((column) => `${column}_reason` as const)),
  z.string().nullable(),
);
const ratingValue = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
const checkAnswer = z.enum(CHECK_ANSWERS);
const time = z.enum(TIMES);

export function evaluationRow(
  evaluation: Evaluation,
): Omit<Insertable<Database["evaluations"]>, "tenant" | "updated_at"> {
  const ratings = ratingsOf(evaluation);
  const rated = RATED_COLUMNS.map((column) => [column, ratings.get(ITEMS[column])] as const);
  const checked = CHECK_COLUMNS.map((column) => [column, evaluation.check[CHECKED[column]]] as const);
  return {
    id: evaluation.id,
    project: evaluation.project,
    time: evaluation.time,
    side: evaluation.side,
    writer: evaluation.writer,
    method: evaluation.method,
    entered_by: evaluation.enteredBy,
    written_on: evaluation.writtenOn,
    version: evaluation.version,
    ...ratedRow.parse(Object.fromEntries(rated.map(([column, rating]) => [column, stored(rating)]))),
    ...ratedReasons.parse(
      Object.fromEntries(rated.map(([column, rating]) => [`${column}_reason`, rating?.reason ?? null])),
    ),
    ...checkRow.parse(Object.fromEntries(checked.map(([column, { answer }]) => [column, answer]))),
    ...checkReasons.parse(
      Object.fromEntries(checked.map(([column, { reason }]) => [`${column}_reason`, reason])),
    ),
  };
}

const stored = (rating: Rating | undefined): number | null =>
  rating === undefined ? null : rating.value === "cannotJudge" ? 0 : rating.value;

export function evaluationOf(row: EvaluationRow): Evaluation {
  const ratings = new Map<RatedItem, Rating>();
  for (const column of RATED_COLUMNS) {
    const rating = ratingIn(row, column);
    if (rating) ratings.set(ITEMS[column], rating);
  }
  const below = (prefix: string) =>
    Object.fromEntries(
      [...ratings].flatMap(([item, rating]) =>
        item.startsWith(prefix) ? [[item.slice(prefix.length), rating] as const] : [],
      ),
    );
  const better = ratings.get("betterTogether");
  if (!better) throw new Error(`Evaluation ${row.id} lacks a rating that its table demands.`);
  return {
    id: evaluationId(row.id),
    project: projectId(row.project),
    time: time.parse(row.time),
    side: z.enum(SIDES).parse(row.side),
    writer: row.writer,
    method: z.enum(METHODS).parse(row.method),
    enteredBy: personId(row.entered_by),
    writtenOn: row.written_on,
    outcome: below("outcome."),
    principles: below("principle."),
    betterTogether: better,
    check: {
      goal: checkIn(row.k_goal, row.k_goal_reason),
      principles: checkIn(row.k_principles, row.k_principles_reason),
      form: checkIn(row.k_form, row.k_form_reason),
      partner: checkIn(row.k_partner, row.k_partner_reason),
    },
    version: row.version,
  };
}

function ratingIn(row: EvaluationRow, column: RatedColumn): Rating | undefined {
  const value = row[column];
  if (value === null) return undefined;
  return { value: value === 0 ? "cannotJudge" : ratingValue.parse(value), reason: row[`${column}_reason`] };
}

const checkIn = (answer: string, reason: string | null): Check => ({
  answer: checkAnswer.parse(answer),
  reason,
});

const handOns = z.array(z.object({ what: z.string(), who: z.string(), when: z.string() }));
const comments = z.partialRecord(z.enum(Object.values(ITEMS)), z.string());

export const reviewRow = (
  review: MutualReview,
): Omit<Insertable<Database["mutual_reviews"]>, "tenant" | "updated_at"> => ({
  project: review.project,
  time: review.time,
  held_on: review.heldOn,
  participants: JSON.stringify(review.participants),
  comments: JSON.stringify(review.comments),
  decision: review.decision,
  hand_ons: JSON.stringify(review.handOns),
  publication: review.publication?.text ?? null,
  publish_on: review.publication?.on ?? null,
  version: review.version,
});

export const reviewOf = (row: ReviewRow): MutualReview => ({
  project: projectId(row.project),
  time: time.parse(row.time),
  heldOn: row.held_on,
  participants: z.array(z.string()).parse(JSON.parse(row.participants)),
  comments: comments.parse(JSON.parse(row.comments)),
  decision: z.enum(DECISIONS).parse(row.decision),
  handOns: handOns.parse(JSON.parse(row.hand_ons)),
  publication: row.publication === null ? null : { text: row.publication, on: row.publish_on },
  version: row.version,
});
