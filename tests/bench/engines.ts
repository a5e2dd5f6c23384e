import { join } from "node:path";
import Database from "better-sqlite3";
import MiniSearch from "minisearch";
import { Corpus } from "../../src/commands/search.ts";
import { PROJECT_ROOT } from "../../src/config.ts";
import { loadKnowledge, shippedKnowledge } from "../../src/knowledge/knowledge.ts";
import { once, residentMegabytes, timings } from "./measure.ts";
import { QUESTIONS } from "./questions.ts";
import type { Measurement } from "./run.ts";

/**
 * Many passages, made from the sentences of the five texts: our index, MiniSearch with ICU words, and SQLite's FTS5 with
 * trigrams, each in its own process over the same passages and questions.
 */
const count = Number(process.argv[2]);
const engine = process.argv[3] ?? "";
const PASSAGE_LENGTH = 300;
const TOP = 10;

interface Row {
  readonly id: string;
  readonly text: string;
}

/** Passages of about 300 characters, sentences drawn by a fixed sequence. */
function makePassages(): Row[] {
  const storeDirectory = join(process.env["KYODO_BENCH_STORE"] ?? "data", "index");
  const { library } = loadKnowledge({ ...shippedKnowledge(PROJECT_ROOT), storeDirectory });
  const sentences = library.sentences
    .filter((sentence) => !sentence.heading)
    .map((sentence) => sentence.text);
  let seed = 20_260_401;
  const next = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  return Array.from({ length: count }, (_, number) => {
    let text = "";
    while (text.length < PASSAGE_LENGTH) text += sentences[Math.floor(next() * sentences.length)] ?? "";
    return { id: String(number), text: `${text}第${number}号` };
  });
}

type Search = (question: string) => unknown;

const ENGINES: Readonly<Record<string, (rows: readonly Row[]) => Search>> = {
  kyodo(rows) {
    const corpus = new Corpus(rows);
    return (question) => corpus.search(question, TOP);
  },
  minisearch(rows) {
    const segmenter = new Intl.Segmenter("ja", { granularity: "word" });
    const tokenize = (text: string): string[] =>
      [...segmenter.segment(text)].filter((part) => part.isWordLike).map((part) => part.segment);
    const index = new MiniSearch<Row>({ fields: ["text"], tokenize });
    index.addAll(rows);
    return (question) => index.search(question).slice(0, TOP);
  },
  fts5(rows) {
    const database = new Database(":memory:");
    database.exec("create virtual table passages using fts5(text, tokenize = 'trigram')");
    const insert = database.prepare("insert into passages(text) values (?)");
    database.transaction(() => {
      for (const row of rows) insert.run(row.text);
    })();
    const find = database.prepare(
      `select rowid from passages where passages match ? order by rank limit ${TOP}`,
    );
    return (question) => {
      const letters = [...question.replace(/[^\p{L}\p{N}]/gu, "")];
      const trigrams = letters.slice(0, -2).map((_, at) => `"${letters.slice(at, at + 3).join("")}"`);
      return trigrams.length === 0 ? [] : find.all(trigrams.join(" OR "));
    };
  },
};

const make = ENGINES[engine];
if (!make) throw new Error(`no engine ${engine}`);
const rows = makePassages();
const before = residentMegabytes();
const { ms: buildMs, result: search } = once(() => make(rows));
const rounds = engine === "kyodo" ? 10 : 2;
const times = timings(QUESTIONS, rounds, search);
const memory = residentMegabytes();
const name = `${engine} over ${count} passages`;
const isGoal = engine === "kyodo" && count === 100_000;
const results: Measurement[] = [
  { name: `${name}: build`, value: Math.round(buildMs), unit: "ms" },
  { name: `${name}: search p50`, value: times.p50, unit: "ms" },
  { name: `${name}: search p95`, value: times.p95, unit: "ms", ...(isGoal ? { goal: "≤ 15" } : {}) },
  { name: `${name}: resident memory`, value: memory, unit: "MB", ...(isGoal ? { goal: "≤ 600" } : {}) },
  { name: `${name}: of which before the index`, value: before, unit: "MB" },
];
console.log(JSON.stringify(results));
