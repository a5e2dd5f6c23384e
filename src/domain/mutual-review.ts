import { type Evaluation, isBlank, type RatedItem, type RatingValue, ratingsOf } from "./evaluation.ts";
import type { Time } from "./project.ts";
import type { ProjectId } from "./record-ids.ts";

/** What the two sides make of their evaluations together (相互確認). */

/** 継続, 見直し, 拡大, 縮小, 終了. Source: Odawara's sample agreement: whether to go on is examined regularly. */
export const DECISIONS = ["continue", "revise", "expand", "shrink", "end"] as const;
export type Decision = (typeof DECISIONS)[number];

/** 申し送り: what next year's record opens with. */
export interface HandOn {
  readonly what: string;
  readonly who: string;
  /** As it was agreed: a day, 「４月の打合せまで」. */
  readonly when: string;
}

export interface MutualReview {
  readonly project: ProjectId;
  readonly time: Time;
  /** YYYY-MM-DD. */
  readonly heldOn: string;
  readonly participants: readonly string[];
  /** Why the sides see something differently: needed where they are two or more apart. */
  readonly comments: { readonly [I in RatedItem]?: string };
  readonly decision: Decision;
  /** At most three. */
  readonly handOns: readonly HandOn[];
  /** What is to be published, and from which day. */
  readonly publication: { readonly text: string; readonly on: string | null } | null;
  readonly version: number;
}

export interface Gap {
  readonly item: RatedItem;
  readonly city: RatingValue;
  readonly partner: RatingValue;
  /** Null where one side cannot judge. */
  readonly difference: number | null;
}

type Rated = Pick<Evaluation, "outcome" | "principles" | "betterTogether">;

/** So far apart, the sides say why they see it differently. */
export const WIDE_GAP = 2;
const MOST_HAND_ONS = 3;

/** Everything the two sides rated differently, widest first; what one side cannot judge comes last. */
export function gapsBetween(city: Rated, partner: Rated): readonly Gap[] {
  const theirs = ratingsOf(partner);
  const gaps = [...ratingsOf(city)].flatMap(([item, { value }]): Gap[] => {
    const other = theirs.get(item)?.value;
    if (other === undefined || other === value) return [];
    const difference = value === "cannotJudge" || other === "cannotJudge" ? null : Math.abs(value - other);
    return [{ item, city: value, partner: other, difference }];
  });
  return gaps.sort((a, b) => (b.difference ?? 0) - (a.difference ?? 0));
}

/** The gaps that need a comment: two or more apart. */
export const wideGaps = (gaps: readonly Gap[]): readonly Gap[] =>
  gaps.filter(({ difference }) => difference !== null && difference >= WIDE_GAP);

export type ReviewProblem =
  | { readonly kind: "commentMissing"; readonly item: RatedItem }
  | { readonly kind: "nobodyTookPart" }
  | { readonly kind: "tooManyHandOns" }
  | { readonly kind: "handOnIncomplete"; readonly number: number }
  | { readonly kind: "publicationEmpty" };

/** What is wrong with a mutual review of these two evaluations; empty where nothing is. */
export function reviewProblems(
  review: MutualReview,
  evaluations: { readonly city: Rated; readonly partner: Rated },
): readonly ReviewProblem[] {
  const problems: ReviewProblem[] = wideGaps(gapsBetween(evaluations.city, evaluations.partner))
    .filter(({ item }) => isBlank(review.comments[item] ?? null))
    .map(({ item }) => ({ kind: "commentMissing", item }));
  if (!review.participants.some((name) => name.trim() !== "")) problems.push({ kind: "nobodyTookPart" });
  if (review.handOns.length > MOST_HAND_ONS) problems.push({ kind: "tooManyHandOns" });
  for (const [index, { what, who, when }] of review.handOns.entries()) {
    if ([what, who, when].some(isBlank)) problems.push({ kind: "handOnIncomplete", number: index + 1 });
  }
  if (review.publication && isBlank(review.publication.text)) problems.push({ kind: "publicationEmpty" });
  return problems;
}
