import { join } from "node:path";
import { Answerer } from "../../src/answers/ask.ts";
import { PROJECT_ROOT } from "../../src/config.ts";
import { loadKnowledge, shippedKnowledge } from "../../src/knowledge/knowledge.ts";
import { search } from "../../src/knowledge/search.ts";
import { once, residentMegabytes, timings } from "./measure.ts";
import { QUESTIONS } from "./questions.ts";
import type { Measurement } from "./run.ts";

/** The packs that ship: `build` makes the index and keeps it, `load` starts from the store. */
const mode = process.argv[2];
const storeDirectory = join(process.env["KYODO_BENCH_STORE"] ?? "data", "index");

const started = performance.now();
const { ms: openMs, result: knowledge } = once(() =>
  loadKnowledge({ ...shippedKnowledge(PROJECT_ROOT), storeDirectory }),
);
const answerer = new Answerer(knowledge);
answerer.answer({ question: QUESTIONS[0] ?? "" });
const firstAnswerMs = Math.round(performance.now() - started);

const results: Measurement[] = [];
if (mode === "build") {
  if (knowledge.report.fromStore) throw new Error("the store was not empty");
  results.push({ name: "packs: read, check and index", value: openMs, unit: "ms" });
} else {
  if (!knowledge.report.fromStore) throw new Error("the store was not used");
  results.push(
    { name: "packs: load from the store", value: openMs, unit: "ms" },
    { name: "packs: load to first answer", value: firstAnswerMs, unit: "ms", goal: "≤ 1000" },
  );
  const answers = timings(QUESTIONS, 20, (question) => answerer.answer({ question }));
  const searches = timings(QUESTIONS, 20, (question) => search(knowledge, { question }, 5));
  results.push(
    { name: "packs: answer p50", value: answers.p50, unit: "ms" },
    { name: "packs: answer p95", value: answers.p95, unit: "ms", goal: "≤ 15" },
    { name: "packs: search p50", value: searches.p50, unit: "ms" },
    { name: "packs: search p95", value: searches.p95, unit: "ms" },
    { name: "packs: resident memory", value: residentMegabytes(), unit: "MB", goal: "≤ 200" },
  );
}
console.log(JSON.stringify(results));
