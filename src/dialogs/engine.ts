import { readChoice } from "../domain/choice-reading.ts";
import { readDate } from "../domain/japanese-date.ts";
import { readNumber } from "../domain/japanese-number.ts";
import { withoutControls } from "../domain/text.ts";
import type { Answers, Dialog, Guide, Step } from "./dialog.ts";

/** The engine: a state and an input make a new state. Knows no dialog, no platform, no wording. */

export const SUMMARY = "summary";

export interface DialogState {
  /** The step that is asked now, or the summary. */
  readonly step: string;
  readonly answers: Answers;
  /** Answers that a description filled in and nobody has changed since, with the words that led there. */
  readonly proposed: Readonly<Record<string, readonly string[]>>;
}

/** What a step makes of what was typed. */
export type Reading =
  | { readonly kind: "answer"; readonly value: string }
  | { readonly kind: "unclear"; readonly because: Unclear };
export type Unclear =
  | { readonly why: "none" }
  | { readonly why: "several"; readonly values: readonly string[] }
  | { readonly why: "outOfRange"; readonly options: number }
  | { readonly why: "tooLong"; readonly longest: number; readonly length: number }
  | { readonly why: "empty" }
  | { readonly why: "noDate" }
  | { readonly why: "impossibleDate" }
  | { readonly why: "severalDates"; readonly dates: readonly string[] }
  | { readonly why: "tooEarly"; readonly notBefore: string }
  | { readonly why: "noNumber" };

/** A fresh start: nothing answered, the first step asked. */
export function begin(dialog: Dialog, guide: Guide, given: Answers = {}): DialogState {
  return settle(dialog, guide, { step: "", answers: given, proposed: {} });
}

export const stepOf = (dialog: Dialog, guide: Guide, state: DialogState): Step | undefined =>
  dialog.steps(state.answers, guide).find(({ key }) => key === state.step);

/** Reads typed text as the answer to a step. 「」 around a text takes it as it stands. */
export function readAnswer(step: Step, typed: string, today: string): Reading {
  const text = withoutControls(typed).trim();
  const { input } = step;
  const unclear = (because: Unclear): Reading => ({ kind: "unclear", because });
  switch (input.kind) {
    case "choice": {
      const options = input.options.map(({ value, label, words }) => ({
        value,
        label: label.ja,
        words: [label.en, ...words],
      }));
      const read = readChoice(text, options);
      if (read.kind === "choice") return { kind: "answer", value: read.value };
      if (read.kind === "several") return unclear({ why: "several", values: read.values });
      if (read.kind === "outOfRange") return unclear({ why: "outOfRange", options: input.options.length });
      return unclear({ why: "none" });
    }
    case "text": {
      const inner = /^「([^「」]+)」$/u.exec(text)?.[1] ?? text;
      if (inner === "") return unclear({ why: "empty" });
      if (inner.length > input.longest) {
        return unclear({ why: "tooLong", longest: input.longest, length: inner.length });
      }
      return { kind: "answer", value: inner };
    }
    case "date": {
      const read = readDate(text, today);
      if (read.kind === "ambiguous") return unclear({ why: "severalDates", dates: read.dates });
      if (read.kind === "impossible") return unclear({ why: "impossibleDate" });
      if (read.kind === "none") return unclear({ why: "noDate" });
      if (input.notBefore !== undefined && read.date < input.notBefore) {
        return unclear({ why: "tooEarly", notBefore: input.notBefore });
      }
      return { kind: "answer", value: read.date };
    }
    case "number": {
      const value = readNumber(text);
      return value === undefined ? unclear({ why: "noNumber" }) : { kind: "answer", value: String(value) };
    }
  }
}

/** Whether a value can stand as this step's answer: from a press, a stored state or another version. */
export function fits(step: Step, value: string): boolean {
  const { input } = step;
  switch (input.kind) {
    case "choice":
      return input.options.some((option) => option.value === value);
    case "text":
      return value.length <= input.longest && (input.optional || value !== "");
    case "date":
      return /^\d{4}-\d{2}-\d{2}$/.test(value) && (input.notBefore === undefined || value >= input.notBefore);
    case "number":
      return value !== "" && Number.isFinite(Number(value)) && Number(value) >= 0;
  }
}

/** Takes an answer to the present step and goes to the next one that is not answered yet. */
export function answer(dialog: Dialog, guide: Guide, state: DialogState, value: string): DialogState {
  const step = stepOf(dialog, guide, state);
  if (!step) return state;
  const { [step.key]: _confirmed, ...proposed } = state.proposed;
  let answers: Answers = { ...state.answers, [step.key]: value };
  const filled: Record<string, readonly string[]> = { ...proposed };
  if (step.fills && value !== "" && value !== state.answers[step.key]) {
    for (const { key, value: proposal, words } of step.fills(value, guide)) {
      if (answers[key] !== undefined && proposed[key] === undefined) continue;
      answers = { ...answers, [key]: proposal };
      filled[key] = words;
    }
  }
  return settle(dialog, guide, { step: "", answers, proposed: filled });
}

/** One step back: to the answered step before the present one; undefined at the very first. */
export function back(dialog: Dialog, guide: Guide, state: DialogState): DialogState | undefined {
  const steps = dialog.steps(state.answers, guide);
  const at = state.step === SUMMARY ? steps.length : steps.findIndex(({ key }) => key === state.step);
  const before = steps[at - 1];
  return before ? { ...state, step: before.key } : undefined;
}

/** Goes to one step to change its answer; undefined where the dialog has no such step now. */
export function change(
  dialog: Dialog,
  guide: Guide,
  state: DialogState,
  key: string,
): DialogState | undefined {
  return dialog.steps(state.answers, guide).some((step) => step.key === key)
    ? { ...state, step: key }
    : undefined;
}

/**
 * Drops the answers that no longer fit, and asks the first step without one.
 * An answer whose step no longer applies is kept aside: it counts again when the step comes back.
 */
export function settle(dialog: Dialog, guide: Guide, state: DialogState): DialogState {
  let { answers } = state;
  for (let round = 0; round < 200; round++) {
    const wrong = dialog
      .steps(answers, guide)
      .find((step) => answers[step.key] !== undefined && !fits(step, answers[step.key] ?? ""));
    if (!wrong) break;
    const { [wrong.key]: _dropped, ...rest } = answers;
    answers = rest;
  }
  const open = dialog.steps(answers, guide).find(({ key }) => answers[key] === undefined);
  return { ...state, answers, step: open?.key ?? SUMMARY };
}

/** The answers of the steps that apply: what the result is made of. */
export function applying(dialog: Dialog, guide: Guide, answers: Answers): Answers {
  return Object.fromEntries(
    dialog.steps(answers, guide).flatMap(({ key }) => {
      const value = answers[key];
      return value === undefined ? [] : [[key, value]];
    }),
  );
}
