import type { Dialog, Guide, Step } from "../dialogs/dialog.ts";
import { type DialogState, SUMMARY, stepOf } from "../dialogs/engine.ts";
import type { Answer } from "../domain/answer.ts";
import type { Language } from "../domain/guideline.ts";
import { showDate } from "../domain/japanese-date.ts";
import type { Part } from "../domain/message.ts";
import { botWording } from "./wording.ts";

/** Answers and dialog states as message parts. */

export function answerParts(answer: Answer, language: Language): readonly Part[] {
  const text: Part = { kind: "text", text: answer.text };
  switch (answer.kind) {
    case "answered": {
      const { table } = answer;
      const shown: readonly Part[] = table
        ? [
            { kind: "text", text: answer.text.split("\n")[0] ?? "" },
            { kind: "table", columns: table.columns, rows: table.rows.map(({ cells }) => cells) },
          ]
        : [text];
      return [
        ...shown,
        { kind: "text", text: botWording(language).sources(answer.citations.length), tone: "note" },
      ];
    }
    case "clarify":
      return [text, { kind: "list", items: answer.choices }];
    case "notFound":
      return [{ ...text, tone: "warning" }];
    case "smallTalk":
      return [text];
  }
}

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
      { kind: "list", items: steps.map((each, at) => summaryLine(each, at, state, language)) },
    ];
  }
  const title = `${dialog.title[language]} ${words.progress(steps.indexOf(step) + 1, steps.length)}`;
  return [
    { kind: "text", text: title, tone: "heading" },
    { kind: "text", text: step.ask[language] },
    ...(step.input.kind === "choice"
      ? [
          {
            kind: "choices",
            card,
            options: step.input.options.map(({ value, label }) => ({ value, label: label[language] })),
          } as const,
        ]
      : []),
    { kind: "text", text: words.pick, tone: "note" },
  ];
}

function summaryLine(
  { label, input, key }: Step,
  at: number,
  { answers, proposed }: DialogState,
  language: Language,
): string {
  const value = answers[key] ?? "";
  const option = input.kind === "choice" ? input.options.find((each) => each.value === value) : undefined;
  const shown = option
    ? option.label[language]
    : input.kind === "date" && value
      ? showDate(value, language)
      : value;
  const because = proposed[key];
  return `${at + 1}. ${label[language]}: ${shown}${because ? botWording(language).proposed(because.join("・")) : ""}`;
}
