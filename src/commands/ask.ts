import type { Readable, Writable } from "node:stream";
import type { Answerer } from "../answers/ask.ts";
import type { Answer } from "../domain/answer.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { answerLines } from "./jsonl.ts";
import { askable, type FindsLikeness, questionRow } from "./question-input.ts";

const STATUS = {
  answered: "answered",
  smallTalk: "answered",
  notFound: "not_found",
  clarify: "clarify",
} as const satisfies Record<Answer["kind"], string>;

/** An answer as the command line gives it out. */
export function answerOut(answer: Answer) {
  return {
    status: STATUS[answer.kind],
    text: answer.text,
    citations: answer.kind === "answered" ? answer.citations : [],
    ...(answer.kind === "answered" && answer.table ? { table: answer.table } : {}),
    ...(answer.kind === "clarify" ? { choices: answer.choices } : {}),
    ...(answer.kind === "notFound" ? { nearest: answer.nearest, reason: answer.reason } : {}),
  };
}

/** `ask --jsonl`: resolves to whether every line was read. */
export function askLines(
  answerer: Answerer,
  knowledge: Knowledge,
  input: Readable,
  output: Writable,
  meanings?: FindsLikeness,
): Promise<boolean> {
  return answerLines(input, output, questionRow, async (row) => {
    const started = performance.now();
    const asked = askable(row, knowledge);
    const answer = answerer.answer({ ...asked, likeness: await meanings?.likenessOf(asked) });
    return { ...answerOut(answer), ms: Math.round((performance.now() - started) * 10) / 10 };
  });
}
