import type { Citation } from "../domain/answer.ts";
import type { Principle, PrincipleHeading } from "../domain/guideline.ts";
import {
  headingsInOrder,
  PRINCIPLE_ANSWERS,
  PRINCIPLE_KEYS,
  type PrincipleAnswer,
} from "../domain/principles.ts";
import type { Answers, Guide } from "./dialog.ts";

/** The principles check's result as plain values: each heading's answer, what is left to do and by when. */

/** Whether the headings that the city's own text does not have are checked too. */
export const REFERENCE_KEY = "reference";
export const dueKey = (heading: PrincipleHeading): string => `${PRINCIPLE_KEYS[heading]}.by`;
export const reasonKey = (heading: PrincipleHeading): string => `${PRINCIPLE_KEYS[heading]}.reason`;

export interface CheckedPrinciple {
  readonly heading: PrincipleHeading;
  readonly own: boolean;
  readonly answer: PrincipleAnswer;
  /** The day by which it is to be done (YYYY-MM-DD); only where the answer is notYet and a day was given. */
  readonly by: string | undefined;
  readonly reason: string | undefined;
  /** The city's own principles under this heading; elsewhere those of the others. */
  readonly citations: readonly Citation[];
}

export interface PrinciplesResult {
  /** The headings that were asked, in the order of asking. */
  readonly checked: readonly CheckedPrinciple[];
  /** What is notYet or no: dated ones first, by date. */
  readonly open: readonly CheckedPrinciple[];
  readonly yes: number;
  /** Headings that have an answer other than notApplicable. */
  readonly counted: number;
}

/** The principles of the city's own guideline; none where no guideline is set. */
export const ownPrinciples = ({ volumes, own }: Guide): readonly Principle[] =>
  volumes.find(({ guideline }) => guideline.id === own)?.profile.principles ?? [];

/** The passages for a heading: of the city's own text, else of every text that has the heading. */
export function principlePassages(heading: PrincipleHeading, { volumes, own }: Guide): readonly Citation[] {
  const all = volumes.flatMap(({ guideline, profile }) =>
    profile.principles
      .filter(({ headings }) => headings.includes(heading))
      .map(({ section, quote }) => ({ guideline: guideline.id, section, quote })),
  );
  const home = all.filter(({ guideline }) => guideline === own);
  return home.length > 0 ? home : all;
}

export function principlesResult(answers: Answers, guide: Guide): PrinciplesResult {
  const order = headingsInOrder(ownPrinciples(guide));
  const reference = answers[REFERENCE_KEY] === "yes" || !order.some(({ own }) => own);
  const checked = order
    .filter(({ own }) => own || reference)
    .map(({ heading, own }): CheckedPrinciple => {
      const given = answers[PRINCIPLE_KEYS[heading]];
      const answer = PRINCIPLE_ANSWERS.find((each) => each === given) ?? "unsure";
      return {
        heading,
        own,
        answer,
        by: answer === "notYet" ? answers[dueKey(heading)] || undefined : undefined,
        reason: answer === "no" ? answers[reasonKey(heading)] || undefined : undefined,
        citations: principlePassages(heading, guide),
      };
    });
  const open = checked.filter(({ answer }) => answer === "notYet" || answer === "no");
  return {
    checked,
    open: [...open].sort((one, other) => (one.by ?? "9999").localeCompare(other.by ?? "9999")),
    yes: checked.filter(({ answer }) => answer === "yes").length,
    counted: checked.filter(({ answer }) => answer !== "notApplicable").length,
  };
}
