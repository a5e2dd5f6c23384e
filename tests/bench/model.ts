import { join } from "node:path";
import { Answerer } from "../../src/answers/ask.ts";
import { QuoteGate } from "../../src/answers/quote-gate.ts";
import { CircuitBreaker } from "../../src/budgets/circuit-breaker.ts";
import { ModelBudget } from "../../src/budgets/model-budget.ts";
import { PROJECT_ROOT } from "../../src/config.ts";
import type { Message } from "../../src/domain/message.ts";
import { loadKnowledge, shippedKnowledge } from "../../src/knowledge/knowledge.ts";
import { maskableNames } from "../../src/masking/mask.ts";
import type { KeptAnswer } from "../../src/ports/answer-log.ts";
import type { LanguageModel } from "../../src/ports/model.ts";
import { fusedSearch } from "../../src/wiring/meanings.ts";
import { writerOf } from "../../src/wiring/model.ts";
import { ClaimGate } from "../../src/writing/gate/claim-gate.ts";
import { loadPrompts } from "../../src/writing/prompts.ts";
import { Refiner } from "../../src/writing/refiner.ts";
import { modelServer } from "../writing/model-server.ts";
import { QUESTIONS } from "./questions.ts";
import type { Measurement } from "./run.ts";

/**
 * What the pipeline around a language model costs: search, prompt, masking, gate and bookkeeping, with a model that
 * answers at once. And how long a sentence that the model has finished takes to be shown, over the wire.
 */

const knowledge = loadKnowledge(shippedKnowledge(PROJECT_ROOT));
const writer = writerOf(knowledge, fusedSearch(knowledge, undefined));
const answerer = new Answerer(knowledge);
const NAMES = maskableNames(
  Array.from({ length: 500 }, (_, at) => `山田${String.fromCodePoint(0x4e00 + at * 7)}太郎`),
  [...knowledge.texts.values()],
);
const to = { tenant: "t", place: { platform: "bench", key: "c" }, person: "p", attempts: 0 };

function refinerWith(model: LanguageModel) {
  const kept = new Map<string, KeptAnswer>();
  const none = async () => [];
  const refiner = new Refiner({
    ...writer,
    model,
    prompts: loadPrompts(join(PROJECT_ROOT, "prompts")),
    budget: new ModelBudget({
      model: model.name,
      usage: { take: async () => "taken", add: async () => undefined, days: none },
      limits: { perPerson: undefined, perCity: undefined },
      prices: new Map(),
      breaker: new CircuitBreaker(() => new Date()),
      today: () => "2026-11-25",
      random: Math.random,
      wait: async () => undefined,
    }),
    store: {
      answers: () => ({ find: async (id) => kept.get(id), latestOf: none, unanswered: none, feedback: none }),
      keepAnswer: async (answer) => void kept.set(answer.id, answer),
    },
    names: async () => NAMES,
    longestMs: 20_000,
    today: () => "2026-11-25",
    tell: (line, cause) => {
      throw new Error(line, { cause });
    },
  });
  return { refiner, kept };
}

const asked = QUESTIONS.flatMap((question, at) => {
  const answer = answerer.answer({ question });
  if (answer.kind !== "answered" || answer.table) return [];
  const id = `a${at}`;
  const { text, citations } = answer;
  const language = /[ぁ-ん]/u.test(question) ? ("ja" as const) : ("en" as const);
  const message: Message = {
    language,
    parts: [
      { kind: "text", text },
      { kind: "sources", answer: id, citations },
      { kind: "feedback", answer: id },
    ],
    refine: { kind: "answer", answer: id, question, history: [] },
  };
  const kept: KeptAnswer = {
    id,
    party: to,
    at: "2026-11-25T00:00:00Z",
    question,
    language,
    kind: "answered",
    text,
    citations,
    made: {},
  };
  return [{ message, kept }];
});

/** Claims that pass, from the first sentences of the passages that the prompt holds: six, as a good model would. */
function claimsFor(input: string): string {
  const claims: { passage: number; quote: string; sentence: string }[] = [];
  let passage = 0;
  for (const line of input.split("\n")) {
    const head = /^\[(\d+)\] /u.exec(line);
    if (head) passage = Number(head[1]);
    else if (passage > 0 && /^[^<［（(].{20,120}。$/u.test(line) && claims.length < 6) {
      claims.push({ passage, quote: line, sentence: line });
    }
  }
  return JSON.stringify({ claims });
}

/** Answers at once, in pieces of a token's size. */
const instant: LanguageModel = {
  name: "bench:instant",
  async ask({ input }, { told, count }) {
    const text = claimsFor(input);
    for (let at = 0; at < text.length; at += 3) told(text.slice(at, at + 3));
    count({ input: 1000, cached: 0, output: 300 });
    return { text, ended: "whole" };
  },
};

const share = (times: readonly number[], of: number): number => {
  const sorted = [...times].sort((one, other) => one - other);
  return Math.round((sorted[Math.floor((sorted.length - 1) * of)] ?? 0) * 10) / 10;
};

const pipeline: number[] = [];
let written = 0;
for (let round = 0; round < 12; round++) {
  for (const { message, kept } of asked) {
    const { refiner, kept: store } = refinerWith(instant);
    store.set(kept.id, kept);
    const began = performance.now();
    const better = await refiner.better(message, to, () => undefined, new AbortController().signal);
    if (round < 2) continue;
    pipeline.push(performance.now() - began);
    if (better.writtenBy !== undefined) written += 1;
  }
}

/** From the moment the model has written a sentence's last letter to the moment it is told. */
const server = await modelServer();
const shown: number[] = [];
try {
  for (let round = 0; round < 30; round++) {
    const { message, kept } = asked[0] ?? {};
    if (!message || !kept) throw new Error("no question was answered");
    server.says((request) => ({ content: claimsFor(request.user) }));
    let finished = 0;
    const watched: LanguageModel = {
      name: server.model.name,
      ask: (request, on, signal) => {
        let text = "";
        const told = (piece: string): void => {
          text += piece;
          if (finished === 0 && text.includes("}")) finished = performance.now();
          on.told(piece);
        };
        return server.model.ask(request, { ...on, told }, signal);
      },
    };
    const { refiner, kept: store } = refinerWith(watched);
    store.set(kept.id, kept);
    let first = 0;
    await refiner.better(
      message,
      to,
      (progress) => {
        if (progress.kind === "sentence" && first === 0) first = performance.now();
      },
      new AbortController().signal,
    );
    if (round >= 3 && first > 0) shown.push(first - finished);
  }
} finally {
  await server.stop();
}

const gate = new ClaimGate(knowledge, new QuoteGate(knowledge));
const checks: number[] = [];
for (const { guideline, outline } of knowledge.library.volumes) {
  for (const { text, heading } of outline.sentences) {
    if (heading || text.length < 12 || !text.endsWith("。")) continue;
    const passage = { id: "x", guideline: guideline.id, section: "", text, score: 1 };
    const began = performance.now();
    gate.check({ passage: 1, quote: text, sentence: text }, [passage], "ja");
    checks.push(performance.now() - began);
  }
}

const results: Measurement[] = [
  {
    name: "model: pipeline and gate around an instant model, per answer p50",
    value: share(pipeline, 0.5),
    unit: "ms",
    goal: "≤ 10",
  },
  { name: "model: the same p95", value: share(pipeline, 0.95), unit: "ms", goal: "" },
  { name: "model: answers written", value: `${written} of ${pipeline.length}`, unit: "" },
  { name: "model: gate, per claim p95", value: share(checks, 0.95), unit: "ms" },
  {
    name: "model: first sentence shown after the model finished it, over the wire p50",
    value: share(shown, 0.5),
    unit: "ms",
  },
  { name: "model: the same p95", value: share(shown, 0.95), unit: "ms", goal: "≤ 50" },
];
console.log(JSON.stringify(results));
