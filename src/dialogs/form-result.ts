import type { Citation } from "../domain/answer.ts";
import {
  decideForm,
  FORM_ORDER,
  FORM_QUESTIONS,
  type FormAnswers,
  type FormDecision,
  type FormQuestion,
  formFitsZones,
  type RankedForm,
} from "../domain/form-rules.ts";
import type { Form, FormName, ZoneNumber } from "../domain/guideline.ts";
import { UNSURE } from "../domain/zone-rules.ts";
import type { Answers, GuidelineVolume } from "./dialog.ts";

/** The form dialog's result as plain values: what fits, why, in whose words, and what would change it. */

/** The dialog's answers as the rules take them; anything else is left out. */
export function formAnswersOf(answers: Answers): FormAnswers {
  const known = FORM_ORDER.flatMap((question) => {
    const value = answers[question];
    const allowed: readonly string[] = FORM_QUESTIONS[question];
    return value !== undefined && allowed.includes(value) ? [[question, value] as const] : [];
  });
  return Object.fromEntries(known);
}

export interface FormResult extends FormDecision {
  /** Cities whose text has the form that the own catalogue lacks. */
  readonly foundIn: readonly string[];
  /** Further forms that the answers support and that can go along with the main one (併用). */
  readonly beside: readonly RankedForm[];
  /** Another answer, and the form that would then come first. 「○○なら△△」 */
  readonly alternatives: readonly {
    readonly question: FormQuestion;
    readonly value: string;
    readonly form: FormName;
  }[];
  /** Forms put forward whose usual zones are others than the project's; pointed out, not forbidden. */
  readonly zoneMismatch: readonly { readonly form: FormName; readonly usual: readonly ZoneNumber[] }[];
  readonly citations: readonly Citation[];
}

const definitionOf = (guideline: string, { definition }: Form): Citation => ({ guideline, ...definition });

/** The forms that the answers lead to. `zones` is the project's zone, where it is known, for the cross-check. */
export function formResult(
  answers: FormAnswers,
  volumes: readonly GuidelineVolume[],
  own: string | undefined,
  zones: readonly ZoneNumber[] = [],
): FormResult {
  const catalogues = volumes.map(({ guideline, profile }) => ({
    guideline: guideline.id,
    forms: profile.forms,
  }));
  const decision = decideForm(answers, catalogues, own);
  const citations = decision.proposed.flatMap(({ guideline, form }) => [
    definitionOf(guideline, form),
    ...form.cautions.map(({ section, quote }) => ({ guideline, section, quote })),
  ]);
  const nearest = own === undefined ? [] : decision.nearest.map((form) => definitionOf(own, form));
  const shown = [...decision.proposed.map(({ form }) => form), ...decision.nearest];
  return {
    ...decision,
    foundIn: catalogues
      .filter(({ forms }) => forms.some(({ form }) => form === decision.lacks))
      .map(({ guideline }) => guideline),
    beside: decision.ranked.filter((ranked) => !decision.proposed.includes(ranked)),
    alternatives: alternatives(answers, decision, catalogues, own),
    zoneMismatch:
      zones.length === 0
        ? []
        : shown
            .filter((form) => !formFitsZones(form, zones))
            .map((form) => ({ form: form.form, usual: form.zones })),
    citations: [...citations, ...nearest],
  };
}

function alternatives(
  answers: FormAnswers,
  { proposed }: FormDecision,
  catalogues: Parameters<typeof decideForm>[1],
  own: string | undefined,
): FormResult["alternatives"] {
  const now = proposed[0]?.form.form;
  return FORM_ORDER.flatMap((question) =>
    FORM_QUESTIONS[question]
      .filter((value) => value !== UNSURE && value !== answers[question])
      .flatMap((value) => {
        const then = decideForm({ ...answers, [question]: value }, catalogues, own).proposed[0]?.form;
        return then && then.form !== now ? [{ question, value, form: then.form }] : [];
      }),
  );
}
