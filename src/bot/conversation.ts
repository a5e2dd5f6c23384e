import { z } from "zod";
import type { Language } from "../domain/guideline.ts";
import type { Choice } from "../domain/message.ts";
import type { Json } from "../ports/store.ts";

/** What the bot remembers of a conversation beside its dialogs. */
export interface Conversation {
  readonly language: Language;
  /** The latest questions, oldest first. */
  readonly history: readonly string[];
  /** The last answer, by the id under which it is kept. */
  readonly answer?: string | undefined;
  /** What was put to choice outside a dialog, last: a typed number or label picks from it. */
  readonly menu: readonly Choice[];
  /** What the person told of a project when a dialog was offered: the dialog opens with what it shows. */
  readonly described?: string | undefined;
  /** The zones of the last project whose zone was found here: the form is checked against them. */
  readonly zones?: readonly number[] | undefined;
}

const schema = z.object({
  language: z.enum(["ja", "en"]),
  history: z.array(z.string()),
  answer: z.string().optional(),
  menu: z.array(z.object({ value: z.string(), label: z.string() })).default([]),
  described: z.string().optional(),
  zones: z.array(z.number()).optional(),
});

/** Reads what was stored; a new or unreadable conversation begins afresh. */
export function readConversation(stored: Json, language: Language): Conversation {
  return schema.safeParse(stored).data ?? { language, history: [], menu: [] };
}
