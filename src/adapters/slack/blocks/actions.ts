import { z } from "zod";
import { cardOfMenu } from "./choices.ts";
import { readInputs, stateSchema } from "./submitted.ts";

/** What was pressed, read from a `block_actions` payload; undefined where the press is none of ours. */

export type Action =
  | { readonly kind: "press"; readonly card: string; readonly value: string }
  | { readonly kind: "form"; readonly card: string; readonly fields: Readonly<Record<string, string>> }
  /** Asks for a dialog as one form. */
  | { readonly kind: "sheet"; readonly card: string }
  /** Asks for the passages of an answer; `page` from 0. */
  | { readonly kind: "sources"; readonly answer: string; readonly page: number }
  | { readonly kind: "feedback"; readonly answer: string; readonly helpful: boolean };

const payloadSchema = z.object({
  actions: z.tuple(
    [
      z.object({
        action_id: z.string(),
        block_id: z.string().default(""),
        value: z.string().optional(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    ],
    z.unknown(),
  ),
  /** The inputs of the message or view that was pressed in. */
  state: stateSchema.optional(),
  view: z.object({ state: stateSchema.optional() }).optional(),
});

const textPair = z.tuple([z.string(), z.string()]);
const pageOf = z.tuple([z.string(), z.number().int().min(0)]);
const opinionOn = z.tuple([z.string(), z.boolean()]);

export function readAction(payload: unknown): Action | undefined {
  const parsed = payloadSchema.safeParse(payload).data;
  if (!parsed) return undefined;
  const [{ action_id, block_id, value = "", selected_option }] = parsed.actions;
  switch (action_id.split(".")[0]) {
    case "press": {
      const pressed = textPair.safeParse(carried(value)).data;
      return pressed && { kind: "press", card: pressed[0], value: pressed[1] };
    }
    case "pick": {
      const card = cardOfMenu(block_id);
      const picked = selected_option?.value;
      return card === undefined || picked === undefined ? undefined : { kind: "press", card, value: picked };
    }
    case "form": {
      const sent = textPair.safeParse(carried(value)).data;
      const state = parsed.state ?? parsed.view?.state;
      return sent && { kind: "form", card: sent[0], fields: readInputs(state, sent[1]) };
    }
    case "sheet":
      return value === "" ? undefined : { kind: "sheet", card: value };
    case "sources": {
      const next = pageOf.safeParse(carried(value)).data;
      if (next) return { kind: "sources", answer: next[0], page: next[1] };
      return value === "" ? undefined : { kind: "sources", answer: value, page: 0 };
    }
    case "feedback": {
      const told = opinionOn.safeParse(carried(value)).data;
      return told && { kind: "feedback", answer: told[0], helpful: told[1] };
    }
    default:
      return undefined;
  }
}

/** JSON that a button carried; undefined where it is none. */
function carried(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
