/** Leaves a provider in peace that fails again and again: nobody waits for it meanwhile. */

export interface BreakerSettings {
  /** So many failures in a row open it. */
  readonly failures: number;
  /** Rests so long at first, twice as long each time the trial fails, never longer than `longestRestMs`. */
  readonly restMs: number;
  readonly longestRestMs: number;
}

export const BREAKER: BreakerSettings = { failures: 5, restMs: 30_000, longestRestMs: 600_000 };

export class CircuitBreaker {
  readonly #settings: BreakerSettings;
  readonly #now: () => Date;
  #failures = 0;
  #opened: { readonly until: number; readonly restMs: number } | undefined;
  #trying = false;

  constructor(now: () => Date, settings: BreakerSettings = BREAKER) {
    this.#now = now;
    this.#settings = settings;
  }

  /** Whether a call may go out now. After a rest one call alone tries it; tell its end by `succeeded`, `failed` or `givenUp`. */
  enter(): boolean {
    if (!this.#opened) return true;
    if (this.#trying || this.#now().getTime() < this.#opened.until) return false;
    this.#trying = true;
    return true;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#opened = undefined;
    this.#trying = false;
  }

  failed(): void {
    const { failures, restMs, longestRestMs } = this.#settings;
    this.#failures += 1;
    if (!this.#trying && this.#failures < failures) return;
    const rest = this.#trying ? Math.min((this.#opened?.restMs ?? restMs) * 2, longestRestMs) : restMs;
    this.#opened = { until: this.#now().getTime() + rest, restMs: rest };
    this.#trying = false;
  }

  /** The call ended without telling anything of the provider: the person went away. */
  givenUp(): void {
    this.#trying = false;
  }

  get resting(): boolean {
    return this.#opened !== undefined;
  }
}
