import { createReadStream, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { z } from "zod";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { search } from "../knowledge/search.ts";
import { buildPair, Pair } from "../knowledge/search-index.ts";
import { grams, words } from "../knowledge/tokens.ts";
import { answerLines, InputError } from "./jsonl.ts";
import { askable, type FindsLikeness, questionRow } from "./question-input.ts";

/** `search --jsonl`: the best passages of the packs, or of any file of passages. */

const elapsed = (started: number): number => Math.round((performance.now() - started) * 10) / 10;

/** Searches the packs; resolves to whether every line was read. */
export function searchLines(
  knowledge: Knowledge,
  top: number,
  input: Readable,
  output: Writable,
  meanings?: FindsLikeness,
): Promise<boolean> {
  return answerLines(input, output, questionRow, async (row) => {
    const started = performance.now();
    const asked = askable(row, knowledge);
    const passages = search(knowledge, { ...asked, likeness: await meanings?.likenessOf(asked) }, top);
    return { passages, ms: elapsed(started) };
  });
}

const corpusRow = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  title: z.string().nullish(),
});
type CorpusRow = z.infer<typeof corpusRow>;
const corpusQuestion = z.object({
  id: z.union([z.string(), z.number()]),
  question: z.string().trim().min(1),
});

/** Any passages, indexed in memory the way the packs' texts are. */
export class Corpus {
  readonly #rows: readonly CorpusRow[];
  readonly #pair: Pair;

  constructor(rows: readonly CorpusRow[]) {
    this.#rows = rows;
    this.#pair = new Pair(buildPair(titled(rows)));
  }

  get size(): number {
    return this.#rows.length;
  }

  /** The best passages, best first; fewer than `top` where fewer share a word with the question. */
  search(question: string, top: number) {
    const scores = new Float64Array(this.#rows.length);
    this.#pair.addScores({ grams: countOf(grams(question)), words: countOf(words(question)) }, 1, scores);
    return bestOf(scores, top).map((number) => {
      const row = this.#rows[number];
      return {
        id: String(row?.id ?? number),
        guideline: null,
        section: row?.title ?? null,
        text: row?.text ?? "",
        score: Math.round((scores[number] ?? 0) * 1000) / 1000,
      };
    });
  }
}

function* titled(rows: readonly CorpusRow[]): Generator<string> {
  for (const { title, text } of rows) yield title ? `${title}\n${text}` : text;
}

function countOf(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** The places of the highest scores above zero, highest first, without sorting them all. */
function bestOf(scores: Float64Array, top: number): number[] {
  const best: number[] = [];
  let lowest = 0;
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] ?? 0;
    if (score <= lowest) continue;
    let place = best.length;
    while (place > 0 && (scores[best[place - 1] ?? 0] ?? 0) < score) place--;
    best.splice(place, 0, at);
    if (best.length > top) best.pop();
    if (best.length === top) lowest = scores[best[top - 1] ?? 0] ?? 0;
  }
  return best;
}

/** Reads a corpus: lines `{id, text, title?}`. Throws an InputError that names the first bad line. */
export async function readCorpus(file: string): Promise<Corpus> {
  if (!existsSync(file)) throw new InputError(`ファイルがありません。 / There is no such file: ${file}`);
  const rows: CorpusRow[] = [];
  let number = 0;
  for await (const line of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number++;
    if (line.trim() === "") continue;
    rows.push(readCorpusLine(file, number, line));
  }
  return new Corpus(rows);
}

function readCorpusLine(file: string, number: number, line: string): CorpusRow {
  const wrong = (what: string): InputError =>
    new InputError(`${file}の${number}行目が読めません。 / Line ${number} cannot be read: ${what}`);
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    throw wrong("not JSON");
  }
  const row = corpusRow.safeParse(json);
  if (!row.success)
    throw wrong(row.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; "));
  return row.data;
}

/** Searches a corpus; resolves to whether every line was read. */
export function searchCorpusLines(
  corpus: Corpus,
  top: number,
  input: Readable,
  output: Writable,
): Promise<boolean> {
  return answerLines(input, output, corpusQuestion, (row) => {
    const started = performance.now();
    return { passages: corpus.search(row.question, top), ms: elapsed(started) };
  });
}
