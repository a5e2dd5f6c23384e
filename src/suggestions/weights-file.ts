import { readFileSync } from "node:fs";
import { FORMS, type FormName, type ZoneNumber } from "../domain/guideline.ts";
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

const SCALE = 100;
const written = (number: number): string => {
  const scaled = Math.round(number * SCALE);
  return scaled === 0 ? "" : String(scaled);
};
const read = (text: string | undefined): number => Number(text ?? "") / SCALE;

export function weightsText({ learnedFrom, zones, forms }: ProjectWeights): string {
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
  const bias: { zones: number[]; forms: number[] } = { zones: [], forms: [] };
  const terms = { zones: new Map<string, Term>(), forms: new Map<string, Term>() };
  let into: "zones" | "forms" = "zones";
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const [key = "", ...numbers] = line.split("\t");
    if (key === "learned from") learnedFrom = numbers[0] ?? "";
    else if (key === "zones" || key === "forms") {
      into = key;
      bias[key] = numbers.map(read);
    } else if (key !== "") {
      terms[into].set(key, { rarity: read(numbers[0]), weights: numbers.slice(1).map(read) });
    }
  }
  if (bias.zones.length !== ZONES.length || bias.forms.length !== FORMS.length) {
    throw new Error(`${file}: weights for ${ZONES.length} zones and ${FORMS.length} forms are expected`);
  }
  return {
    learnedFrom,
    zones: { classes: ZONES, bias: bias.zones, terms: terms.zones },
    forms: { classes: FORMS, bias: bias.forms, terms: terms.forms },
  };
}
