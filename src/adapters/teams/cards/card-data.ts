import { z } from "zod";
import type { Execute, Submit } from "./elements.ts";

/** What a button or a form of a card brings back: made here and read here, by Action.Execute and Action.Submit alike. */

export type CardData =
  | { readonly kind: "press"; readonly card: string; readonly value: string }
  | { readonly kind: "form"; readonly card: string; readonly fields: Readonly<Record<string, string>> }
  | { readonly kind: "sheet"; readonly card: string; readonly fields: Readonly<Record<string, string>> }
  | {
      readonly kind: "feedback";
      readonly answer: string;
      readonly helpful: boolean;
      readonly reason?: string;
    }
  /** Wants the whole dialog as one form. */
  | { readonly kind: "openSheet"; readonly card: string };

/** Inputs are named so that none can take the place of what tells the card. */
const INPUT = "in.";
export const inputId = (key: string): string => `${INPUT}${key}`;
const REASON = "reason";
/** How an optional answer is left out, in both languages of the bot. */
const NOTHING = "なし";

const id = z.string().min(1).max(200);
const made = z.discriminatedUnion("kind", [
  z.looseObject({ kind: z.literal("press"), card: id, value: z.string().max(2000) }),
  z.looseObject({ kind: z.literal("form"), card: id, optional: z.array(id).max(100).optional() }),
  z.looseObject({ kind: z.literal("sheet"), card: id }),
  z.looseObject({ kind: z.literal("feedback"), answer: id, helpful: z.boolean() }),
  z.looseObject({ kind: z.literal("openSheet"), card: id }),
]);
/** An invoke has its data one level down, and a message has it as its value. */
const invoke = z.looseObject({ action: z.looseObject({ data: z.unknown() }) });
const LONGEST_INPUT = 20_000;
const typed = z.union([z.string().max(LONGEST_INPUT), z.number().transform(String)]);

/** Reads the value of an activity; undefined where no card of ours has made it. */
export function readCardData(value: unknown): CardData | undefined {
  const wrapped = invoke.safeParse(value);
  const data = made.safeParse(wrapped.success ? wrapped.data.action.data : value).data;
  if (!data) return undefined;
  switch (data.kind) {
    case "press":
      return { kind: "press", card: data.card, value: data.value };
    case "openSheet":
      return { kind: "openSheet", card: data.card };
    case "feedback": {
      const reason = typed.safeParse(data[inputId(REASON)]).data?.trim() ?? "";
      const { kind, answer, helpful } = data;
      return { kind, answer, helpful, ...(reason === "" ? {} : { reason }) };
    }
    default: {
      const optional = data.kind === "form" ? (data.optional ?? []) : [];
      const fields = Object.entries(data).flatMap(([key, input]) => {
        const text = typed.safeParse(input).data;
        return key.startsWith(INPUT) && text !== undefined ? [[key.slice(INPUT.length), text] as const] : [];
      });
      const given = new Map(fields);
      // An input of one step that may stay empty is answered as a person would type it.
      for (const key of optional) if ((given.get(key) ?? "") === "") given.set(key, NOTHING);
      return { kind: data.kind, card: data.card, fields: Object.fromEntries(given) };
    }
  }
}

type Pressed =
  | { readonly kind: "press"; readonly card: string; readonly value: string }
  | { readonly kind: "form"; readonly card: string; readonly optional: readonly string[] }
  | { readonly kind: "sheet" | "openSheet"; readonly card: string }
  | { readonly kind: "feedback"; readonly answer: string; readonly helpful: boolean };

/** A button; `takesInputs` sends the card's inputs along, after they were checked. */
export function button(
  title: string,
  data: Pressed,
  { takesInputs = false, main = false }: { takesInputs?: boolean; main?: boolean } = {},
): Execute {
  const shared = {
    title,
    data: { ...data },
    associatedInputs: takesInputs ? "auto" : "none",
    ...(main ? { style: "positive" as const } : {}),
  } as const;
  const fallback: Submit = { type: "Action.Submit", ...shared };
  return { type: "Action.Execute", verb: data.kind, ...shared, fallback };
}

export const reasonInputId = inputId(REASON);
