import { type BreakerSettings, CircuitBreaker } from "../../src/budgets/circuit-breaker.ts";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import { Meanings, type MeaningsState } from "../../src/meanings/meanings.ts";
import type { Embedder } from "../../src/ports/embedder.ts";

/** Meanings whose clock and waits are the test's. */
export function meaningsOver({
  queryMs = 60_000,
  breaker = { failures: 2, restMs: 1000, longestRestMs: 1000 },
  ...rest
}: {
  readonly embedder: Embedder;
  readonly knowledge: Knowledge;
  readonly folder: string;
  readonly queryMs?: number;
  readonly breaker?: BreakerSettings;
}) {
  let ms = 0;
  const told: MeaningsState[] = [];
  const meanings = new Meanings({
    ...rest,
    queryMs,
    breaker: new CircuitBreaker(() => new Date(ms), breaker),
    random: () => 0,
    wait: async () => {},
    tell: (state) => told.push(state),
  });
  return { meanings, told, pass: (by: number) => (ms += by) };
}
