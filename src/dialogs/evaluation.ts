import { CHECK_ITEMS, OUTCOME_ITEMS, type OutcomeItem } from "../domain/evaluation.ts";
import { type Language, PRINCIPLE_HEADINGS, type PrincipleHeading } from "../domain/guideline.ts";
import type { Part } from "../domain/message.ts";
import { headingsInOrder, PRINCIPLE_KEYS } from "../domain/principles.ts";
import { SIDES, type Side, TIMES, type Time } from "../domain/project.ts";
import type { Answers, Bilingual, Dialog, Guide, Option, Step, StepInput } from "./dialog.ts";
import { ownPrinciples, principlePassages } from "./principles-result.ts";
import {
  BETTER_WORDING,
  CHECK_OPTIONS,
  CHECK_WORDING,
  evaluationWording,
  LEAVE_OUT,
  METHOD_OPTIONS,
  OUTCOME_WORDING,
  principleAsk,
  RATING_OPTIONS,
} from "./wording/evaluation.ts";
import { PRINCIPLE_WORDING } from "./wording/principles.ts";

/**
 * One side's evaluation of a project: what came of it, how the two worked together, and the four checks. The answers
 * `project`, `projectName`, `side` and `time` are given when it begins; no step asks them.
 */

const LONGEST_NAME = 200;
const LONGEST_REASON = 1000;
const OPTIONAL: readonly OutcomeItem[] = ["efficiency", "ripple"];

type Words = ReturnType<typeof evaluationWording>;
const both = (word: (words: Words) => string): Bilingual => ({
  ja: word(evaluationWording("ja")),
  en: word(evaluationWording("en")),
});

export const sideOf = (answers: Answers): Side => SIDES.find((side) => side === answers["side"]) ?? "city";
export const timeOf = (answers: Answers): Time => TIMES.find((time) => time === answers["time"]) ?? "after";

/** The headings that are rated: those of the city's own principles; all where its text has none or no city is set. */
export function ratedHeadings(guide: Guide): readonly PrincipleHeading[] {
  const own = headingsInOrder(ownPrinciples(guide)).filter((each) => each.own);
  return own.length > 0 ? own.map(({ heading }) => heading) : PRINCIPLE_HEADINGS;
}

interface Asked {
  readonly key: string;
  readonly label: Bilingual;
  readonly ask: Bilingual;
  readonly part: Bilingual;
  readonly options: readonly Option[];
  readonly why: (guide: Guide, language: Language) => readonly Part[];
}

const NEEDS_REASON: readonly string[] = ["1", "2", "cannotJudge", "partly", "no"];

/** A rating or check, and the reason that a low one needs. */
function asked({ key, options, ...rest }: Asked, answers: Answers): readonly Step[] {
  const step: Step = { key, input: { kind: "choice", options }, ...rest };
  if (!NEEDS_REASON.includes(answers[key] ?? "")) return [step];
  const { label, part } = rest;
  const reason: Step = {
    key: `${key}.reason`,
    input: { kind: "text", longest: LONGEST_REASON, optional: false },
    inWords: true,
    part,
    label: { ja: evaluationWording("ja").reasonOf(label.ja), en: evaluationWording("en").reasonOf(label.en) },
    ask: { ja: evaluationWording("ja").reasonAsk(label.ja), en: evaluationWording("en").reasonAsk(label.en) },
    why: (_guide, language) => [{ kind: "text", text: evaluationWording(language).reasonWhy }],
  };
  return [step, reason];
}

/** The passages on evaluation of the city's own guideline, else of every one that has some. */
function evaluationPassages({ volumes, own }: Guide): readonly Part[] {
  const all = volumes.flatMap(({ guideline, profile }) =>
    profile.evaluation.map(({ section, quote }) => ({ guideline: guideline.id, section, quote })),
  );
  const home = all.filter(({ guideline }) => guideline === own);
  return (home.length > 0 ? home : all).slice(0, 2).map((citation): Part => ({ kind: "citation", citation }));
}

const why =
  (word: (words: Words) => string) =>
  (guide: Guide, language: Language): readonly Part[] => [
    { kind: "text", text: word(evaluationWording(language)) },
    ...evaluationPassages(guide),
  ];

function plain(key: string, word: "writer" | "method" | "writtenOn", ask: Bilingual, input: StepInput): Step {
  return {
    key,
    input,
    ask,
    part: both((words) => words.writerPart),
    label: both((words) => words[word]),
    why: (_guide, language) => [{ kind: "text", text: evaluationWording(language)[`${word}Why`] }],
  };
}

function entry(answers: Answers): readonly Step[] {
  const side = sideOf(answers);
  const writerAsk = both((words) => words.writerAsk(words.sides[side]));
  const text: StepInput = { kind: "text", longest: LONGEST_NAME, optional: false };
  const method = plain(
    "method",
    "method",
    both((words) => words.methodAsk),
    {
      kind: "choice",
      options: METHOD_OPTIONS,
    },
  );
  const day: StepInput = { kind: "date", optional: false };
  return [
    ...(side === "partner" ? [method] : []),
    plain("writer", "writer", writerAsk, text),
    plain(
      "writtenOn",
      "writtenOn",
      both((words) => words.writtenOnAsk),
      day,
    ),
  ];
}

export const evaluationDialog: Dialog = {
  name: "evaluation",
  version: 1,
  title: { ja: "評価", en: "Evaluation" },
  opening: {
    ja: "数字で答えると、そのまま評価になります（4 とても良い … 1 不十分）。1・2と「判断できない」には理由を伺います。",
    en: "A number is the rating itself (4 very good … 1 poor). 1, 2 and “cannot judge” need a reason.",
  },
  steps(answers, guide) {
    const outcome = OUTCOME_ITEMS.flatMap((item) =>
      asked(
        {
          key: `outcome.${item}`,
          ...OUTCOME_WORDING[item],
          part: both((words) => words.outcomeAxis),
          options: OPTIONAL.includes(item) ? [...RATING_OPTIONS, LEAVE_OUT] : RATING_OPTIONS,
          why: why((words) => words.ratingWhy),
        },
        answers,
      ),
    );
    const process = ratedHeadings(guide).flatMap((heading) =>
      asked(
        {
          key: `principle.${PRINCIPLE_KEYS[heading]}`,
          label: PRINCIPLE_WORDING[heading].label,
          ask: principleAsk(heading),
          part: both((words) => words.processAxis),
          options: RATING_OPTIONS,
          why: (world, language) => [
            { kind: "text", text: evaluationWording(language).ratingWhy },
            ...principlePassages(heading, world).map((citation): Part => ({ kind: "citation", citation })),
          ],
        },
        answers,
      ),
    );
    const better = asked(
      {
        key: "betterTogether",
        ...BETTER_WORDING,
        part: both((words) => words.processAxis),
        options: RATING_OPTIONS,
        why: why((words) => words.ratingWhy),
      },
      answers,
    );
    const checks = CHECK_ITEMS.flatMap((item) =>
      asked(
        {
          key: `check.${item}`,
          ...CHECK_WORDING[item],
          part: both((words) => words.checkPart),
          options: CHECK_OPTIONS,
          why: why((words) => words.checkWhy),
        },
        answers,
      ),
    );
    return [...entry(answers), ...outcome, ...process, ...better, ...checks];
  },
  result(answers, _guide, language) {
    const words = evaluationWording(language);
    const about = words.about(
      answers["projectName"] ?? "",
      words.sides[sideOf(answers)],
      words.times[timeOf(answers)],
    );
    return [
      { kind: "text", text: about, tone: "heading" },
      { kind: "text", text: words.ready },
    ];
  },
  extras: [],
  migrate: (_version, answers) => ({ ...answers }),
  files: "evaluation",
};

/** What was answered, as the records read a typed evaluation. */
export function typedEvaluation(answers: Answers, guide: Guide): object {
  const rating = (key: string): object | undefined => {
    const value = answers[key];
    return value === undefined || value === LEAVE_OUT.value
      ? undefined
      : { value, reason: answers[`${key}.reason`] ?? "" };
  };
  const named = (pairs: readonly (readonly [string, object | undefined])[]): object =>
    Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
  const side = sideOf(answers);
  return {
    time: timeOf(answers),
    side,
    writer: answers["writer"],
    method: side === "city" ? "self" : answers["method"],
    writtenOn: answers["writtenOn"],
    outcome: named(OUTCOME_ITEMS.map((item) => [item, rating(`outcome.${item}`)])),
    principles: named(
      ratedHeadings(guide).map((heading) => [heading, rating(`principle.${PRINCIPLE_KEYS[heading]}`)]),
    ),
    betterTogether: rating("betterTogether"),
    check: named(
      CHECK_ITEMS.map((item) => {
        const answer = answers[`check.${item}`];
        const reason = answers[`check.${item}.reason`] ?? "";
        return [item, answer === undefined ? undefined : { answer, reason }];
      }),
    ),
  };
}
