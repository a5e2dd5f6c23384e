import type { HandOn, MutualReview } from "../domain/mutual-review.ts";
import type { Project } from "../domain/project.ts";
import type { ProjectId } from "../domain/record-ids.ts";

/** 申し送り open next year's record: the same project a year on, with what was agreed to hand on. */

export type NextYear =
  | { readonly kind: "opened"; readonly project: Project; readonly handOns: readonly HandOn[] }
  /** The sides decided to end it. */
  | { readonly kind: "ends" };

/** Makes next year's record in 計画中. Amounts, agreement, results and due dates of the old year are not carried over. */
export function nextYear(project: Project, review: MutualReview | undefined, id: ProjectId): NextYear {
  if (review?.decision === "end") return { kind: "ends" };
  const [first, ...rest] = project.indicators;
  return {
    kind: "opened",
    handOns: review?.handOns ?? [],
    project: {
      ...project,
      id,
      fiscalYear: project.fiscalYear + 1,
      startsOn: yearLater(project.startsOn),
      endsOn: yearLater(project.endsOn),
      amountYen: null,
      agreedOn: null,
      indicators: [{ ...first, actual: null }, ...rest.map((each) => ({ ...each, actual: null }))],
      previous: project.id,
      stage: "planning",
      filed: [],
      due: {},
      version: 1,
    },
  };
}

/** The same day a year later; 29 February becomes 28 February, and the last day of February stays it. */
function yearLater(day: string): string {
  const year = Number(day.slice(0, 4)) + 1;
  const rest = day.slice(5);
  if (rest !== "02-29" && rest !== "02-28") return `${year}-${rest}`;
  const endOfMonth = rest === "02-29" || !isLeap(year - 1);
  return endOfMonth && isLeap(year) ? `${year}-02-29` : `${year}-02-28`;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
