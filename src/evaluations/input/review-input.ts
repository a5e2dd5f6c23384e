import { z } from "zod";
import { type Evaluation, RATED_ITEMS, type RatedItem } from "../../domain/evaluation.ts";
import { type MutualReview, type ReviewProblem, reviewProblems } from "../../domain/mutual-review.ts";
import { projectId } from "../../domain/record-ids.ts";
import * as typed from "./typed.ts";
import { type FieldName, type InputProblem, problem } from "./wording.ts";

/** A mutual review as it is typed, made into values. */

export type ReviewValues = Omit<MutualReview, "project" | "time" | "version">;

const DECISIONS = {
  continue: ["継続"],
  revise: ["見直し", "見直して継続"],
  expand: ["拡大"],
  shrink: ["縮小"],
  end: ["終了"],
} as const;

const handOn = z.object(
  { what: typed.optionalText(500), who: typed.optionalText(200), when: typed.optionalText(200) },
  { error: "unreadable" },
);

const schema = (today: string) =>
  z.object(
    {
      heldOn: typed.day(today),
      participants: typed.text(500).transform(typed.listed),
      comments: z.partialRecord(z.enum(RATED_ITEMS), typed.optionalText(), { error: "unreadable" }),
      decision: typed.oneOf(DECISIONS, "unknownDecision"),
      handOns: z.array(handOn, { error: "unreadable" }),
      publicationText: typed.optionalText(),
      publishOn: typed.optionalDay(today),
    },
    { error: "unreadable" },
  );

/** Reads a typed mutual review of these two evaluations. Hand-ons of which nothing is typed are left out. */
export function readReview(
  input: unknown,
  evaluations: { readonly city: Evaluation; readonly partner: Evaluation },
  today: string,
): typed.Read<ReviewValues> {
  const parsed = schema(today).safeParse(input);
  if (!parsed.success) {
    const problems = typed.problemsOf(parsed.error, fieldAt);
    return typed.refused(problems) ?? { kind: "refused", problems: [problem(["heldOn"], "unreadable")] };
  }
  const { publicationText, publishOn, ...data } = parsed.data;
  const value: ReviewValues = {
    ...data,
    comments: given(data.comments),
    handOns: data.handOns.filter(({ what, who, when }) => `${what}${who}${when}` !== ""),
    publication:
      publicationText === "" && publishOn === null ? null : { text: publicationText, on: publishOn },
  };
  const review: MutualReview = { ...value, project: projectId(""), time: "after", version: 0 };
  const problems = reviewProblems(review, evaluations).map((each) => wordsOf(each, value.handOns.length));
  return typed.refused(problems) ?? { kind: "read", value };
}

function wordsOf(found: ReviewProblem, handOns: number): InputProblem {
  switch (found.kind) {
    case "commentMissing":
      return problem(["comments", found.item], found.kind);
    case "nobodyTookPart":
      return problem(["participants"], "missing");
    case "tooManyHandOns":
      return problem(["handOn", handOns], found.kind);
    case "handOnIncomplete":
      return problem(["handOn", found.number], found.kind);
    case "publicationEmpty":
      return problem(["publicationText"], "missing");
  }
}

const given = (comments: { readonly [I in RatedItem]?: string | undefined }): ReviewValues["comments"] => {
  const kept: { [I in RatedItem]?: string } = {};
  for (const item of RATED_ITEMS) {
    const comment = comments[item];
    if (comment) kept[item] = comment;
  }
  return kept;
};

const PLAIN = ["heldOn", "participants", "decision", "publicationText", "publishOn"] as const;

function fieldAt([group, item]: readonly PropertyKey[]): FieldName {
  if (group === "comments") return ["comments", String(item ?? "")];
  if (group === "handOns") return ["handOn", Number(item ?? 0) + 1];
  const plain = PLAIN.find((each) => each === group);
  return plain ? [plain] : ["heldOn"];
}
