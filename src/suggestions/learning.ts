import type { Features } from "./features.ts";
import { type LinearModel, type Term, valuesOf } from "./linear-model.ts";

/**
 * Learns the weights: for each class a linear support vector machine with squared hinge loss, one class against the
 * rest, by dual coordinate descent (Hsieh et al. 2008). The same examples always give the same weights.
 */

export interface Example<Class> {
  readonly label: Class;
  readonly features: Features;
}

/** A model with all that was learned. */
export interface LearnedModel<Class> extends LinearModel<Class> {
  readonly terms: ReadonlyMap<string, Term>;
}

/** How much an example on the wrong side costs, beside large weights. */
const COST = 0.5;
const ROUNDS = 15;
/** A feature of fewer examples than this tells more of the example than of its class. */
const LEAST_EXAMPLES = 2;

export function learn<Class>(
  classes: readonly Class[],
  examples: readonly Example<Class>[],
): LearnedModel<Class> {
  const rarities = raritiesOf(examples);
  const columns = new Map([...rarities.keys()].map((key, at) => [key, at]));
  const rows = examples.map(({ features }) => {
    const values = [...valuesOf(features, (key) => rarities.get(key))];
    return {
      columns: Int32Array.from(values, ([key]) => columns.get(key) ?? 0),
      values: Float64Array.from(values, ([, value]) => value),
    };
  });
  const learned = classes.map((label) =>
    separate(
      rows,
      examples.map((example) => (example.label === label ? 1 : -1)),
      rarities.size,
    ),
  );
  const terms = new Map(
    [...rarities].map(([key, rarity], at) => [
      key,
      { rarity, weights: learned.map((weights) => weights[at] ?? 0) },
    ]),
  );
  return {
    classes,
    bias: learned.map((weights) => weights[rarities.size] ?? 0),
    terms,
    term: (key) => terms.get(key),
  };
}

/** Inverse document frequency. */
function raritiesOf<Class>(examples: readonly Example<Class>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { features } of examples) {
    for (const key of features.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const common = [...counts].filter(([, count]) => count >= LEAST_EXAMPLES);
  return new Map(common.map(([key, count]) => [key, Math.log((examples.length + 1) / (count + 0.5))]));
}

interface Row {
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** The weights that hold the rows marked 1 apart from those marked −1; the last is the bias. */
function separate(rows: readonly Row[], marks: readonly number[], width: number): Float64Array {
  const weights = new Float64Array(width + 1);
  const alphas = new Float64Array(rows.length);
  const ridge = 1 / (2 * COST);
  const lengths = rows.map(({ values }) => values.reduce((sum, value) => sum + value * value, 1 + ridge));
  for (const at of order(rows.length)) {
    const row = rows[at];
    const mark = marks[at] ?? 0;
    const alpha = alphas[at] ?? 0;
    if (!row) continue;
    let score = weights[width] ?? 0;
    for (let k = 0; k < row.columns.length; k++) {
      score += (weights[row.columns[k] ?? width] ?? 0) * (row.values[k] ?? 0);
    }
    const gradient = mark * score - 1 + alpha * ridge;
    const next = Math.max(0, alpha - gradient / (lengths[at] ?? 1));
    if (next === alpha) continue;
    alphas[at] = next;
    const step = (next - alpha) * mark;
    for (let k = 0; k < row.columns.length; k++) {
      const column = row.columns[k] ?? width;
      weights[column] = (weights[column] ?? 0) + step * (row.values[k] ?? 0);
    }
    weights[width] = (weights[width] ?? 0) + step;
  }
  return weights;
}

/** Each row once a round, shuffled by a generator of its own (linear congruential), so that it is always the same. */
function* order(count: number): Generator<number> {
  let seed = 7;
  const at = Array.from({ length: count }, (_, index) => index);
  for (let round = 0; round < ROUNDS; round++) {
    for (let left = count - 1; left > 0; left--) {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      const other = (seed >>> 8) % (left + 1);
      const one = at[left] ?? 0;
      at[left] = at[other] ?? 0;
      at[other] = one;
    }
    yield* at;
  }
}
