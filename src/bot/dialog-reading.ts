import type { Dialog, DialogName, Guide, Proposal, Step } from "../dialogs/dialog.ts";
import { type DialogState, isNothing, readAnswer, type Unclear } from "../dialogs/engine.ts";
import { readChoice } from "../domain/choice-reading.ts";
import type { Part } from "../domain/message.ts";
import { isQuestion } from "../domain/question-form.ts";
import { foldCase, foldWidth } from "../domain/text.ts";

/** What a typed text is to the dialog that runs. Pure: nothing is changed here. */

export type StepReading =
  /** `rest` is what stands behind the answer and belongs to the step that it opens. */
  | { readonly kind: "answer"; readonly value: string; readonly rest?: string | undefined }
  /** It could be the answer, but has the form of a question: it is answered as one and held. */
  | { readonly kind: "held"; readonly value: string }
  /** It describes the project and shows answers to questions that are open. */
  | { readonly kind: "described"; readonly proposals: readonly Proposal[] }
  | {
      readonly kind: "unclear";
      readonly because: Unclear;
      readonly question: boolean;
      /** It was plainly meant as the answer: there is nothing to look up. */
      readonly attempt: boolean;
    };

/** What came of a text that was typed while a dialog may run. */
export type TextReading =
  | { readonly kind: "answered"; readonly parts: readonly Part[] }
  /** It is no answer to the step; `parts` say why, for where it is no question either. */
  | {
      readonly kind: "unclear";
      readonly parts: readonly Part[];
      readonly question: boolean;
      /** It was plainly meant as the answer: there is nothing to look up. */
      readonly attempt: boolean;
    }
  | { readonly kind: "noDialog" };

/** A description is at least so long, in characters; shorter texts are tries to answer. */
const SHORTEST_DESCRIPTION = 15;
/** What may be no answer at all; the others were tries to answer that went wrong. */
const LOOKED_UP: readonly Unclear["why"][] = ["none"];
/** A sentence that states something is a try to answer in words that were not understood. */
const STATEMENT = /(?:です|でした|ます|ました|ません|いる|いない|ない|した|する|から|思う|だ)[\s。.!！]*$/u;
/** 「」 around a text takes it as it stands. */
const QUOTED = /^\s*「[^「」]+」\s*$/u;

/** `source`: what was filled into the step's own input is its answer, whatever form it has. */
export function readAtStep(
  step: Step,
  text: string,
  source: "typed" | "form",
  dialog: Dialog,
  state: DialogState,
  guide: Guide,
): StepReading {
  const reading = readAnswer(step, text, guide.today);
  const asks = source === "typed" && isQuestion(text) && !QUOTED.test(text);
  if (reading.kind === "answer") {
    const doubtful = step.input.kind === "text" && asks && reading.value !== "";
    return doubtful ? { kind: "held", value: reading.value } : reading;
  }
  const proposals = asks || source === "form" ? [] : shownBy(text, dialog, state, guide);
  if (proposals.length > 0) return { kind: "described", proposals };
  const attempt =
    !LOOKED_UP.includes(reading.because.why) || isNothing(text) || STATEMENT.test(foldCase(text));
  return { kind: "unclear", because: reading.because, question: asks, attempt };
}

/** What a text shows of the questions that are open; nothing where it is no description. */
function shownBy(
  text: string,
  { name }: Dialog,
  { answers }: DialogState,
  guide: Guide,
): readonly Proposal[] {
  if (name !== "zone" && name !== "form") return [];
  if ([...text].length < SHORTEST_DESCRIPTION) return [];
  return guide.suggest(name, text).filter(({ key }) => answers[key] === undefined);
}

/** What a description that was typed with the name of a dialog shows of its questions. */
export function proposalsFor(name: DialogName, described: string, guide: Guide): readonly Proposal[] {
  switch (name) {
    case "zone":
    case "form":
      return guide.suggest(name, described);
    case "plan":
      return [
        { key: "description", value: described, words: [] },
        ...guide.suggest("zone", described),
        ...guide.suggest("form", described),
      ];
    default:
      return [];
  }
}

/** What a text picks at a summary, as a pressed value; undefined where it picks nothing. */
export function pickAtSummary(
  text: string,
  dialog: Dialog,
  state: DialogState,
  guide: Guide,
): string | undefined {
  const choices = [
    ...dialog
      .steps(state.answers, guide)
      .map(({ key, label }) => ({ value: `change:${key}`, label: label.ja, words: [label.en] })),
    ...dialog.extras.map(({ value, label, words }) => ({
      value: `extra:${value}`,
      label: label.ja,
      words: [label.en, ...words],
    })),
  ];
  const named = readChoice(text, choices);
  if (named.kind !== "choice") return undefined;
  // The numbers of the summary are those of its answers; the extras behind them have none.
  const numbered = named.value.startsWith("extra:") && /^[\d\s]+$/u.test(foldWidth(text));
  return numbered ? undefined : named.value;
}
