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
  const scores = [...model.bias];
  const spoken: { readonly place: Place | undefined; readonly points: readonly number[] }[] = [];
  for (const [key, value] of valuesOf(features, (each) => model.term(each)?.rarity)) {
    const points = (model.term(key)?.weights ?? []).map((weight) => weight * value);
    for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) + (points[at] ?? 0);
    spoken.push({ place: features.get(key), points });
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
      const found: { place: Place; weight: number }[] = [];
      for (const { place, points } of spoken) {
        const own = points[at] ?? 0;
        const others = (points.reduce((all, each) => all + each, 0) - own) / (points.length - 1);
        if (place) found.push({ place, weight: own - others });
      }
      return found;
    },
  };
}
