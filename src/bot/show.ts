import type { Bilingual, Dialog, Guide, Step } from "../dialogs/dialog.ts";
import { type DialogState, SUMMARY, stepOf, type Unclear } from "../dialogs/engine.ts";
import type { Answer } from "../domain/answer.ts";
import type { Language } from "../domain/guideline.ts";
import { showDate } from "../domain/japanese-date.ts";
import type { Choice, Field, Part } from "../domain/message.ts";
import { MENU_CARD } from "./menu.ts";
import { type BotWording, botWording } from "./wording.ts";

/** Answers and dialog states as message parts. */

/** `id` is the one the answer is kept under. */
export function answerParts(answer: Answer, id: string): readonly Part[] {
  const text: Part = { kind: "text", text: answer.text };
  switch (answer.kind) {
    case "answered": {
      const { table } = answer;
      const shown: readonly Part[] = table
        ? [
            { kind: "text", text: answer.text.split("\n")[0] ?? "" },
            { kind: "table", columns: table.columns, rows: table.rows.map(({ cells }) => cells) },
            ...(table.note === undefined ? [] : [{ kind: "text" as const, text: table.note }]),
          ]
        : [text];
      return [
        ...shown,
        { kind: "sources", answer: id, citations: answer.citations },
        { kind: "feedback", answer: id },
      ];
    }
    case "clarify":
      return [text, { kind: "choices", card: MENU_CARD, options: clarifications(answer.choices) }];
    case "notFound":
      return [
        { ...text, tone: "warning" },
        { kind: "feedback", answer: id },
      ];
    case "smallTalk":
      return [text];
  }
}

/** Thanks for feedback; with the number by which `explain` finds the answer, where it did not help. */
export const thanksParts = (answer: string, helpful: boolean, words: BotWording): readonly Part[] =>
  helpful
    ? [{ kind: "text", text: words.helped }]
    : [
        { kind: "text", text: words.notHelped },
        { kind: "text", tone: "note", text: words.answerNumber(answer) },
      ];

export const clarifications = (choices: readonly string[]): readonly Choice[] =>
  choices.map((label) => ({ value: `ask:${label}`, label }));

/** The longest answer that a summary line shows in full, in characters. */
const SHOWN_ANSWER = 60;
const shorten = (text: string): string => {
  const letters = [...text];
  return letters.length > SHOWN_ANSWER ? `${letters.slice(0, SHOWN_ANSWER - 1).join("")}…` : text;
};

const action = (kind: keyof BotWording["actions"], language: Language): Choice => ({
  value: `do:${kind}`,
  label: botWording(language).actions[kind],
});

/** What can be done here; `card` ties the buttons to this moment. */
export const actionsPart = (
  kinds: readonly (keyof BotWording["actions"])[],
  language: Language,
  card: string,
): Part => ({ kind: "actions", card, actions: kinds.map((kind) => action(kind, language)) });

/** The step that is asked now, or the summary with the result. `card` ties the buttons to this moment. */
export function dialogParts(
  dialog: Dialog,
  state: DialogState,
  guide: Guide,
  language: Language,
  card: string,
): readonly Part[] {
  const words = botWording(language);
  const step = stepOf(dialog, guide, state);
  const steps = dialog.steps(state.answers, guide);
  if (state.step === SUMMARY || !step) {
    return [
      ...dialog.result(state.answers, guide, language),
      { kind: "text", text: words.summary, tone: "note" },
      {
        kind: "choices",
        card,
        options: steps.map((each) => ({
          value: `change:${each.key}`,
          label: `${each.label[language]}: ${shownAnswer(each, state, language)}`,
        })),
      },
      {
        kind: "actions",
        card,
        actions: [
          action("done", language),
          ...dialog.extras.map(({ value, label }) => ({ value: `extra:${value}`, label: label[language] })),
          action("back", language),
          action("park", language),
          action("restart", language),
        ],
      },
    ];
  }
  const part = step.part ? ` ─ ${step.part[language]}` : "";
  const at = steps.findIndex(({ key }) => key === step.key) + 1;
  return [
    { kind: "progress", title: `${dialog.title[language]}${part}`, step: at, of: steps.length },
    { kind: "text", text: step.ask[language] },
    ...presentAnswer(step, steps, state, language),
    inputPart(step, language, card),
    {
      kind: "actions",
      card,
      actions: [
        ...(state.held === undefined ? [] : [action("held", language)]),
        ...(at > 1 ? [action("back", language)] : []),
        action("why", language),
        action("park", language),
        action("cancel", language),
      ],
    },
  ];
}

/** What a step takes, as a field has it. */
export function inputOf({ input }: Step, language: Language): Pick<Field, "input" | "optional"> {
  if (input.kind === "choice") {
    const options = input.options.map((option) => ({ value: option.value, label: option.label[language] }));
    return { optional: false, input: { kind: "single", options } };
  }
  const { optional, ...shape } = input;
  return { optional, input: shape };
}

/** A step's input as a field of its own. */
export const fieldOf = (step: Step, language: Language): Field => ({
  key: step.key,
  label: step.label[language],
  ...inputOf(step, language),
});

/** The buttons or the input of a step; how to type an answer is the platform's to say. */
function inputPart(step: Step, language: Language, card: string): Part {
  const field = fieldOf(step, language);
  return field.input.kind === "single"
    ? { kind: "choices", card, options: field.input.options }
    : { kind: "form", card, fields: [field] };
}

/** Where a step was gone back to: the answer that it has, and how to leave it so. */
function presentAnswer(
  step: Step,
  steps: readonly Step[],
  state: DialogState,
  language: Language,
): readonly Part[] {
  if (state.answers[step.key] === undefined) return [];
  const all = steps.every(({ key }) => state.answers[key] !== undefined);
  const text = botWording(language).present(shownAnswer(step, state, language), all);
  return [{ kind: "text", text, tone: "note" }];
}

function shownValue(kind: Step["input"]["kind"], value: string, language: Language): string {
  if (kind === "date") return showDate(value, language);
  return kind === "number" ? Number(value).toLocaleString("en-US") : shorten(value);
}

function shownAnswer({ input, key }: Step, { answers, proposed }: DialogState, language: Language): string {
  const words = botWording(language);
  const value = answers[key] ?? "";
  const option = input.kind === "choice" ? input.options.find((each) => each.value === value) : undefined;
  const because = proposed[key];
  const from =
    because === undefined ? "" : because.length > 0 ? words.proposed(because.join("・")) : words.filledBy;
  if (value === "") return words.empty;
  if (option) return `${option.label[language]}${from}`;
  return `${shownValue(input.kind, value, language)}${from}`;
}

/** Why a typed text could not be taken as the answer, and how to mend it. */
export function unclearText(because: Unclear, step: Step, language: Language): string {
  const words = botWording(language).unclear;
  const label = (value: string): string => {
    const options = step.input.kind === "choice" ? step.input.options : [];
    const found: Bilingual | undefined = options.find((option) => option.value === value)?.label;
    return found?.[language] ?? value;
  };
  const separator = language === "ja" ? "、" : ", ";
  switch (because.why) {
    case "none":
      return words.none;
    case "several":
      return words.several(because.values.map(label).join(separator));
    case "outOfRange":
      return words.outOfRange(because.options);
    case "tooLong":
      return words.tooLong(because.length, because.longest);
    case "empty":
    case "noWords":
      return words[because.why];
    case "noDate":
      return words.noDate;
    case "impossibleDate":
      return words.impossibleDate;
    case "severalDates":
      return words.severalDates(because.dates.map((date) => showDate(date, language)).join(separator));
    case "tooEarly":
      return words.tooEarly(showDate(because.notBefore, language));
    case "noNumber":
      return words.noNumber;
  }
}
