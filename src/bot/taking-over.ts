import { z } from "zod";
import type { Dialog, Guide, Proposal } from "../dialogs/dialog.ts";
import { type DialogState, fill, fits, settle } from "../dialogs/engine.ts";
import type { Language } from "../domain/guideline.ts";
import type { Refinement } from "../domain/message.ts";
import { fieldOf } from "./show.ts";

/**
 * What a language model proposed for a moment of a dialog, taken over by a press: `fill:{"key":["value","words"]}`. A
 * draft of the person's own words comes without words. Before the press nothing of it is an answer.
 */

const LONGEST_WORDS = 60;
const pressedSchema = z.record(
  z.string(),
  z.union([z.tuple([z.string()]), z.tuple([z.string(), z.string().max(LONGEST_WORDS)])]),
);

/** The state with all that was pressed filled in; undefined where any of it does not fit the dialog as it stands. */
export function takenOver(
  pressed: string,
  dialog: Dialog,
  state: DialogState,
  guide: Guide,
): { readonly state: DialogState; readonly read: number } | undefined {
  const steps = dialog.steps(state.answers, guide);
  const given = Object.entries(readPressed(pressed) ?? {});
  const fitting = given.every(([key, [value]]) =>
    steps.some((step) => step.key === key && value !== "" && fits(step, value)),
  );
  if (given.length === 0 || !fitting) return undefined;
  const keys = given.map(([key]) => key);
  const without = <T>(all: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([key]) => !keys.includes(key)));
  // The person pressed it: it counts over what was answered before.
  const drafts = given.flatMap(([key, [value, words]]) => (words === undefined ? [[key, value]] : []));
  const answers = { ...without(state.answers), ...Object.fromEntries(drafts) };
  const proposals = given.flatMap(([key, [value, words]]): readonly Proposal[] =>
    words === undefined ? [] : [{ key, value, words: [words] }],
  );
  const free: DialogState = { step: "", answers, proposed: without(state.proposed) };
  const filled = fill(dialog, guide, free, proposals);
  return { state: settle(dialog, guide, filled), read: proposals.length };
}

function readPressed(pressed: string): z.infer<typeof pressedSchema> | undefined {
  try {
    return pressedSchema.safeParse(JSON.parse(pressed)).data;
  } catch {
    return undefined;
  }
}

/** A person's own words shorter than this need no clearer ones, in characters. */
const SHORTEST = 8;

/**
 * What a model could draft when the dialog stands here: the sentence just answered, made clearer; or what is asked now,
 * from the answers so far.
 */
export function draftable(
  dialog: Dialog,
  state: DialogState,
  guide: Guide,
  language: Language,
  { card, answered }: { readonly card: string; readonly answered: string | undefined },
): Refinement | undefined {
  const steps = dialog.steps(state.answers, guide);
  const shown = steps.flatMap((step) => {
    const value = state.answers[step.key] ?? "";
    if (value === "") return [];
    const option =
      step.input.kind === "choice" ? step.input.options.find((each) => each.value === value) : undefined;
    return [{ key: step.key, label: step.label[language], text: option?.label[language] ?? value }];
  });
  const material = (those: typeof shown) => those.map(({ label, text }) => ({ label, text }));
  const own = steps.find(({ key, drafts }) => key === answered && drafts === "clearer");
  if (own) {
    const told = shown.filter(({ key, text }) => key === own.key && text.length >= SHORTEST);
    if (told.length === 0) return undefined;
    const named = shown.filter(({ key }) => key === "name");
    return {
      kind: "draft",
      card,
      field: fieldOf(own, language),
      draft: "clearer",
      material: material([...named, ...told]),
    };
  }
  const asked = steps.find(({ key }) => key === state.step);
  const open =
    asked?.drafts !== undefined && asked.drafts !== "clearer" && state.answers[asked.key] === undefined;
  if (!open || shown.length === 0) return undefined;
  return {
    kind: "draft",
    card,
    field: fieldOf(asked, language),
    draft: asked.drafts,
    material: material(shown),
  };
}
