import { RATED_ITEMS, type RatedItem, type RatingValue } from "../domain/evaluation.ts";
import type { Language } from "../domain/guideline.ts";
import type { Gap } from "../domain/mutual-review.ts";
import type { Answers, Bilingual, Dialog, Step, StepInput } from "./dialog.ts";
import { DECISION_OPTIONS, evaluationWording, itemLabel, RATING_OPTIONS } from "./wording/evaluation.ts";

/**
 * The mutual review: what the two sides make of their evaluations together. The answers `project`, `projectName` and
 * `gaps` (what is two or more apart, as `gapsAnswer` writes it) are given when it begins; no step asks them.
 */

const LONGEST = 1000;
const LONGEST_PUBLICATION = 2000;
const HAND_ONS = [1, 2, 3] as const;

type Words = ReturnType<typeof evaluationWording>;
const both = (word: (words: Words, language: Language) => string): Bilingual => ({
  ja: word(evaluationWording("ja"), "ja"),
  en: word(evaluationWording("en"), "en"),
});

interface AskedGap {
  readonly item: RatedItem;
  readonly city: string;
  readonly partner: string;
}

/** The gaps that are to be talked about, as an answer keeps them: a line each. */
export const gapsAnswer = (gaps: readonly Gap[]): string =>
  gaps.map(({ item, city, partner }) => `${item}|${city}|${partner}`).join("\n");

const gapsOf = (answers: Answers): readonly AskedGap[] =>
  (answers["gaps"] ?? "").split("\n").flatMap((line) => {
    const [name, city, partner] = line.split("|");
    const item = RATED_ITEMS.find((each) => each === name);
    return item && city && partner ? [{ item, city, partner }] : [];
  });

export const ratingLabel = (value: RatingValue | string, language: Language): string => {
  const label = RATING_OPTIONS.find((option) => option.value === String(value))?.label[language];
  return value === "cannotJudge"
    ? (label ?? "")
    : evaluationWording(language).rated(String(value), label ?? "");
};

const text = (longest: number, optional: boolean): StepInput => ({ kind: "text", longest, optional });

function step(key: string, input: StepInput, label: Bilingual, ask: Bilingual, why: Bilingual): Step {
  return { key, input, label, ask, why: (_guide, language) => [{ kind: "text", text: why[language] }] };
}

function commentStep({ item, city, partner }: AskedGap): Step {
  const label = (language: Language): string => itemLabel(item, language);
  return step(
    `comment.${item}`,
    text(LONGEST, false),
    both((words, language) => words.comment(label(language))),
    both((words, language) =>
      words.commentAsk(label(language), ratingLabel(city, language), ratingLabel(partner, language)),
    ),
    both((words) => words.commentWhy),
  );
}

/** A hand-on: what, and, where there is one, who and when; the next one is asked only then. */
function handOnSteps(answers: Answers): readonly Step[] {
  const steps: Step[] = [];
  const why = both((words) => words.handOnWhy);
  for (const number of HAND_ONS) {
    const what = both((words) => words.handOnWhat(number));
    const handOn = step(
      `handOn${number}`,
      text(500, true),
      both((words) => words.handOn(number)),
      what,
      why,
    );
    steps.push({ ...handOn, drafts: "handOn" });
    if ((answers[`handOn${number}`] ?? "") === "") return steps;
    const who = both((words) => words.who(number));
    const when = both((words) => words.when(number));
    steps.push(
      step(
        `handOn${number}.who`,
        text(200, false),
        who,
        both((words) => words.handOnWho),
        why,
      ),
    );
    steps.push(
      step(
        `handOn${number}.when`,
        text(200, false),
        when,
        both((words) => words.handOnWhen),
        why,
      ),
    );
  }
  return steps;
}

export const reviewDialog: Dialog = {
  name: "review",
  version: 1,
  title: { ja: "相互確認", en: "Mutual review" },
  opening: {
    ja: "双方の評価を並べ、差があるところを話し合って、継続の判断と来年度への申し送りを残します。",
    en: "Both evaluations lie side by side; what differs is talked about, then whether to go on and what to hand on.",
  },
  steps(answers) {
    const publication = step(
      "publication",
      text(LONGEST_PUBLICATION, true),
      both((words) => words.publication),
      both((words) => words.publicationAsk),
      both((words) => words.publicationWhy),
    );
    const publishOn = step(
      "publishOn",
      { kind: "date", optional: true },
      both((words) => words.publishOn),
      both((words) => words.publishOnAsk),
      both((words) => words.publicationWhy),
    );
    return [
      step(
        "heldOn",
        { kind: "date", optional: false },
        both((words) => words.heldOn),
        both((words) => words.heldOnAsk),
        both((words) => words.heldOnWhy),
      ),
      step(
        "participants",
        text(500, false),
        both((words) => words.participants),
        both((words) => words.participantsAsk),
        both((words) => words.participantsWhy),
      ),
      ...gapsOf(answers).map(commentStep),
      step(
        "decision",
        { kind: "choice", options: DECISION_OPTIONS },
        both((words) => words.decision),
        both((words) => words.decisionAsk),
        both((words) => words.decisionWhy),
      ),
      ...handOnSteps(answers),
      { ...publication, drafts: "summary" },
      ...((answers["publication"] ?? "") === "" ? [] : [publishOn]),
    ];
  },
  result(answers, _guide, language) {
    const words = evaluationWording(language);
    return [
      { kind: "text", text: words.reviewed(answers["projectName"] ?? ""), tone: "heading" },
      { kind: "text", text: words.ready },
    ];
  },
  extras: [],
  migrate: (_version, answers) => ({ ...answers }),
  files: "review",
};

/** What was answered, as the records read a typed mutual review. */
export function typedReview(answers: Answers): object {
  return {
    heldOn: answers["heldOn"],
    participants: answers["participants"],
    comments: Object.fromEntries(gapsOf(answers).map(({ item }) => [item, answers[`comment.${item}`] ?? ""])),
    decision: answers["decision"],
    handOns: HAND_ONS.flatMap((number) => {
      const what = answers[`handOn${number}`] ?? "";
      return what === ""
        ? []
        : [{ what, who: answers[`handOn${number}.who`] ?? "", when: answers[`handOn${number}.when`] ?? "" }];
    }),
    publicationText: answers["publication"] ?? "",
    publishOn: answers["publishOn"] ?? "",
  };
}
