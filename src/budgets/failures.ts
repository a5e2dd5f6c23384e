import { z } from "zod";

/** What a provider's error says on whether to try again. */

export type Failure =
  /** It may go well next time; not before `afterMs`, where the provider said so. */
  | { readonly kind: "passing"; readonly afterMs: number | undefined }
  /** It will go wrong again: a wrong key, an unknown model. */
  | { readonly kind: "lasting" }
  /** This request is at fault (too long, refused by a filter), and not the provider. */
  | { readonly kind: "request" }
  /** The person or the program no longer waits. */
  | { readonly kind: "stopped" };

const shape = z.object({
  name: z.string().optional().catch(undefined),
  code: z.string().optional().catch(undefined),
  status: z.number().optional().catch(undefined),
  statusCode: z.number().optional().catch(undefined),
  headers: z.unknown().optional(),
  response: z
    .object({ status: z.number().optional(), headers: z.unknown().optional() })
    .optional()
    .catch(undefined),
  cause: z.unknown().optional(),
});

const isPassing = (status: number): boolean =>
  status === 408 || status === 409 || status === 425 || status === 429 || status >= 500;
const OF_THE_REQUEST = [400, 413, 422];
const NETWORK = /^(?:E[A-Z]+|UND_ERR_[A-Z_]+)$/;

/** Reads an error of any provider's SDK, and of what caused it. */
export function failureOf(error: unknown, stopped: boolean): Failure {
  if (stopped) return { kind: "stopped" };
  const read = shape.safeParse(error).data;
  if (!read) return { kind: "lasting" };
  const status = read.status ?? read.statusCode ?? read.response?.status;
  if (status !== undefined) {
    if (isPassing(status)) {
      return { kind: "passing", afterMs: retryAfterMs(read.headers ?? read.response?.headers) };
    }
    return { kind: OF_THE_REQUEST.includes(status) ? "request" : "lasting" };
  }
  if (read.name === "TimeoutError" || read.name === "AbortError")
    return { kind: "passing", afterMs: undefined };
  if (read.name === "APIConnectionError" || read.name === "APIConnectionTimeoutError") {
    return { kind: "passing", afterMs: undefined };
  }
  if (read.code !== undefined && NETWORK.test(read.code)) return { kind: "passing", afterMs: undefined };
  return read.cause === undefined || read.cause === error
    ? { kind: "lasting" }
    : failureOf(read.cause, false);
}

function retryAfterMs(headers: unknown): number | undefined {
  const plain = headers instanceof Headers ? Object.fromEntries(headers) : headers;
  const named = z.record(z.string(), z.unknown()).safeParse(plain).data ?? {};
  const of = (name: string): number | undefined => {
    const number = Number(named[name]);
    return named[name] !== undefined && Number.isFinite(number) && number >= 0 ? number : undefined;
  };
  const seconds = of("retry-after");
  return of("retry-after-ms") ?? (seconds === undefined ? undefined : seconds * 1000);
}
