import { z } from "zod";

/** Teams answered, and said no. */
export class ConnectorRefusal extends Error {
  readonly status: number;
  /** Teams' own word for it, such as `ConversationBlockedByUser`; "" where it gave none. */
  readonly code: string;
  readonly detail: string;
  readonly retryAfterMs: number | undefined;

  constructor(status: number, body: string, retryAfterMs?: number) {
    const { code, message } = errorIn(body);
    super(`Teams ${status} ${code} ${message}`.trim());
    this.name = "ConnectorRefusal";
    this.status = status;
    this.code = code;
    this.detail = message;
    this.retryAfterMs = retryAfterMs;
  }
}

const told = z.object({
  error: z
    .object({ code: z.string().default(""), message: z.string().default("") })
    .or(z.string().transform((code) => ({ code, message: "" }))),
});

function errorIn(body: string): { code: string; message: string } {
  try {
    const read = told.safeParse(JSON.parse(body));
    if (read.success) return read.data.error;
  } catch {
    // No JSON: a gateway's own page says nothing that helps.
  }
  return { code: "", message: "" };
}
