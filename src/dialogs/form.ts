import { FORM_ORDER, FORM_QUESTIONS, type FormAnswers, type FormQuestion } from "../domain/form-rules.ts";
import type { Form, Language } from "../domain/guideline.ts";
import type { Part } from "../domain/message.ts";
import type { Answers, Dialog, Guide, Step } from "./dialog.ts";
import { formResult } from "./form-result.ts";
import { FORM_WORDING } from "./wording/form.ts";
import { resultWording } from "./wording/result.ts";
import { UNSURE_OPTION } from "./wording/zone.ts";

/** The form dialog: six questions, then the forms that fit, in the city's own catalogue. */

/** The dialog's answers as the rules take them; anything else is left out. */
export function formAnswersOf(answers: Answers): FormAnswers {
  const known = FORM_ORDER.flatMap((question) => {
    const value = answers[question];
    const allowed: readonly string[] = FORM_QUESTIONS[question];
    return value !== undefined && allowed.includes(value) ? [[question, value] as const] : [];
  });
  return Object.fromEntries(known);
}

function formStep(question: FormQuestion): Step {
  const { ask, label, why, options } = FORM_WORDING[question];
  return {
    key: question,
    input: { kind: "choice", options: [...options, UNSURE_OPTION] },
    ask,
    label,
    why: (_guide, language) => [{ kind: "text", text: why[language] }],
  };
}

const STEPS = FORM_ORDER.map(formStep);

export const formDialog: Dialog = {
  name: "form",
  version: 1,
  title: { ja: "形態の選択", en: "Which form" },
  steps: () => STEPS,
  result: formParts,
  extras: [],
  migrate: (_version, answers) => ({ ...answers }),
};

function formParts(answers: Answers, guide: Guide, language: Language): readonly Part[] {
  const words = resultWording(language);
  const result = formResult(formAnswersOf(answers), guide.volumes, guide.own);
  const city = (id: string | undefined): string => {
    const place = guide.volumes.find(({ guideline }) => guideline.id === id)?.guideline.municipality;
    return (language === "ja" ? place?.name : place?.romaji) ?? "";
  };
  const name = ({ term, en }: Form): string => (language === "ja" ? term : `${en} (${term})`);
  const names = (forms: readonly Form[]): string => forms.map(name).join(language === "ja" ? "、" : ", ");
  const text = (line: string): Part => ({ kind: "text", text: line });
  const parts: Part[] = [];
  if (result.proposed.length === 0) parts.push({ kind: "text", text: words.formNone, tone: "heading" });
  if (result.lacks !== undefined) {
    const cities = result.foundIn.map(city).join(language === "ja" ? "・" : ", ");
    parts.push({ kind: "text", text: words.lacks(city(guide.own), result.lacks, cities), tone: "warning" });
    parts.push(text(words.nearest(names(result.nearest))));
  }
  if (result.proposed.length > 0) {
    parts.push({
      kind: "text",
      text: words.formIs(names(result.proposed.map(({ form }) => form))),
      tone: "heading",
    });
  }
  if (result.beside.length > 0) parts.push(text(words.beside(names(result.beside.map(({ form }) => form)))));
  const changes = new Map(result.alternatives.map((each) => [each.form, each] as const));
  const items = [...changes.values()].slice(0, 4).map(({ question, value, form }) => {
    const option = FORM_WORDING[question].options.find((each) => each.value === value);
    return words.ifThen(FORM_WORDING[question].label[language], option?.label[language] ?? value, form);
  });
  if (items.length > 0) parts.push({ kind: "list", items });
  return [...parts, ...result.citations.map((citation): Part => ({ kind: "citation", citation }))];
}
