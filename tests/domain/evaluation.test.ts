import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluationProblems, RATING_VALUES, type RatingValue } from "../../src/domain/evaluation.ts";
import { gapsBetween, reviewProblems, wideGaps } from "../../src/domain/mutual-review.ts";
import { hasShortForm, projectProblems, sidesNeeded } from "../../src/domain/project.ts";
import { positionOf } from "../../src/domain/quadrant.ts";
import { evaluation, partnerEvaluation, project, rating, review } from "../evaluations/samples.ts";

const PRINCIPLES = ["目的の共有", "対等"] as const;

describe("an evaluation", () => {
  it("is whole with a rating for each principle of the city, and reasons where they are needed", () => {
    expect(evaluationProblems(evaluation(), PRINCIPLES)).toEqual([]);
    expect(evaluationProblems(partnerEvaluation(), PRINCIPLES)).toEqual([]);
  });

  it("needs a reason for 1, 2 and cannotJudge, and for no other rating", () => {
    const without = RATING_VALUES.filter(
      (value) =>
        evaluationProblems(evaluation({ betterTogether: rating(value, " ") }), PRINCIPLES).length > 0,
    );
    expect(without).toEqual([2, 1, "cannotJudge"]);
  });

  it("names what is missing", () => {
    const { check } = evaluation();
    const poor = evaluation({
      outcome: { goal: rating(3) },
      writer: " ",
      method: "hearing",
      check: { ...check, form: { answer: "no", reason: null } },
    });
    expect(evaluationProblems(poor, [...PRINCIPLES, "自立"])).toEqual([
      { kind: "missing", item: "outcome.quality" },
      { kind: "missing", item: "principle.自立" },
      { kind: "checkReasonMissing", item: "form" },
      { kind: "writerMissing" },
      { kind: "cityByHearing" },
    ]);
  });
});

describe("the two axes", () => {
  const at = (outcome: RatingValue, process: RatingValue) =>
    positionOf({
      outcome: { goal: rating(outcome) },
      principles: { 対等: rating(process) },
      betterTogether: rating(process),
    }).quadrant;

  it("make four fields and are never one score", () => {
    expect([at(4, 3), at(3, 1), at(2, 4), at(1, 2)]).toEqual([
      "both",
      "outcomeOnly",
      "processOnly",
      "neither",
    ]);
    expect(at("cannotJudge", 4)).toBeUndefined();
  });

  it("count a mean on the middle line as low", () => {
    const position = positionOf({
      outcome: { goal: rating(2), quality: rating(3), ripple: rating("cannotJudge") },
      principles: {},
      betterTogether: rating(4),
    });
    expect(position).toEqual({ outcome: 2.5, process: 4, quadrant: "processOnly" });
  });

  it("move each by its own ratings alone", () => {
    const value = fc.constantFrom<RatingValue[]>(4, 3, 2, 1);
    fc.assert(
      fc.property(value, value, value, (goal, one, other) => {
        const make = (process: RatingValue) =>
          positionOf({ outcome: { goal: rating(goal) }, principles: {}, betterTogether: rating(process) });
        expect(make(one).outcome).toBe(make(other).outcome);
      }),
    );
  });
});

describe("a mutual review", () => {
  const both = { city: evaluation(), partner: partnerEvaluation() };

  it("lists what the sides rated differently, widest first, and asks for a comment from two on", () => {
    const partner = partnerEvaluation({
      betterTogether: rating(3),
      principles: { 目的の共有: rating("cannotJudge", "聞いていない"), 対等: rating(2, "x") },
    });
    const gaps = gapsBetween(both.city, partner);
    expect(gaps.map(({ item, difference }) => [item, difference])).toEqual([
      ["outcome.goal", 2],
      ["betterTogether", 1],
      ["principle.目的の共有", null],
    ]);
    expect(wideGaps(gaps).map(({ item }) => item)).toEqual(["outcome.goal"]);
  });

  it("is whole with its comments, and names what is missing", () => {
    expect(reviewProblems(review(), both)).toEqual([]);
    const handOn = { what: "x", who: "", when: "4月" };
    const poor = review({
      comments: {},
      participants: [" "],
      handOns: [handOn, ...Array(3).fill({ ...handOn, who: "市" })],
      publication: { text: "", on: null },
    });
    expect(reviewProblems(poor, both)).toEqual([
      { kind: "commentMissing", item: "outcome.goal" },
      { kind: "nobodyTookPart" },
      { kind: "tooManyHandOns" },
      { kind: "handOnIncomplete", number: 1 },
      { kind: "publicationEmpty" },
    ]);
  });
});

describe("a project", () => {
  it("needs both sides, but for the short forms", () => {
    expect(sidesNeeded(project())).toEqual(["city", "partner"]);
    for (const mainForm of ["後援", "使用許可", "情報交換・情報提供"] as const) {
      expect(hasShortForm({ mainForm })).toBe(true);
      expect(sidesNeeded({ mainForm })).toEqual(["city"]);
    }
  });

  it("is told what is wrong with it", () => {
    expect(projectProblems(project())).toEqual([]);
    const { indicators } = project();
    const poor = project({
      name: "　",
      startsOn: "2027-04-01",
      endsOn: "2027-03-31",
      amountYen: 0.5,
      additionalForms: ["アダプト制度"],
      indicators: [...indicators, ...indicators],
      previous: project().id,
    });
    expect(projectProblems(poor)).toEqual([
      "nameMissing",
      "endsBeforeStart",
      "outsideFiscalYear",
      "amountNotWhole",
      "indicatorCount",
      "formTwice",
      "ownPredecessor",
    ]);
  });

  it("of several years stands in each year that it touches", () => {
    const years = [2025, 2026, 2027, 2028].filter((fiscalYear) => {
      const record = project({ fiscalYear, startsOn: "2026-10-01", endsOn: "2028-03-31" });
      return !projectProblems(record).includes("outsideFiscalYear");
    });
    expect(years).toEqual([2026, 2027]);
  });
});
