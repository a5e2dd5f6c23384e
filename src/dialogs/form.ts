import type { Citation } from "../domain/answer.ts";
import { FORM_ORDER, type FormQuestion, questionOf } from "../domain/form-rules.ts";
import type { Part } from "../domain/message.ts";
import { COMPARE, compareForms } from "./compare.ts";
import type { Dialog, Guide, Step } from "./dialog.ts";
import { excludedForms, formParts, formsOf, knownZones } from "./form-parts.ts";
import { FORM_WORDING } from "./wording/form.ts";
import { resultWording } from "./wording/result.ts";
import { UNSURE_OPTION } from "./wording/zone.ts";

/** The form dialog: six questions, then the forms that fit, in the city's own catalogue. */

function formStep(question: FormQuestion): Step {
  const { ask, label, why, options } = FORM_WORDING[question];
  return {
    key: question,
    input: { kind: "choice", options: [...options, UNSURE_OPTION] },
    ask,
    label,
    why: (guide, language) => [
      { kind: "text", text: why[language] },
      ...passages(question, guide).map((citation): Part => ({ kind: "citation", citation })),
    ],
  };
}

/** How many passages a why shows. */
const MOST_PASSAGES = 3;

/** The definitions of the forms that turn on a question: the city's own, else those of all texts. */
function passages(question: FormQuestion, { volumes, own }: Guide): readonly Citation[] {
  const all = volumes.flatMap(({ guideline, profile }) =>
    profile.forms
      .filter(({ attributes }) =>
        attributes.requires.some((any) => any.some((each) => questionOf(each) === question)),
      )
      .map(({ definition }) => ({ guideline: guideline.id, ...definition })),
  );
  const home = all.filter(({ guideline }) => guideline === own);
  return (home.length > 0 ? home : all).slice(0, MOST_PASSAGES);
}

const STEPS = FORM_ORDER.map(formStep);

export const formDialog: Dialog = {
  name: "form",
  version: 1,
  title: { ja: "形態の選択", en: "Which form" },
  opening: {
    ja: "六つの質問で、事業に合う形態を挙げます。事業の説明を文章で打つと、読み取れる答えを先に埋めます。",
    en: "Six questions lead to the form that fits. You may also describe the project: what it shows is filled in.",
  },
  steps: () => STEPS,
  result: (answers, guide, language) => formParts(answers, knownZones(answers), guide, language),
  extras: [
    {
      ...COMPARE,
      show: (answers, guide, language) => compareForms(formsOf(answers, guide), guide, language),
    },
    {
      value: "excluded",
      label: { ja: resultWording("ja").excluded, en: resultWording("en").excluded },
      words: ["外した形態", "外れた形態", "なぜ外した", "excluded", "left out", "forms left out"],
      show: (answers, guide, language) => excludedForms(answers, guide, language),
    },
  ],
  migrate: (_version, answers) => ({ ...answers }),
};
