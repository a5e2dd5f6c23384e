import { z } from "zod";
import type { Message } from "../../../domain/message.ts";
import type { TranscriptEntry } from "../../../ports/transcript.ts";

/** What stands in the conversation on the page: a person's words, or a message of the bot. */
export type Said =
  | { readonly by: "person"; readonly text: string }
  | { readonly by: "bot"; readonly message: Message };

/** A message was stored by this program alone: that it is one is all that is looked at. */
const message = z.custom<Message>(
  (value) =>
    z.object({ language: z.enum(["ja", "en"]), parts: z.array(z.unknown()) }).safeParse(value).success,
);
const said = z.discriminatedUnion("by", [
  z.object({ by: z.literal("person"), text: z.string() }),
  z.object({ by: z.literal("bot"), message }),
]);

export interface Entry {
  readonly id: string;
  readonly number: number;
  readonly change: number;
  readonly said: Said;
}

/** Entries of the transcript as the page shows them; what cannot be read any more is left out. */
export function entryOf({ id, number, change, said: kept }: TranscriptEntry): Entry | undefined {
  const read = said.safeParse(kept);
  return read.success ? { id, number, change, said: read.data } : undefined;
}

export const personSaid = (text: string): { by: "person"; text: string } => ({ by: "person", text });
