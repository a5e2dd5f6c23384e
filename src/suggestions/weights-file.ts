import { readFileSync } from "node:fs";
import { FORMS, type FormName, type ZoneNumber } from "../domain/guideline.ts";
import type { LearnedModel } from "./learning.ts";
import type { LinearModel, Term } from "./linear-model.ts";

/**
 * The learned weights as a file of lines: the examples' hash, then for each model its bias and its features, each with
 * its rarity and its weights in hundredths (nothing for 0), parted by tabs. Written by `npm run learn`, never by hand.
 */

export const ZONES = [1, 2, 3, 4, 5] as const satisfies readonly ZoneNumber[];

export interface ProjectWeights {
  /** SHA-256 of the examples and words that the weights were learned from. */
  readonly learnedFrom: string;
  readonly zones: LinearModel<ZoneNumber>;
  readonly forms: LinearModel<FormName>;
}

export interface LearnedWeights extends ProjectWeights {
  readonly zones: LearnedModel<ZoneNumber>;
  readonly forms: LearnedModel<FormName>;
}

const SCALE = 100;
const written = (number: number): string => {
  const scaled = Math.round(number * SCALE);
  return scaled === 0 ? "" : String(scaled);
};
const read = (text: string): number => Number(text) / SCALE;

export function weightsText({ learnedFrom, zones, forms }: LearnedWeights): string {
  const lines = [`learned from\t${learnedFrom}`];
  for (const [name, { bias, terms }] of [["zones", zones] as const, ["forms", forms] as const]) {
    lines.push([name, ...bias.map(written)].join("\t"));
    for (const [key, { rarity, weights }] of terms) {
      lines.push([key, written(rarity), ...weights.map(written)].join("\t"));
    }
  }
  return `${lines.join("\n")}\n`;
}

/** Throws an Error that names the file where it does not hold both models. */
export function loadWeights(file: string): ProjectWeights {
  let learnedFrom = "";
  const zones = new LineModel<ZoneNumber>(ZONES);
  const forms = new LineModel<FormName>(FORMS);
  let into: LineModel<ZoneNumber> | LineModel<FormName> = zones;
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const tab = line.indexOf("\t");
    const key = line.slice(0, tab);
    const rest = line.slice(tab + 1);
    if (key === "learned from") learnedFrom = rest;
    else if (key === "zones" || key === "forms") {
      into = key === "zones" ? zones : forms;
      into.setBias(rest);
    } else if (tab > 0) into.add(key, rest);
  }
  if (!zones.complete || !forms.complete) {
    throw new Error(`${file}: weights for ${ZONES.length} zones and ${FORMS.length} forms are expected`);
  }
  return { learnedFrom, zones, forms };
}

/** A model whose lines are read when they are first asked for: a description needs some hundreds of many thousands. */
class LineModel<Class> implements LinearModel<Class> {
  readonly classes: readonly Class[];
  bias: readonly number[] = [];
  readonly #lines = new Map<string, string>();
  readonly #terms = new Map<string, Term>();

  constructor(classes: readonly Class[]) {
    this.classes = classes;
  }

  get complete(): boolean {
    return this.bias.length === this.classes.length;
  }

  setBias(numbers: string): void {
    this.bias = numbers.split("\t").map(read);
  }

  add(key: string, numbers: string): void {
    this.#lines.set(key, numbers);
  }

  term(key: string): Term | undefined {
    const known = this.#terms.get(key);
    if (known) return known;
    const line = this.#lines.get(key);
    if (line === undefined) return undefined;
    const [rarity = 0, ...weights] = line.split("\t").map(read);
    const term = { rarity, weights };
    this.#terms.set(key, term);
    return term;
  }
}
