import type { Quadrants, SideRating } from "./picture.ts";

/** The scale of evaluations: 1 … 4 without a middle grade, so that the line at 2.5 parts high from low. */
export const RATING_SCALE = { lowest: 1, highest: 4, midpoint: 2.5 } as const;

/** The rating within the scale; undefined where a side has no number on both axes. */
export function onScale(rating: SideRating | undefined): SideRating | undefined {
  if (rating === undefined || Number.isNaN(rating.outcome) || Number.isNaN(rating.process)) return undefined;
  const within = (value: number): number =>
    Math.min(RATING_SCALE.highest, Math.max(RATING_SCALE.lowest, value));
  return { outcome: within(rating.outcome), process: within(rating.process) };
}

/** The quarter of the plot in which a rating lies; undefined on one of the middle lines. */
export function quarterOf({ outcome, process }: SideRating): keyof Quadrants["quarters"] | undefined {
  const { midpoint } = RATING_SCALE;
  if (outcome === midpoint || process === midpoint) return undefined;
  if (outcome > midpoint) return process > midpoint ? "bothHigh" : "outcomeHigh";
  return process > midpoint ? "processHigh" : "bothLow";
}

/** A mean as it is read, with at most two decimals. */
export const ratingText = (value: number): string => String(Math.round(value * 100) / 100);
