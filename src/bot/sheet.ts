import type { Dialog, Guide, Step } from "../dialogs/dialog.ts";
import { answer, type DialogState, fits, readAnswer, settle } from "../dialogs/engine.ts";
import type { Language } from "../domain/guideline.ts";
import type { Sheet, SheetField } from "../ports/chat.ts";
import { inputOf, unclearText } from "./show.ts";

/** A dialog as one form: every step that applies now, and what is made of all its fields at once. Pure. */

export function sheetOf(
  dialog: Dialog,
  state: DialogState,
  guide: Guide,
  language: Language,
  card: string,
): Sheet {
  const field = (step: Step): SheetField => {
    const value = state.answers[step.key];
    return {
      key: step.key,
      label: step.label[language],
      ask: step.ask[language],
      ...inputOf(step, language),
      ...(step.part ? { part: step.part[language] } : {}),
      ...(value === undefined ? {} : { value }),
    };
  };
  const fields = dialog.steps(state.answers, guide).map(field);
  return { card, title: dialog.title[language], language, fields };
}

export type SheetReading =
  | { readonly ok: true; readonly state: DialogState }
  /** By the key of the field: what is wrong, and how to mend it. */
  | { readonly ok: false; readonly problems: Readonly<Record<string, string>> };

/**
 * Takes the fields in the order of the steps, as an answer to each; steps that an answer opens take theirs too. A field
 * left empty where an answer is needed is no mistake: its step is asked next.
 */
export function readSheet(
  dialog: Dialog,
  before: DialogState,
  fields: Readonly<Record<string, string>>,
  guide: Guide,
  language: Language,
): SheetReading {
  const problems: Record<string, string> = {};
  const taken = new Set<string>();
  let state = before;
  for (;;) {
    const step = dialog
      .steps(state.answers, guide)
      .find(({ key }) => fields[key] !== undefined && !taken.has(key));
    if (!step) break;
    taken.add(step.key);
    const value = valueIn(step, fields[step.key] ?? "", guide, language, problems);
    if (value !== undefined && value !== state.answers[step.key])
      state = answer(dialog, guide, { ...state, step: step.key }, value);
  }
  return Object.keys(problems).length > 0
    ? { ok: false, problems }
    : { ok: true, state: settle(dialog, guide, state) };
}

/** Undefined where the field says nothing, or something wrong, which is then told in `problems`. */
function valueIn(
  step: Step,
  typed: string,
  guide: Guide,
  language: Language,
  problems: Record<string, string>,
): string | undefined {
  const { input } = step;
  if (typed.trim() === "") return input.kind !== "choice" && input.optional ? "" : undefined;
  if (input.kind === "choice" && fits(step, typed)) return typed;
  const reading = readAnswer(step, typed, guide.today);
  if (reading.kind === "answer" && reading.rest === undefined) return reading.value;
  problems[step.key] =
    reading.kind === "answer"
      ? unclearText({ why: "none" }, step, language)
      : unclearText(reading.because, step, language);
  return undefined;
}
