/** Small tools of the measurements. */

const round = (value: number): number => Math.round(value * 10) / 10;

/** Runs `work` over every input once to warm up and then `rounds` times; gives p50 and p95 in milliseconds. */
export function timings<T>(
  inputs: readonly T[],
  rounds: number,
  work: (input: T) => void,
): { p50: number; p95: number } {
  for (const input of inputs) work(input);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const input of inputs) {
      const started = performance.now();
      work(input);
      times.push(performance.now() - started);
    }
  }
  times.sort((one, other) => one - other);
  const at = (share: number): number => round(times[Math.floor(times.length * share)] ?? 0);
  return { p50: at(0.5), p95: at(0.95) };
}

/** Milliseconds that `work` takes, with what it gives. */
export function once<T>(work: () => T): { ms: number; result: T } {
  const started = performance.now();
  const result = work();
  return { ms: round(performance.now() - started), result };
}

/** Resident memory in MB after a collection. */
export function residentMegabytes(): number {
  globalThis.gc?.();
  return round(process.memoryUsage().rss / 2 ** 20);
}
