import { readChoice } from "../domain/choice-reading.ts";
import { readDate } from "../domain/japanese-date.ts";
import { readNumber } from "../domain/japanese-number.ts";
import { foldCase, withoutControls } from "../domain/text.ts";
import type { Answers, Dialog, Guide, Proposal, Step, StepInput } from "./dialog.ts";

/** The engine: a state and an input make a new state. Knows no dialog, no platform, no wording. */

export const SUMMARY = "summary";

export interface DialogState {
  /** The step that is asked now, or the summary. */
  readonly step: string;
  readonly answers: Answers;
  /** Answers that a description filled in and nobody has changed since, with the words that led there. */
  readonly proposed: Readonly<Record<string, readonly string[]>>;
  /** A typed sentence that was answered as a question, kept in case it was meant as the answer to the step. */
  readonly held?: string | undefined;
}

/** What a step makes of what was typed. `rest` is what stands behind the answer and belongs to the next step. */
export type Reading =
  | { readonly kind: "answer"; readonly value: string; readonly rest?: string }
  | { readonly kind: "unclear"; readonly because: Unclear };
export type Unclear =
  | { readonly why: "none" }
  | { readonly why: "several"; readonly values: readonly string[] }
  | { readonly why: "outOfRange"; readonly options: number }
  | { readonly why: "tooLong"; readonly longest: number; readonly length: number }
  | { readonly why: "empty" }
  | { readonly why: "noWords" }
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

const NOTHING =
  /^(?:なし|無し|ない|特になし|特にない|特にありません|ありません|スキップ|とばす|飛ばす|空欄|未定|わからない|分からない|わかりません|none|nothing|skip|n\/a|not yet|unknown|not sure)[。.]?$/u;

/** Whether the text says that there is nothing to say: 「なし」「わからない」「未定」. */
export const isNothing = (text: string): boolean => NOTHING.test(foldCase(withoutControls(text)));

const hasWords = (text: string): boolean => /\p{L}/u.test(text) && !isNothing(text);

/** Reads typed text as the answer to a step. 「」 around a text takes it as it stands. */
export function readAnswer(step: Step, typed: string, today: string): Reading {
  const text = withoutControls(typed);
  const { input } = step;
  if (input.kind === "choice") return readOption(input.options, text);
  if (input.optional && isNothing(text)) return { kind: "answer", value: "" };
  if (input.kind === "text" && step.inWords && !hasWords(text)) return unclear({ why: "noWords" });
  if (input.kind === "text") return readText(input.longest, text);
  return input.kind === "date" ? readDay(input, text, today) : readAmount(text);
}

const unclear = (because: Unclear): Reading => ({ kind: "unclear", because });

type ChoiceOptions = Extract<StepInput, { kind: "choice" }>["options"];

function readOption(options: ChoiceOptions, text: string): Reading {
  const readable = options.map(({ value, label, words }) => ({
    value,
    label: label.ja,
    words: [label.en, ...words],
  }));
  const read = readChoice(text, readable);
  if (read.kind === "choice") return { kind: "answer", value: read.value };
  const led = readLeading(options, text);
  if (led) return led;
  if (read.kind === "several") return unclear({ why: "several", values: read.values });
  if (read.kind === "outOfRange") return unclear({ why: "outOfRange", options: options.length });
  return unclear({ why: "none" });
}

/** 「まだ、4月30日」, "not yet, 30 April": an option in front, what the next step asks behind it. */
function readLeading(options: ChoiceOptions, text: string): Reading | undefined {
  const leading = options.filter(({ leads }) => leads);
  for (const { 0: gap, index } of [...text.matchAll(/[、,。.:：;\s(（]+/gu)].reverse()) {
    const head = foldCase(text.slice(0, index));
    const named = leading.find(({ label, words }) =>
      [label.ja, label.en, ...words].some((word) => foldCase(word) === head),
    );
    const rest = text.slice(index + gap.length).replace(/[)）]$/u, "");
    // 「no idea」 is no no: behind an English word a blank alone leads only to a day.
    const parted = !/^[a-z ]+$/u.test(head) || /\S/u.test(gap) || /\d|^(?:by|next|end|until)\b/iu.test(rest);
    if (named && rest !== "" && parted) return { kind: "answer", value: named.value, rest };
  }
  return undefined;
}

function readText(longest: number, text: string): Reading {
  const inner = (/^「([^「」]*)」$/u.exec(text)?.[1] ?? text).trim();
  if (inner === "") return unclear({ why: "empty" });
  if (inner.length > longest) return unclear({ why: "tooLong", longest, length: inner.length });
  return { kind: "answer", value: inner };
}

/** 「3/31」「3月末」「年度末」: a day of every year. */
const OF_EVERY_YEAR = /^(?:[0-9一二三四五六七八九十]{1,3}(?:月|\/)|年度末)/u;

function readDay(
  { notBefore: first, upcoming }: Extract<StepInput, { kind: "date" }>,
  text: string,
  today: string,
): Reading {
  const notBefore = first ?? (upcoming ? today : undefined);
  // The last day of a project that begins next spring is the 3/31 after its first day, not the one after today.
  const from = notBefore !== undefined && OF_EVERY_YEAR.test(foldCase(text)) ? notBefore : today;
  const read = readDate(text, from > today ? from : today);
  if (read.kind === "ambiguous") return unclear({ why: "severalDates", dates: read.dates });
  if (read.kind === "impossible") return unclear({ why: "impossibleDate" });
  if (read.kind === "none") return unclear({ why: "noDate" });
  return notBefore !== undefined && read.date < notBefore
    ? unclear({ why: "tooEarly", notBefore })
    : { kind: "answer", value: read.date };
}

function readAmount(text: string): Reading {
  const value = readNumber(text);
  return value === undefined ? unclear({ why: "noNumber" }) : { kind: "answer", value: String(value) };
}

/** Whether a value can stand as this step's answer: from a press, a stored state or another version. */
export function fits(step: Step, value: string): boolean {
  const { input } = step;
  if (input.kind === "choice") return input.options.some((option) => option.value === value);
  if (value === "") return input.optional;
  switch (input.kind) {
    case "text":
      return value.length <= input.longest;
    case "date":
      return /^\d{4}-\d{2}-\d{2}$/.test(value) && (input.notBefore === undefined || value >= input.notBefore);
    case "number":
      return Number.isFinite(Number(value)) && Number(value) >= 0;
  }
}

/** Takes an answer to the present step and goes to the next one that is not answered yet. */
export function answer(dialog: Dialog, guide: Guide, state: DialogState, value: string): DialogState {
  const step = stepOf(dialog, guide, state);
  if (!step) return state;
  const { [step.key]: _confirmed, ...proposed } = state.proposed;
  const told: DialogState = { step: "", answers: { ...state.answers, [step.key]: value }, proposed };
  const news = step.fills && value !== "" && value !== state.answers[step.key];
  return news && step.fills
    ? fill(dialog, guide, told, step.fills(value, guide))
    : settle(dialog, guide, told);
}

/** Fills in what a description shows: never over what the person answered, and again over what it filled before. */
export function fill(
  dialog: Dialog,
  guide: Guide,
  state: DialogState,
  proposals: readonly Proposal[],
): DialogState {
  const free = proposals.filter(
    ({ key }) => state.answers[key] === undefined || state.proposed[key] !== undefined,
  );
  const answers = Object.fromEntries(free.map(({ key, value }) => [key, value]));
  const proposed = Object.fromEntries(free.map(({ key, words }) => [key, words]));
  return settle(dialog, guide, {
    step: "",
    answers: { ...state.answers, ...answers },
    proposed: { ...state.proposed, ...proposed },
  });
}

/** One step back: to the answered step before the present one; undefined at the very first. */
export function back(dialog: Dialog, guide: Guide, state: DialogState): DialogState | undefined {
  const steps = dialog.steps(state.answers, guide);
  const place = state.step === SUMMARY ? steps.length : steps.findIndex(({ key }) => key === state.step);
  const before = steps[place - 1];
  return before ? at(state, before.key) : undefined;
}

/** Goes to one step to change its answer; undefined where the dialog has no such step now. */
export function change(
  dialog: Dialog,
  guide: Guide,
  state: DialogState,
  key: string,
): DialogState | undefined {
  return dialog.steps(state.answers, guide).some((step) => step.key === key) ? at(state, key) : undefined;
}

/** The same answers at another step; a sentence held for the step that is left is held no longer. */
const at = ({ answers, proposed }: DialogState, step: string): DialogState => ({ step, answers, proposed });

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
