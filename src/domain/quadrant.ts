import { type Evaluation, type Rating, ratingsOf } from "./evaluation.ts";

/**
 * Where one side's evaluation lies on the two axes: what came of the project, and the working together.
 * Source: Numazu ３(1)⑤ ※協働の評価の考え方: a project may succeed while the relation was not equal, and the other way round.
 */

export type Half = "high" | "low";
/** 成果も協働も高い, 成果だけ高い, 協働だけ高い, どちらも低い. */
export type Quadrant = "both" | "outcomeOnly" | "processOnly" | "neither";

export interface Position {
  /** Means of 1 … 4 over what could be judged; null where nothing could. */
  readonly outcome: number | null;
  readonly process: number | null;
  /** Undefined where an axis has no rating. */
  readonly quadrant: Quadrant | undefined;
}

/** The middle between 1 and 4. A mean that lies on it counts as low: a doubt is looked at, not passed over. */
const MIDDLE = 2.5;

const mean = (ratings: readonly Rating[]): number | null => {
  const values = ratings.flatMap(({ value }) => (value === "cannotJudge" ? [] : [value]));
  return values.length === 0 ? null : values.reduce<number>((sum, value) => sum + value, 0) / values.length;
};

const half = (value: number): Half => (value > MIDDLE ? "high" : "low");

/** The position of one side's evaluation. The two axes stay apart. */
export function positionOf(
  evaluation: Pick<Evaluation, "outcome" | "principles" | "betterTogether">,
): Position {
  const ratings = [...ratingsOf(evaluation)];
  const outcome = mean(ratings.filter(([item]) => item.startsWith("outcome.")).map(([, rating]) => rating));
  const process = mean(ratings.filter(([item]) => !item.startsWith("outcome.")).map(([, rating]) => rating));
  return {
    outcome,
    process,
    quadrant: outcome === null || process === null ? undefined : quadrantOf(half(outcome), half(process)),
  };
}

function quadrantOf(outcome: Half, process: Half): Quadrant {
  if (outcome === "high") return process === "high" ? "both" : "outcomeOnly";
  return process === "high" ? "processOnly" : "neither";
}
