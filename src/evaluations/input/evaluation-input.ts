import { z } from "zod";
import {
  CHECK_ITEMS,
  type CheckItem,
  type Evaluation,
  type EvaluationProblem,
  evaluationProblems,
  OUTCOME_ITEMS,
  type OutcomeItem,
  type RatedItem,
  type Rating,
  type RatingValue,
} from "../../domain/evaluation.ts";
import { PRINCIPLE_HEADINGS, type PrincipleHeading } from "../../domain/guideline.ts";
import { evaluationId, personId, projectId } from "../../domain/record-ids.ts";
import * as typed from "./typed.ts";
import { type FieldName, type InputProblem, problem } from "./wording.ts";

/** One side's evaluation as it is typed in a dialog or a file, made into values. */

export type EvaluationValues = Omit<Evaluation, "id" | "project" | "enteredBy" | "version">;

const TIMES = { before: ["事前"], midterm: ["中間"], after: ["事後"] } as const;
const SIDES = { city: ["市", "市側"], partner: ["相手方", "相手", "相手側"] } as const;
const METHODS = { self: ["本人"], hearing: ["聞き取り代行", "聞き取り", "聞取り"] } as const;
const CHECKS = { yes: ["はい"], partly: ["一部", "一部はい"], no: ["いいえ"] } as const;
const RATINGS = {
  "4": ["4点"],
  "3": ["3点"],
  "2": ["2点"],
  "1": ["1点"],
  cannotJudge: ["判断できない", "わからない", "cannot judge"],
} as const;
const VALUES: Readonly<Record<keyof typeof RATINGS, RatingValue>> = {
  "4": 4,
  "3": 3,
  "2": 2,
  "1": 1,
  cannotJudge: "cannotJudge",
};

const reason = typed.optionalText().transform((text) => (text === "" ? null : text));
const rating = z.object({ value: typed.oneOf(RATINGS, "unknownRating"), reason }, { error: "unreadable" });
const check = z.object({ answer: typed.oneOf(CHECKS, "unknownCheck"), reason }, { error: "unreadable" });
/** An item that is left out reads as nothing typed. */
const ratingNeeded = rating.prefault({ value: "" });
const checkNeeded = check.prefault({ answer: "" });

const schema = (today: string) =>
  z.object(
    {
      time: typed.oneOf(TIMES, "unknownTime"),
      side: typed.oneOf(SIDES, "unknownSide"),
      writer: typed.text(200),
      method: typed.oneOf(METHODS, "unknownMethod"),
      writtenOn: typed.day(today),
      outcome: z.partialRecord(z.enum(OUTCOME_ITEMS), rating, { error: "unreadable" }),
      principles: z.partialRecord(z.enum(PRINCIPLE_HEADINGS), rating, { error: "unreadable" }),
      betterTogether: ratingNeeded,
      check: z.object(
        { goal: checkNeeded, principles: checkNeeded, form: checkNeeded, partner: checkNeeded },
        { error: "unreadable" },
      ),
    },
    { error: "unreadable" },
  );

/**
 * Reads a typed evaluation: `{time, side, writer, method, writtenOn, outcome, principles, betterTogether, check}`, ratings as
 * `{value, reason}`, checks as `{answer, reason}`. `principles` are those of the city's guideline; `today` is YYYY-MM-DD.
 */
export function readEvaluation(
  input: unknown,
  principles: readonly PrincipleHeading[],
  today: string,
): typed.Read<EvaluationValues> {
  const parsed = schema(today).safeParse(input);
  if (!parsed.success) {
    const problems = typed.problemsOf(parsed.error, fieldAt);
    return typed.refused(problems) ?? { kind: "refused", problems: [problem(["writer"], "unreadable")] };
  }
  const { data } = parsed;
  const value: EvaluationValues = {
    ...data,
    outcome: rated(data.outcome),
    principles: rated(data.principles),
    betterTogether: ratingOf(data.betterTogether),
  };
  const whole: Evaluation = {
    ...value,
    id: evaluationId(""),
    project: projectId(""),
    enteredBy: personId(""),
    version: 0,
  };
  const problems = evaluationProblems(whole, principles).map(wordsOf);
  return typed.refused(problems) ?? { kind: "read", value };
}

function wordsOf(found: EvaluationProblem): InputProblem {
  switch (found.kind) {
    case "missing":
    case "reasonMissing":
      return problem(itemField(found.item), found.kind);
    case "checkReasonMissing":
      return problem([`check.${found.item}`], found.kind);
    case "writerMissing":
      return problem(["writer"], "missing");
    case "cityByHearing":
      return problem(["method"], found.kind);
  }
}

type Typed = z.infer<typeof rating>;

const ratingOf = ({ value, reason }: Typed): Rating => ({ value: VALUES[value], reason });

const rated = <K extends string>(
  ratings: { readonly [I in K]?: Typed | undefined },
): { [I in K]?: Rating } => {
  const read: { [I in K]?: Rating } = {};
  for (const item in ratings) {
    const given = ratings[item];
    if (given) read[item] = ratingOf(given);
  }
  return read;
};

/** The field that a rated item is shown as. */
const itemField = (item: RatedItem): FieldName => {
  if (item === "betterTogether") return [item];
  const outcome = OUTCOME_ITEMS.find((each) => item === `outcome.${each}`);
  return outcome ? [`outcome.${outcome}`] : ["principle", item.slice("principle.".length)];
};

const PLAIN = ["time", "side", "writer", "method", "writtenOn", "betterTogether"] as const;

function fieldAt([group, item]: readonly PropertyKey[]): FieldName {
  const outcome: OutcomeItem | undefined = OUTCOME_ITEMS.find((each) => each === item);
  if (group === "outcome" && outcome) return [`outcome.${outcome}`];
  const checked: CheckItem | undefined = CHECK_ITEMS.find((each) => each === item);
  if (group === "check" && checked) return [`check.${checked}`];
  if (group === "principles") return ["principle", String(item ?? "")];
  const plain = PLAIN.find((each) => each === group);
  return plain ? [plain] : ["writer"];
}
