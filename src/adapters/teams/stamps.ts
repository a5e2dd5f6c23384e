import { z } from "zod";
import type { Message } from "../../domain/message.ts";

/**
 * What the buttons of a dialog's step carry beside their card and value: that they are a step's, so that the reply
 * takes its place, and whom it asks, so that nobody else's press changes what all see. The bot decides by itself
 * whether a press counts; a stamp says only where the reply is shown.
 */
export interface Stamp {
  readonly step: true;
  readonly for: string;
}

const stampSchema = z.object({ stamp: z.object({ step: z.literal(true), for: z.string() }) });
const wrapped = z.object({ action: z.object({ data: z.unknown() }) });

export function stampOf(value: unknown): Stamp | undefined {
  const inner = wrapped.safeParse(value);
  return stampSchema.safeParse(inner.success ? inner.data.action.data : value).data?.stamp;
}

/** Whether the message shows a step: its result, at the end, stays where it is. */
export const isStep = ({ parts }: Message): boolean => parts.some(({ kind }) => kind === "progress");

const STAMPED: readonly unknown[] = ["press", "form", "sheet", "openSheet"];

/** A copy of the card, with the stamp in the data of every button that answers the step. */
export function stamped<T>(card: T, stamp: Stamp): T {
  const copy = structuredClone(card);
  mark(copy, stamp);
  return copy;
}

function mark(part: unknown, stamp: Stamp): void {
  if (typeof part !== "object" || part === null) return;
  for (const [key, value] of Object.entries(part)) {
    if (key === "data" && isAnswer(value)) Object.assign(value, { stamp });
    else mark(value, stamp);
  }
}

const isAnswer = (data: unknown): data is object =>
  typeof data === "object" && data !== null && "kind" in data && STAMPED.includes(data.kind);
