import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type CaseFile, readCases } from "../evals/cases.ts";
import { renderRun } from "../evals/report.ts";
import { type EvalAnswers, type EvalRun, evalRunSchema, runCases } from "../evals/run.ts";
import { InputError } from "./jsonl.ts";
import { readGiven } from "./read-file.ts";

/** `eval`: puts gold cases to the answers, keeps the run, and compares it with the last one. */

export interface EvalWish {
  /** A JSON Lines file, or a folder with some. */
  readonly path: string;
  readonly answers: EvalAnswers;
  readonly texts: ReadonlyMap<string, string>;
  readonly embeddings: string | null;
  /** Where runs are kept. */
  readonly folder: string;
  readonly now: () => Date;
  readonly tell: (line: string) => void;
}

/** Questions that are with a model at the same time: providers limit how many may be. */
const AT_ONCE = 4;
/** How often progress is told. */
const TOLD_EVERY = 10;

/** Resolves to what is to be printed. */
export async function evaluate(wish: EvalWish): Promise<string> {
  const { answers, folder, tell, now } = wish;
  const { cases, others, problems, hash } = readCases(await filesAt(wish.path));
  if (problems.length > 0) {
    throw new InputError(
      `読めない行があります。直してください。 / Some lines cannot be read; please mend them.\n${problems.map((line) => `  ${line}`).join("\n")}`,
    );
  }
  if (cases.length === 0) {
    throw new InputError(
      `質問がありません。各行に {"id", "question", "groups": [[{"guideline", "quote"}]]} または {"id", "question", "expected": "abstain"} を書いてください。 / There are no questions in ${wish.path}: each line holds such an object.`,
    );
  }
  if (others > 0) tell(`質問でない行 / lines without a question: ${others}`);
  const last = await lastRun(folder);
  const run = await runCases(cases, {
    answers,
    texts: wish.texts,
    hash,
    embeddings: wish.embeddings,
    at: now(),
    atOnce: AT_ONCE,
    done: (count, of) => {
      if (count % TOLD_EVERY === 0 || count === of) tell(`${count}/${of}`);
    },
  });
  const file = await keep(run, folder);
  return `${renderRun(run, last)}\n→ ${file}`;
}

async function filesAt(path: string): Promise<CaseFile[]> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const names = isFolder ? (await readdir(path)).filter((name) => name.endsWith(".jsonl")).sort() : [];
  if (isFolder && names.length === 0) {
    throw new InputError(`フォルダに .jsonl がありません: ${path} / The folder holds no .jsonl file.`);
  }
  const files = isFolder
    ? names.map((name) => ({ name, file: join(path, name) }))
    : [{ name: path, file: path }];
  return Promise.all(
    files.map(async ({ name, file }) => ({ name, content: new TextDecoder().decode(await readGiven(file)) })),
  );
}

async function keep(run: EvalRun, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${run.at.replace(/[:.]/g, "-")}.json`);
  await writeFile(file, `${JSON.stringify(run, null, 1)}\n`);
  return file;
}

/** The latest run that can still be read. */
async function lastRun(folder: string): Promise<EvalRun | undefined> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names
    .filter((each) => each.endsWith(".json"))
    .sort()
    .reverse()) {
    const read = await readFile(join(folder, name), "utf8")
      .then(JSON.parse)
      .catch(() => undefined);
    const run = evalRunSchema.safeParse(read).data;
    if (run) return run;
  }
  return undefined;
}
