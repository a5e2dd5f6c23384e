/** How fast Teams lets a bot speak in one thread: so many messages in so long. */
const WINDOWS = [
  { most: 7, ms: 1000 },
  { most: 8, ms: 2000 },
  { most: 60, ms: 30_000 },
  { most: 1800, ms: 3_600_000 },
] as const;
const LONGEST_MS = 3_600_000;
/** Threads that are remembered; the one that was silent longest is forgotten first. */
const MOST_THREADS = 5000;

/** Counts what was sent to each thread by this process. */
export class Pace {
  readonly #now: () => number;
  readonly #threads = new Map<string, number[]>();

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Takes a place in the thread now and gives 0, or gives the milliseconds after which there may be one. */
  take(thread: string): number {
    const now = this.#now();
    const sent = (this.#threads.get(thread) ?? []).filter((at) => at > now - LONGEST_MS);
    const wait = Math.max(
      0,
      ...WINDOWS.map(({ most, ms }) => {
        const before = sent.at(-most);
        return before === undefined ? 0 : before + ms - now;
      }),
    );
    if (wait === 0) sent.push(now);
    this.#threads.delete(thread);
    this.#threads.set(thread, sent);
    const oldest = this.#threads.keys().next().value;
    if (this.#threads.size > MOST_THREADS && oldest !== undefined) this.#threads.delete(oldest);
    return wait;
  }
}
