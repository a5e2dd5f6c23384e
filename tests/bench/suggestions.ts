import { join } from "node:path";
import { PROJECT_ROOT } from "../../src/config.ts";
import { loadKnowledge, shippedKnowledge } from "../../src/knowledge/knowledge.ts";
import { loadExamples } from "../../src/suggestions/examples.ts";
import { loadProjectWords } from "../../src/suggestions/project-words.ts";
import { Suggester } from "../../src/suggestions/suggest.ts";
import { once, timings } from "./measure.ts";
import type { Measurement } from "./run.ts";

/** Proposing zone and form from a description. */

const folder = join(PROJECT_ROOT, "knowledge");
const knowledge = loadKnowledge(shippedKnowledge(PROJECT_ROOT));
const { ms: loadMs, result: suggester } = once(
  () => new Suggester(knowledge, loadProjectWords(join(folder, "project-words.yaml"))),
);
const { zones, forms } = loadExamples(join(folder, "project-examples.yaml"));
const descriptions = [...zones, ...forms].map(([, text]) => text).filter((_, at) => at % 10 === 0);
const { p50, p95 } = timings(descriptions, 3, (text) => suggester.suggest(text, "odawara"));

const results: Measurement[] = [
  { name: "suggestions: load the words and weights", value: loadMs, unit: "ms", goal: "≤ 300" },
  { name: "suggestions: one suggestion p50", value: p50, unit: "ms" },
  { name: "suggestions: one suggestion p95", value: p95, unit: "ms", goal: "≤ 5" },
];
console.log(JSON.stringify(results));
