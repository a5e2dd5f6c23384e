/** How much language models are used, counted in the store: limits hold on one machine or on ten, and over restarts. */

/** Who asked: a person as a platform names them, in a city. */
export interface Asker {
  readonly tenant: string;
  readonly platform: string;
  readonly person: string;
}

/** Answers with a model on one day; undefined is no limit. */
export interface UsageLimits {
  readonly perPerson: number | undefined;
  readonly perCity: number | undefined;
}

export interface TokenUse {
  /** All tokens that went in, those read from the provider's cache among them. */
  readonly input: number;
  readonly cached: number;
  readonly output: number;
}

/** What was used for one answer. */
export interface ModelUse extends TokenUse {
  /** In millionths of the currency's unit; undefined where the model has no known price. */
  readonly costMicros: number | undefined;
}

export interface DayUse extends TokenUse {
  /** YYYY-MM-DD, in the city. */
  readonly day: string;
  readonly answers: number;
  readonly people: number;
  /** The cost of what has a known price. */
  readonly costMicros: number;
  /** Answers whose model has no known price: their cost is missing above. */
  readonly unpriced: number;
}

export interface ModelUsage {
  /** Counts one more answer of a person on a day, unless a limit is reached. Of many who ask at once no more get it than the limit lets. */
  take(asker: Asker, day: string, limits: UsageLimits): Promise<"taken" | "personLimit" | "cityLimit">;
  /** Adds what the answer used. */
  add(asker: Asker, day: string, use: ModelUse): Promise<void>;
  /** A city's days from one to another, both inclusive, in order; days without use are left out. */
  days(tenant: string, from: string, until: string): Promise<readonly DayUse[]>;
}
