import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_ROOT } from "../src/config.ts";
import { loadKnowledge, shippedKnowledge } from "../src/knowledge/knowledge.ts";
import { learnedFrom, learnWeights, loadExamples } from "../src/suggestions/examples.ts";
import { WEIGHTS_FILE } from "../src/suggestions/project-words.ts";
import { weightsText } from "../src/suggestions/weights-file.ts";

/** `npm run learn`: writes knowledge/project-weights.tsv anew from the examples and words beside it. */

const folder = join(PROJECT_ROOT, "knowledge");
const examplesFile = join(folder, "project-examples.yaml");
const wordsFile = join(folder, "project-words.yaml");
const { library } = loadKnowledge(shippedKnowledge(PROJECT_ROOT));
const weights = learnWeights(
  loadExamples(examplesFile),
  wordsFile,
  library.volumes.map(({ guideline }) => guideline.municipality),
  learnedFrom(examplesFile, wordsFile),
);
const target = join(folder, WEIGHTS_FILE);
const text = weightsText(weights);
writeFileSync(target, text);
console.log(
  `${target}: ${weights.zones.terms.size} + ${weights.forms.terms.size} features, ${Math.round(text.length / 1000)} kB`,
);
