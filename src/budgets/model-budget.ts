import type { Asker, ModelUsage, ModelUse, TokenUse, UsageLimits } from "../ports/model-usage.ts";
import type { CircuitBreaker } from "./circuit-breaker.ts";
import { NOTHING_USED, type PriceList, priced, sumOf } from "./price-list.ts";
import { type Chance, RETRY, type RetrySettings, retrying, type Tried } from "./retry.ts";

/** What one answer may cost in calls, time and money; and what it did cost. */

export interface BudgetSettings extends Chance {
  /** The model's name as in MODEL. */
  readonly model: string;
  readonly usage: ModelUsage;
  readonly limits: UsageLimits;
  readonly prices: PriceList;
  readonly breaker: CircuitBreaker;
  /** The city's day, YYYY-MM-DD. */
  readonly today: () => string;
  readonly retry?: RetrySettings;
}

export type Admission =
  | { readonly kind: "admitted"; readonly spending: Spending }
  /** `resting`: the provider failed again and again, and is left in peace for a while. */
  | { readonly kind: "refused"; readonly why: "personLimit" | "cityLimit" | "resting" };

export class ModelBudget {
  readonly #settings: BudgetSettings;

  constructor(settings: BudgetSettings) {
    this.#settings = settings;
  }

  /** Whether the person may have one more answer with the model today. */
  async admit(asker: Asker): Promise<Admission> {
    const { usage, limits, breaker, today } = this.#settings;
    if (!breaker.enter()) return { kind: "refused", why: "resting" };
    const day = today();
    let taken: Awaited<ReturnType<ModelUsage["take"]>>;
    try {
      taken = await usage.take(asker, day, limits);
    } catch (error) {
      breaker.givenUp();
      throw error;
    }
    if (taken === "taken") return { kind: "admitted", spending: new Spending(this.#settings, asker, day) };
    breaker.givenUp();
    return { kind: "refused", why: taken };
  }
}

/** One answer's calls to the model. Close it in the end, whatever came. */
export class Spending {
  readonly #settings: BudgetSettings;
  readonly #asker: Asker;
  readonly #day: string;
  #used: TokenUse = NOTHING_USED;
  #told = false;

  constructor(settings: BudgetSettings, asker: Asker, day: string) {
    this.#settings = settings;
    this.#asker = asker;
    this.#day = day;
  }

  /**
   * One call, tried again where it failed in passing. `attempt` tells the tokens it used by `count` (also those of a
   * try that failed in the end), and calls `shown` once something of it was shown. Never rejects.
   */
  async call<T>(
    attempt: (
      signal: AbortSignal,
      told: { readonly shown: () => void; readonly count: (use: TokenUse) => void },
    ) => Promise<T>,
    signal: AbortSignal,
  ): Promise<Tried<T>> {
    const { breaker, retry = RETRY } = this.#settings;
    const count = (use: TokenUse): void => {
      this.#used = sumOf(this.#used, use);
    };
    const tried = await retrying(
      (each, shown) => attempt(each, { shown, count }),
      signal,
      this.#settings,
      retry,
    );
    if (tried.kind === "done") breaker.succeeded();
    else if (tried.kind === "failed" && tried.blame === "provider") breaker.failed();
    else breaker.givenUp();
    this.#told = true;
    return tried;
  }

  get spent(): ModelUse {
    const { model, prices } = this.#settings;
    return priced(model, this.#used, prices);
  }

  async close(): Promise<void> {
    const { usage, breaker } = this.#settings;
    if (!this.#told) breaker.givenUp();
    await usage.add(this.#asker, this.#day, this.spent);
  }
}
