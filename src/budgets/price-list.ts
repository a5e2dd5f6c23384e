import type { ModelUse, TokenUse } from "../ports/model-usage.ts";

/** What a model costs, as the city's contract says: prices change, so none is built in. */

/** In units of the currency for a million tokens. */
export interface Price {
  readonly input: number;
  readonly cached: number;
  readonly output: number;
}

/** Prices by the model's name as in MODEL. */
export type PriceList = ReadonlyMap<string, Price>;

export type ReadPrices =
  | { readonly ok: true; readonly prices: PriceList }
  | { readonly ok: false; readonly entry: string };

const ENTRY =
  /^(\S+?)\s*=\s*([0-9]+(?:\.[0-9]+)?)(?:\s*\/\s*([0-9]+(?:\.[0-9]+)?))?\s*\/\s*([0-9]+(?:\.[0-9]+)?)$/;

/** Reads 「model=input/output」 or 「model=input/cached/output」, several with commas between. */
export function readPrices(text: string): ReadPrices {
  const prices = new Map<string, Price>();
  for (const entry of text.split(",").map((each) => each.normalize("NFKC").trim())) {
    if (entry === "") continue;
    const [, model, input, cached, output] = ENTRY.exec(entry) ?? [];
    if (model === undefined || input === undefined || output === undefined) return { ok: false, entry };
    prices.set(model, { input: Number(input), cached: Number(cached ?? input), output: Number(output) });
  }
  return { ok: true, prices };
}

/** Cost in millionths of the currency's unit; undefined where the model is not in the list. */
export function costMicros(model: string, use: TokenUse, prices: PriceList): number | undefined {
  const price = prices.get(model);
  if (!price) return undefined;
  const cached = Math.min(use.cached, use.input);
  return Math.round((use.input - cached) * price.input + cached * price.cached + use.output * price.output);
}

export const NOTHING_USED: TokenUse = { input: 0, cached: 0, output: 0 };

export const sumOf = (one: TokenUse, other: TokenUse): TokenUse => ({
  input: one.input + other.input,
  cached: one.cached + other.cached,
  output: one.output + other.output,
});

export const priced = (model: string, use: TokenUse, prices: PriceList): ModelUse => ({
  ...use,
  costMicros: costMicros(model, use, prices),
});
