import { Answerer } from "../../src/answers/ask.ts";
import { QuoteGate } from "../../src/answers/quote-gate.ts";
import { CircuitBreaker } from "../../src/budgets/circuit-breaker.ts";
import { ModelBudget } from "../../src/budgets/model-budget.ts";
import { RETRY, type RetrySettings } from "../../src/budgets/retry.ts";
import { PROJECT_ROOT } from "../../src/config.ts";
import type { Answer } from "../../src/domain/answer.ts";
import type { Language } from "../../src/domain/guideline.ts";
import type { Message, Part } from "../../src/domain/message.ts";
import { search } from "../../src/knowledge/search.ts";
import type { AnswerReader, KeptAnswer } from "../../src/ports/answer-log.ts";
import type { LanguageModel } from "../../src/ports/model.ts";
import type { ModelUsage, UsageLimits } from "../../src/ports/model-usage.ts";
import type { FindPassages } from "../../src/writing/answer-writer.ts";
import { ClaimGate } from "../../src/writing/gate/claim-gate.ts";
import { loadPrompts } from "../../src/writing/prompts.ts";
import { Refiner } from "../../src/writing/refiner.ts";
import { knowledge } from "../packs.ts";

/** A writing desk for tests: the real knowledge, gate, prompts and budget; answers are kept in memory. */

export const TO = { tenant: "odawara", place: { platform: "test", key: "room" }, person: "U1", attempts: 0 };
export const gate = new ClaimGate(knowledge(), new QuoteGate(knowledge()));
const answerer = new Answerer(knowledge());

/** The search of the answers without a model, within the guidelines that are meant. */
export const find: FindPassages = async ({ question, history, scope, top }) => {
  const all = search(knowledge(), { question, history, guideline: scope[0] }, top);
  return all.filter(({ guideline }) => scope.length === 0 || scope.includes(guideline));
};

interface DeskSettings {
  readonly model: LanguageModel;
  readonly names?: readonly string[];
  readonly limits?: UsageLimits;
  readonly retry?: Partial<RetrySettings>;
  readonly longestMs?: number;
  readonly find?: FindPassages;
}

export function desk({ model, names, limits, retry, longestMs = 20_000, find: finds = find }: DeskSettings) {
  const kept = new Map<string, KeptAnswer>();
  const lines: string[] = [];
  const breaker = new CircuitBreaker(() => new Date());
  const budget = new ModelBudget({
    model: model.name,
    usage: usageInMemory(),
    limits: limits ?? { perPerson: undefined, perCity: undefined },
    prices: new Map(),
    breaker,
    today: () => "2026-11-25",
    random: () => 0,
    wait: async (_ms, signal) => signal.throwIfAborted(),
    retry: { ...RETRY, ...retry },
  });
  const reader: Pick<AnswerReader, "find"> = { find: async (id) => kept.get(id) };
  const none = async () => [];
  const refiner = new Refiner({
    knowledge: knowledge(),
    gate,
    find: finds,
    answerer,
    model,
    prompts: loadPrompts(`${PROJECT_ROOT}/prompts`),
    budget,
    store: {
      answers: () => ({ ...reader, latestOf: none, unanswered: none, feedback: none }),
      keepAnswer: async (answer) => {
        kept.set(answer.id, answer);
      },
    },
    names: async () => names ?? [],
    longestMs,
    today: () => "2026-11-25",
    tell: (line, cause) => lines.push(`${line}: ${String(cause)}`),
  });

  /** Asks the bot as the turn does, and lets the model better the answer. */
  async function ask(
    question: string,
    { history = [], language = "ja", signal = new AbortController().signal }: Asking = {},
  ) {
    const answer = answerer.answer({ question, history, language });
    const id = `a${kept.size + 1}`;
    kept.set(id, keptOf(id, question, language, answer));
    const refine = { kind: "answer", answer: id, question, history } as const;
    const before: Message = { language, parts: partsOf(id, answer), refine };
    const told: string[] = [];
    const message = await refiner.better(
      before,
      TO,
      (progress) => {
        if (progress.kind === "sentence") told.push(progress.text);
      },
      signal,
    );
    return { answer, before, message, told, kept: kept.get(id), text: textOf(message) };
  }

  /** A message of a dialog, bettered. */
  const better = (message: Message): Promise<Message> =>
    refiner.better(message, TO, () => undefined, new AbortController().signal);

  return { ask, better, refiner, kept, lines, breaker };
}
interface Asking {
  readonly history?: readonly string[];
  readonly language?: Language;
  readonly signal?: AbortSignal;
}

const keptOf = (id: string, question: string, language: Language, answer: Answer): KeptAnswer => ({
  id,
  party: { tenant: TO.tenant, place: TO.place, person: TO.person },
  at: "2026-11-25T00:00:00.000Z",
  question,
  language,
  kind: answer.kind === "smallTalk" ? "clarify" : answer.kind,
  text: answer.text,
  citations: answer.kind === "answered" ? answer.citations : [],
  made: {},
});

function partsOf(id: string, answer: Answer): readonly Part[] {
  const feedback: Part = { kind: "feedback", answer: id };
  if (answer.kind === "answered") {
    const table: readonly Part[] = answer.table
      ? [{ kind: "table", columns: answer.table.columns, rows: answer.table.rows.map(({ cells }) => cells) }]
      : [];
    return [
      { kind: "text", text: answer.text },
      ...table,
      { kind: "sources", answer: id, citations: answer.citations },
      feedback,
    ];
  }
  return [{ kind: "text", text: answer.text, tone: "warning" }, feedback];
}

/** The answer's own text. */
export const textOf = ({ parts }: Message): string =>
  parts.map((part) => (part.kind === "text" ? part.text : "")).join("");

export const withoutRefine = ({ refine: _, ...message }: Message): Message => message;

function usageInMemory(): ModelUsage {
  const counts = new Map<string, number>();
  return {
    async take({ tenant, platform, person }, day, limits) {
      const [own, city] = [`${tenant}/${platform}/${person}/${day}`, `${tenant}/${day}`];
      const [mine, all] = [counts.get(own) ?? 0, counts.get(city) ?? 0];
      if (limits.perPerson !== undefined && mine >= limits.perPerson) return "personLimit";
      if (limits.perCity !== undefined && all >= limits.perCity) return "cityLimit";
      counts.set(own, mine + 1);
      counts.set(city, all + 1);
      return "taken";
    },
    add: async () => undefined,
    days: async () => [],
  };
}
