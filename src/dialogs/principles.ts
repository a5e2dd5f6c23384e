import type { Citation } from "../domain/answer.ts";
import type { Language, PrincipleHeading } from "../domain/guideline.ts";
import { showDate } from "../domain/japanese-date.ts";
import type { Part } from "../domain/message.ts";
import type { Picture } from "../domain/picture.ts";
import { altText } from "../domain/picture-alt.ts";
import { type CheckedHeading, headingsInOrder, PRINCIPLE_KEYS } from "../domain/principles.ts";
import { AGREEMENT_EXTRA } from "./agreement-answers.ts";
import type { Answers, Bilingual, Dialog, Guide, Step } from "./dialog.ts";
import {
  dueKey,
  ownPrinciples,
  principlePassages,
  principlesResult,
  REFERENCE_KEY,
  reasonKey,
} from "./principles-result.ts";
import { PRINCIPLE_OPTIONS, PRINCIPLE_WORDING, principlesWording } from "./wording/principles.ts";
import { NO, UNSURE_OPTION, YES } from "./wording/zone.ts";

/** The principles check: the city's own principles, then the others as reference; まだ asks for a day, いいえ for a reason. */

/** Longest reason, in characters. */
const LONGEST_REASON = 300;

const both = (word: (words: ReturnType<typeof principlesWording>) => string): Bilingual => ({
  ja: word(principlesWording("ja")),
  en: word(principlesWording("en")),
});

const cited = (citations: readonly Citation[]): readonly Part[] =>
  citations.map((citation): Part => ({ kind: "citation", citation }));

function headingStep({ heading, own }: CheckedHeading): Step {
  const { ask, label } = PRINCIPLE_WORDING[heading];
  return {
    key: PRINCIPLE_KEYS[heading],
    input: { kind: "choice", options: [...PRINCIPLE_OPTIONS, UNSURE_OPTION] },
    ask: { ja: `${label.ja}: ${ask.ja}`, en: `${label.en}: ${ask.en}` },
    label,
    why: (guide, language) => [
      {
        kind: "text",
        text: principlesWording(language)[own ? "why" : guide.own === undefined ? "whyAll" : "whyReference"],
      },
      ...cited(principlePassages(heading, guide)),
    ],
  };
}

function dueStep(heading: PrincipleHeading): Step {
  const { label, todo } = PRINCIPLE_WORDING[heading];
  return {
    key: dueKey(heading),
    input: { kind: "date", optional: true, upcoming: true },
    ask: both((words) => words.by),
    label: {
      ja: `${label.ja}の${principlesWording("ja").byLabel}`,
      en: `${label.en}, ${principlesWording("en").byLabel}`,
    },
    why: (_guide, language) => [
      { kind: "text", text: principlesWording(language).byWhy },
      { kind: "text", text: todo[language] },
    ],
  };
}

function reasonStep(heading: PrincipleHeading): Step {
  const { label } = PRINCIPLE_WORDING[heading];
  return {
    key: reasonKey(heading),
    input: { kind: "text", longest: LONGEST_REASON, optional: true },
    ask: both((words) => words.reason),
    label: {
      ja: `${label.ja}の${principlesWording("ja").reasonLabel}`,
      en: `${label.en}, ${principlesWording("en").reasonLabel}`,
    },
    why: (_guide, language) => [{ kind: "text", text: principlesWording(language).reasonWhy }],
  };
}

function referenceStep(headings: readonly PrincipleHeading[]): Step {
  const names = (language: Language): string =>
    headings
      .map((heading) => PRINCIPLE_WORDING[heading].label[language])
      .join(language === "ja" ? "、" : ", ");
  return {
    key: REFERENCE_KEY,
    input: { kind: "choice", options: [YES, NO] },
    ask: {
      ja: principlesWording("ja").reference(names("ja")),
      en: principlesWording("en").reference(names("en")),
    },
    label: both((words) => words.referenceLabel),
    why: (_guide, language) => [{ kind: "text", text: principlesWording(language).referenceWhy }],
  };
}

/** A heading's question, with the one that its answer opens. */
function stepsOf(checked: CheckedHeading, answers: Answers): readonly Step[] {
  const given = answers[PRINCIPLE_KEYS[checked.heading]];
  const step = headingStep(checked);
  if (given === "notYet") return [step, dueStep(checked.heading)];
  return given === "no" ? [step, reasonStep(checked.heading)] : [step];
}

export const principlesDialog: Dialog = {
  name: "principles",
  version: 1,
  title: { ja: "原則の確認", en: "Principles check" },
  opening: {
    ja: "始める前に、協働の原則に沿っているかを一つずつ確かめます。「まだ、4/30」のように期日や理由を続けて打てます。",
    en: "Before you begin, each principle of collaboration is checked. You may add a day or a reason: “not yet, 30 April”.",
  },
  steps(answers, guide) {
    const order = headingsInOrder(ownPrinciples(guide));
    const own = order.filter((each) => each.own);
    const others = order.filter((each) => !each.own);
    const first = own.flatMap((each) => stepsOf(each, answers));
    const rest = others.flatMap((each) => stepsOf(each, answers));
    if (own.length === 0) return rest;
    if (others.length === 0) return first;
    const ask = referenceStep(others.map(({ heading }) => heading));
    return [...first, ask, ...(answers[REFERENCE_KEY] === "yes" ? rest : [])];
  },
  result: principleParts,
  extras: [AGREEMENT_EXTRA],
  migrate: (_version, answers) => ({ ...answers }),
};

/** One line for each thing left to do: 「4月30日まで ／ 役割分担: …」 */
export function taskLines(answers: Answers, guide: Guide, language: Language): readonly string[] {
  const words = principlesWording(language);
  return principlesResult(answers, guide).open.map(({ heading, answer, by, reason }) => {
    const { label, todo } = PRINCIPLE_WORDING[heading];
    const [name, advice] = [label[language], todo[language]];
    if (answer === "no") return words.noTask(name, advice, reason ?? "");
    return by === undefined
      ? words.taskUndated(name, advice)
      : words.task(showDate(by, language), name, advice);
  });
}

/** How many were confirmed, and the chart that shows each heading's answer. */
export function principlesSummary(answers: Answers, guide: Guide, language: Language): readonly Part[] {
  const words = principlesWording(language);
  const { checked, yes, counted, open } = principlesResult(answers, guide);
  const rows = (own: boolean) =>
    checked
      .filter((each) => each.own === own)
      .map(({ heading, answer, by }) => ({
        label: PRINCIPLE_WORDING[heading].label[language],
        answer:
          answer === "notYet"
            ? { is: answer, by: by === undefined ? "" : showDate(by, language) }
            : { is: answer },
      }));
  const picture: Picture = {
    kind: "principles",
    title: words.chart,
    own: { label: words.ownRows, rows: rows(true) },
    reference: { label: words.referenceRows, rows: rows(false) },
  };
  return [
    { kind: "text", text: words.heading(yes, counted), tone: "heading" },
    { kind: "picture", picture, alt: altText(picture, language) },
    ...(open.length === 0 && yes === counted ? [{ kind: "text", text: words.allGood } as const] : []),
  ];
}

function principleParts(answers: Answers, guide: Guide, language: Language): readonly Part[] {
  const words = principlesWording(language);
  const { checked } = principlesResult(answers, guide);
  const city = guide.volumes.find(({ guideline }) => guideline.id === guide.own)?.guideline.municipality;
  const tasks = taskLines(answers, guide, language);
  const missing = headingsInOrder(ownPrinciples(guide)).filter(({ own }) => !own);
  const names = missing.map(({ heading }) => PRINCIPLE_WORDING[heading].label[language]);
  const passages = checked.filter(({ own }) => own).flatMap(({ citations }) => citations);
  const distinct = [...new Map(passages.map((each) => [each.quote, each])).values()];
  return [
    ...principlesSummary(answers, guide, language),
    ...(tasks.length > 0
      ? [
          { kind: "text", text: words.todo, tone: "heading" } as const,
          { kind: "list", items: tasks } as const,
        ]
      : []),
    ...(city && missing.length > 0
      ? [
          {
            kind: "text",
            text: words.missing(
              language === "ja" ? city.name : city.romaji,
              names.join(language === "ja" ? "、" : ", "),
            ),
            tone: "note",
          } as const,
        ]
      : []),
    ...(distinct.length > 0 ? [{ kind: "text", text: words.own } as const] : []),
    ...cited(distinct),
  ];
}
