import { failureOf } from "./failures.ts";

/** Tries again what failed in passing, after a wait that grows and is never the same for two callers. */

export interface RetrySettings {
  /** All tries together. */
  readonly tries: number;
  /** The wait before the second try is up to this, then up to twice as much, and so on. */
  readonly waitMs: number;
  readonly longestWaitMs: number;
  /** One try may take so long. */
  readonly tryMs: number;
}

export const RETRY: RetrySettings = { tries: 3, waitMs: 500, longestWaitMs: 8_000, tryMs: 30_000 };

export interface Chance {
  /** From 0 up to, and without, 1. */
  readonly random: () => number;
  /** Rejects where the signal fires. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

export type Tried<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "stopped" }
  /** `blame`: what it was that failed. */
  | { readonly kind: "failed"; readonly blame: "provider" | "request"; readonly cause: unknown };

/**
 * Never rejects. `attempt` gets a signal that fires when the try has taken too long or nobody waits any more; it calls
 * `shown` once something of it was used, after which it is not tried again.
 */
export async function retrying<T>(
  attempt: (signal: AbortSignal, shown: () => void) => Promise<T>,
  signal: AbortSignal,
  { random, wait }: Chance,
  { tries, waitMs, longestWaitMs, tryMs }: RetrySettings = RETRY,
): Promise<Tried<T>> {
  for (let number = 1; ; number++) {
    if (signal.aborted) return { kind: "stopped" };
    let used = false;
    const late = new AbortController();
    const timer = setTimeout(
      () => late.abort(new DOMException("the model took too long", "TimeoutError")),
      tryMs,
    );
    const both = AbortSignal.any([signal, late.signal]);
    try {
      const ended = new Promise<never>((_, reject) => {
        both.addEventListener("abort", () => reject(both.reason), { once: true });
      });
      const working = attempt(both, () => {
        used = true;
      });
      return { kind: "done", value: await Promise.race([working, ended]) };
    } catch (cause) {
      const failure = failureOf(late.signal.aborted ? late.signal.reason : cause, signal.aborted);
      if (failure.kind === "stopped") return failure;
      if (failure.kind === "request") return { kind: "failed", blame: "request", cause };
      const given: Tried<T> = { kind: "failed", blame: "provider", cause };
      if (failure.kind === "lasting" || used || number >= tries) return given;
      // A provider that asks for a longer wait than anybody would sit through is not asked again.
      if ((failure.afterMs ?? 0) > longestWaitMs) return given;
      const most = Math.min(waitMs * 2 ** (number - 1), longestWaitMs);
      try {
        await wait((failure.afterMs ?? 0) + most * random(), signal);
      } catch {
        return { kind: "stopped" };
      }
    } finally {
      clearTimeout(timer);
    }
  }
}
