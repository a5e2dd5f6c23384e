import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { parseYaml } from "../knowledge/yaml-file.ts";
import { loadWeights, type ProjectWeights } from "./weights-file.ts";

/** The words that show who acts and what a description says outright, and the learned weights that stand beside them. */

const patterns = z.array(z.string().min(1));
const fileSchema = z.strictObject({
  actors: z.strictObject({ outside: patterns, city: patterns, citizens: patterns }),
  reserved: patterns,
  private: patterns,
  began: z.strictObject({ citizens: patterns, both: patterns, city: patterns }),
  responsible: z.strictObject({ citizens: patterns, both: patterns, city: patterns }),
  term: z.strictObject({ agreed: patterns, continuing: patterns }),
});

export interface Actors {
  /** State, prefecture, foundations: their money and help are not the city's. */
  readonly outside: RegExp;
  readonly city: RegExp;
  readonly citizens: RegExp;
}

type Sides = { readonly [Side in "citizens" | "both" | "city"]: RegExp };

export interface ProjectWords {
  readonly actors: Actors;
  readonly reserved: RegExp;
  readonly private: RegExp;
  readonly began: Sides;
  readonly responsible: Sides;
  readonly term: { readonly agreed: RegExp; readonly continuing: RegExp };
  readonly weights: ProjectWeights;
}

/** Name of the weights' file, in the folder of the words' file. */
export const WEIGHTS_FILE = "project-weights.tsv";

/** Reads the words and the weights beside them. Throws an Error that names the file and what is wrong in it. */
export function loadProjectWords(file: string): ProjectWords {
  return { ...loadWordLists(file), weights: loadWeights(join(dirname(file), WEIGHTS_FILE)) };
}

/** The words alone, as they are needed before anything is learned. */
export function loadWordLists(file: string): Omit<ProjectWords, "weights"> {
  const parsed = parseYaml(file, readFileSync(file, "utf8"), fileSchema);
  if (!parsed.ok) {
    throw new Error(parsed.problems.map(({ line, reason }) => `${file}:${line} ${reason}`).join("\n"));
  }
  const { actors, reserved, began, responsible, term, ...lists } = parsed.value;
  const compile = (all: readonly string[]): RegExp => {
    const marked = all
      .join("|")
      .replaceAll("CITY", `(?:${actors.city.join("|")})`)
      .replaceAll("CITIZENS", `(?:${actors.citizens.join("|")})`);
    return new RegExp(marked, "giu");
  };
  const sides = (of: Readonly<Record<keyof Sides, readonly string[]>>): Sides => ({
    citizens: compile(of.citizens),
    both: compile(of.both),
    city: compile(of.city),
  });
  return {
    actors: {
      outside: compile(actors.outside),
      city: compile(actors.city),
      citizens: compile(actors.citizens),
    },
    reserved: compile(reserved),
    private: compile(lists.private),
    began: sides(began),
    responsible: sides(responsible),
    term: { agreed: compile(term.agreed), continuing: compile(term.continuing) },
  };
}

/** Where a list's words stand in a text: the words themselves, in their order, each once. */
export function wordsFound(pattern: RegExp, text: string): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map(([word]) => word.trim()).filter((word) => word !== ""))];
}
