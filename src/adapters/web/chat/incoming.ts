import { z } from "zod";
import type { Message } from "../../../domain/message.ts";
import type { Incoming } from "../../../ports/chat.ts";
import type { Party } from "../../../ports/store.ts";
import { FIELD } from "./parts/inputs.ts";
import { chatWording } from "./wording.ts";

/** What a form of the page says, as a delivery to the bot, and the words that stand for it in the conversation. */

const card = z.string().min(1).max(200);
const turn = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("open") }),
  z.object({ kind: z.literal("text"), text: z.string() }),
  z.object({ kind: z.literal("press"), card, value: z.string().max(2000) }),
  z.object({ kind: z.literal("form"), card }),
  z.object({ kind: z.literal("sheet"), card, title: z.string().max(200).default("") }),
  z.object({
    kind: z.literal("feedback"),
    answer: z.string().min(1).max(200),
    helpful: z.enum(["yes", "no"]),
    reason: z.string().max(2000).default(""),
  }),
]);
const delivery = z.string().regex(/^[\w-]{8,64}$/);

export interface Turn {
  readonly incoming: Incoming;
  /** Undefined where nothing was said that belongs into the conversation. */
  readonly words: string | undefined;
}

/**
 * Undefined where the form is none of ours. `shown` is the message that the form stood in, where it is known: what was
 * pressed is called there by its label.
 */
export function turnIn(
  fields: ReadonlyMap<string, readonly string[]>,
  party: Party,
  shown: Message | undefined,
  language: "ja" | "en",
): Turn | undefined {
  const single = Object.fromEntries([...fields].map(([name, values]) => [name, values[0] ?? ""]));
  const read = turn.safeParse(single);
  const id = delivery.safeParse(single["delivery"]);
  if (!read.success || !id.success) return undefined;
  // The person's name goes into it: nobody can use up another person's ids.
  const common = { delivery: `web:${party.person}:${id.data}`, party, direct: true, language };
  const words = chatWording(language);
  const form = read.data;
  switch (form.kind) {
    case "open":
      return { incoming: { ...common, kind: "open" }, words: undefined };
    case "text":
      return { incoming: { ...common, kind: "text", text: form.text }, words: form.text };
    case "press": {
      const label = labelIn(shown, form.card, form.value) ?? form.value;
      return { incoming: { ...common, kind: "press", card: form.card, value: form.value }, words: label };
    }
    case "form": {
      const filled = filledIn(fields);
      const said = Object.entries(filled).map(([key, value]) => optionLabels(shown, key, value) ?? value);
      const given = said.filter((text) => text.trim() !== "");
      const all = words.filled(given.length > 0 ? given : [words.input.none]);
      return { incoming: { ...common, kind: "form", card: form.card, fields: filled }, words: all };
    }
    case "sheet": {
      const filled = filledIn(fields);
      const count = Object.values(filled).filter((value) => value.trim() !== "").length;
      const { card, title } = form;
      return {
        incoming: { ...common, kind: "sheet", card, fields: filled },
        words: words.sheet.said(title, count),
      };
    }
    case "feedback": {
      const helpful = form.helpful === "yes";
      const said = words.feedback.said[form.helpful];
      const reason = form.reason.trim();
      return {
        incoming: {
          ...common,
          kind: "feedback",
          answer: form.answer,
          helpful,
          ...(reason === "" ? {} : { reason }),
        },
        words: reason === "" ? said : `${said}\n${reason}`,
      };
    }
  }
}

/** Inputs of the dialog by their keys; several ticked boxes are one text, as they would be typed. */
function filledIn(fields: ReadonlyMap<string, readonly string[]>): Record<string, string> {
  const inputs = [...fields].filter(([name]) => name.startsWith(FIELD));
  return Object.fromEntries(inputs.map(([name, values]) => [name.slice(FIELD.length), values.join(",")]));
}

function labelIn(message: Message | undefined, card: string, value: string): string | undefined {
  for (const part of message?.parts ?? []) {
    if (part.kind !== "choices" && part.kind !== "actions") continue;
    const options = part.kind === "choices" ? part.options : part.actions;
    const found = part.card === card ? options.find((option) => option.value === value) : undefined;
    if (found) return found.label;
  }
  return undefined;
}

/** What was picked, by its labels; undefined for what was typed. */
function optionLabels(message: Message | undefined, key: string, value: string): string | undefined {
  const fields = (message?.parts ?? []).flatMap((part) => (part.kind === "form" ? part.fields : []));
  const input = fields.find((field) => field.key === key)?.input;
  if (input?.kind !== "single" && input?.kind !== "multiple") return undefined;
  const picked = input.kind === "multiple" ? value.split(",") : [value];
  return picked
    .map((each) => input.options.find((option) => option.value === each)?.label ?? each)
    .join("・");
}
