import type { Shown } from "./awaited-replies.ts";

/** Answers to invokes, in the form that Teams' clients take; an empty one would show the person an error. */
export interface InvokeAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export const cardAnswer = (shown: Shown): InvokeAnswer => ({
  status: 200,
  body:
    shown.kind === "card"
      ? { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value: shown.card }
      : { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: shown.text },
});

export const errorAnswer = (statusCode: 400 | 500, message: string): InvokeAnswer => ({
  status: 200,
  body: {
    statusCode,
    type: "application/vnd.microsoft.error",
    value: { code: statusCode === 400 ? "BadRequest" : "InternalServerError", message },
  },
});

export const THUMB_ANSWER: InvokeAnswer = { status: 200, body: {} };
export const UNKNOWN_INVOKE: InvokeAnswer = { status: 501, body: {} };
