import { type Features, KIND_WEIGHTS, kindOf, type Place } from "./features.ts";

/** Weighs a description's features for each class: one linear function a class, learned from labelled examples. */

export interface Term {
  /** How rare the feature is among the examples: what it brings before it is weighed. */
  readonly rarity: number;
  /** One weight a class, in the classes' order. */
  readonly weights: readonly number[];
}

export interface LinearModel<Class> {
  readonly classes: readonly Class[];
  readonly bias: readonly number[];
  /** What was learned of a feature; undefined where nothing was. */
  term(key: string): Term | undefined;
}

/** The known features of a description with their values; every kind has its weight as length, however many there are. */
export function valuesOf(
  features: Features,
  rarityOf: (key: string) => number | undefined,
): ReadonlyMap<string, number> {
  const squares = new Map<string, number>();
  const known: [string, string, number][] = [];
  for (const key of features.keys()) {
    const rarity = rarityOf(key);
    if (rarity === undefined) continue;
    const kind = kindOf(key);
    squares.set(kind, (squares.get(kind) ?? 0) + rarity * rarity);
    known.push([key, kind, rarity]);
  }
  return new Map(
    known.map(([key, kind, rarity]) => [
      key,
      (rarity / Math.sqrt(squares.get(kind) ?? 1)) * (KIND_WEIGHTS[kind] ?? 0),
    ]),
  );
}

export interface Weighed<Class> {
  /** All classes, the likeliest first; the shares add up to 1. */
  readonly ranked: readonly { readonly label: Class; readonly share: number }[];
  /** What each place of the description speaks for a class, against the mean of the others. */
  evidence(label: Class): readonly { readonly place: Place; readonly weight: number }[];
}

/** How steeply a lead in score turns into a share; measured: a share of .9 is then right nine times in ten. */
const STEEPNESS = 3;

export function weigh<Class>(model: LinearModel<Class>, features: Features): Weighed<Class> {
  const values = valuesOf(features, (key) => model.term(key)?.rarity);
  const scores = [...model.bias];
  for (const [key, value] of values) {
    const weights = model.term(key)?.weights ?? [];
    for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) + value * (weights[at] ?? 0);
  }
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(STEEPNESS * (score - highest)));
  const sum = powers.reduce((all, each) => all + each, 0);
  const ranked = model.classes
    .map((label, at) => ({ label, share: (powers[at] ?? 0) / sum }))
    .sort((a, b) => b.share - a.share);
  return {
    ranked,
    evidence: (label) => {
      const at = model.classes.indexOf(label);
      return [...values].flatMap(([key, value]) => {
        const place = features.get(key);
        const weights = model.term(key)?.weights ?? [];
        const others = weights.reduce((all, each) => all + each, -(weights[at] ?? 0)) / (weights.length - 1);
        return place ? [{ place, weight: value * ((weights[at] ?? 0) - others) }] : [];
      });
    },
  };
}
