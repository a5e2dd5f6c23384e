import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { z } from "zod";
import { FORMS, type Municipality, type ZoneNumber } from "../domain/guideline.ts";
import { parseYaml } from "../knowledge/yaml-file.ts";
import { featuresOf } from "./features.ts";
import { learn } from "./learning.ts";
import { loadWordLists } from "./project-words.ts";
import { Reader } from "./reading.ts";
import { type LearnedWeights, ZONES } from "./weights-file.ts";

/** The labelled descriptions that the weights are learned from: `knowledge/project-examples.yaml`. */

const zoneNumber = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
const fileSchema = z.strictObject({
  zones: z.array(z.tuple([zoneNumber, z.string().min(1)])),
  forms: z.array(z.tuple([z.enum(FORMS), z.string().min(1)])),
});
export type ProjectExamples = z.infer<typeof fileSchema>;

/** Throws an Error that names the file and what is wrong in it. */
export function loadExamples(file: string): ProjectExamples {
  const parsed = parseYaml(file, readFileSync(file, "utf8"), fileSchema);
  if (!parsed.ok) {
    throw new Error(parsed.problems.map(({ line, reason }) => `${file}:${line} ${reason}`).join("\n"));
  }
  return parsed.value;
}

/** Whether weights still belong to the examples and words: SHA-256 over both files. */
export const learnedFrom = (...files: readonly string[]): string =>
  files.reduce((hash, file) => hash.update(readFileSync(file)), createHash("sha256")).digest("hex");

export function learnWeights(
  examples: ProjectExamples,
  wordsFile: string,
  municipalities: readonly Municipality[],
  source: string,
): LearnedWeights {
  const reader = new Reader(loadWordLists(wordsFile).actors, municipalities);
  const read = <Class>([label, description]: readonly [Class, string]) => ({
    label,
    features: featuresOf(reader.read(description)),
  });
  return {
    learnedFrom: source,
    zones: learn<ZoneNumber>(ZONES, examples.zones.map(read)),
    forms: learn(FORMS, examples.forms.map(read)),
  };
}
