import { join } from "node:path";
import { MissingPackageError, openChatModel } from "../adapters/model/chat-model.ts";
import { PROVIDER_FACTS } from "../adapters/model/providers.ts";
import type { Stores } from "../adapters/sql/open.ts";
import { Answerer } from "../answers/ask.ts";
import { QuoteGate } from "../answers/quote-gate.ts";
import type { Delivery } from "../bot/deliver.ts";
import { CircuitBreaker } from "../budgets/circuit-breaker.ts";
import { ModelBudget } from "../budgets/model-budget.ts";
import { readPrices } from "../budgets/price-list.ts";
import { RETRY } from "../budgets/retry.ts";
import type { Finding } from "../commands/doctor.ts";
import { type Config, ConfigError, PROJECT_ROOT } from "../config.ts";
import { cityDate } from "../domain/japanese-date.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { maskableNames } from "../masking/mask.ts";
import type { LanguageModel } from "../ports/model.ts";
import type { ModelUsage, UsageLimits } from "../ports/model-usage.ts";
import type { ModelConfig } from "../settings/model.ts";
import type { FindPassages, WriterSettings } from "../writing/answer-writer.ts";
import { ClaimGate } from "../writing/gate/claim-gate.ts";
import { loadPrompts, type Prompts } from "../writing/prompts.ts";
import { Refiner, type RefinerSettings } from "../writing/refiner.ts";
import { namesIn } from "./known-names.ts";

/** The language model that the settings name, with what it needs; nothing of it where none is named. */

/** A reply may take so much longer than the model may: the platform has to show it, too. */
const LEASE_FOR_MODEL = 4;
const SHORTEST_LEASE_MS = 60_000;

/** What delivery does with a message that a model could better; nothing without a model. */
export async function openDelivery(
  config: Config,
  knowledge: Knowledge,
  stores: Stores,
  tell: (line: string) => void,
  find: FindPassages,
): Promise<Delivery> {
  if (!config.model) return {};
  const { store, modelUsage } = stores;
  const keeping = {
    store,
    usage: modelUsage,
    names: namesIn(store, (names) => maskableNames(names, [...knowledge.texts.values()])),
    limits: config.model.limits,
  };
  const refiner = await openRefiner(config.model, knowledge, keeping, tell, find);
  return {
    leaseMs: Math.max(SHORTEST_LEASE_MS, config.model.timeoutMs * LEASE_FOR_MODEL),
    better: (outgoing) =>
      outgoing.message.refine === undefined
        ? undefined
        : (told, signal) => refiner.better(outgoing.message, outgoing, told, signal),
  };
}

/** What a refiner keeps its answers and counts in. */
interface Keeping {
  readonly store: RefinerSettings["store"];
  readonly usage: ModelUsage;
  readonly names: RefinerSettings["names"];
  /** Undefined limits let everybody ask. */
  readonly limits: UsageLimits;
}

export async function openRefiner(
  config: ModelConfig,
  knowledge: Knowledge,
  { store, usage, names, limits }: Keeping,
  tell: (line: string) => void,
  find: FindPassages,
): Promise<Refiner> {
  const model = await openModel(config);
  return new Refiner({
    ...writerOf(knowledge, find),
    model,
    prompts: openPrompts(),
    budget: budgetOf({ ...config, limits }, model, usage),
    store,
    names: config.mask ? names : undefined,
    longestMs: config.timeoutMs,
    today: () => cityDate(new Date()),
    tell: (line, cause) => tell(`${line}: ${cause instanceof Error ? cause.message : String(cause)}`),
  });
}

export const openPrompts = (): Prompts => loadPrompts(join(PROJECT_ROOT, "prompts"));

export const writerOf = (
  knowledge: Knowledge,
  find: FindPassages,
): WriterSettings & { answerer: Answerer } => ({
  knowledge,
  gate: new ClaimGate(knowledge, new QuoteGate(knowledge)),
  find,
  answerer: new Answerer(knowledge),
});

export function budgetOf(
  config: Omit<ModelConfig, "limits"> & { readonly limits: UsageLimits },
  model: LanguageModel,
  usage: ModelUsage,
): ModelBudget {
  const now = (): Date => new Date();
  return new ModelBudget({
    model: model.name,
    usage,
    limits: config.limits,
    prices: pricesOf(config),
    breaker: new CircuitBreaker(now),
    today: () => cityDate(now()),
    random: Math.random,
    wait,
    retry: { ...RETRY, tryMs: config.timeoutMs },
  });
}

function pricesOf({ prices }: Pick<ModelConfig, "prices">) {
  const read = readPrices(prices);
  if (read.ok) return read.prices;
  throw new ConfigError([
    `MODEL_PRICES: cannot be read; write model=input/output for a million tokens / 読めません。「モデル=入力/出力」（100万トークンあたり）と書いてください: ${read.entry}`,
  ]);
}

/** Opens the model. A package that is missing is told with the command that installs it. */
export async function openModel(config: ModelConfig): Promise<LanguageModel> {
  try {
    return await openChatModel(config);
  } catch (error) {
    if (error instanceof MissingPackageError) {
      throw new ConfigError([
        `MODEL: 「${config.provider}」を使うには次を実行してください / for ${config.provider}, please run: ${error.command}`,
      ]);
    }
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    throw new ConfigError([`MODEL: ${reason}${needs(config)}`]);
  }
}

/** What the provider needs and the settings do not give. */
function needs(config: ModelConfig): string {
  const names = { apiKey: "MODEL_API_KEY", baseUrl: "MODEL_BASE_URL", apiVersion: "MODEL_API_VERSION" };
  const missing = PROVIDER_FACTS[config.provider].needs.filter((name) => config[name] === undefined);
  return missing.length === 0 ? "" : ` (${missing.map((name) => names[name]).join(", ")}?)`;
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, ms);
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    signal.addEventListener("abort", stop, { once: true });
  });
}

const PING = {
  instructions: 'Reply with the JSON object {"ok": true} and nothing else.',
  input: "ping",
  shape: {
    name: "ping",
    schema: {
      type: "object",
      properties: { ok: { type: "boolean" } },
      required: ["ok"],
      additionalProperties: false,
    },
  },
};

/** Checks the prompts, and asks the model one word; tells how to mend what is wrong. No key is ever shown. */
export async function checkModel({ model: config }: Config): Promise<Finding> {
  try {
    openPrompts();
  } catch (error) {
    return { level: "error", text: `prompts/: ${error instanceof Error ? error.message : String(error)}` };
  }
  if (!config) return { level: "ok", text: "言語モデル / language model: なし / none (MODEL)" };
  const name = `${config.provider}:${config.model}`;
  try {
    pricesOf(config);
    const model = await openModel(config);
    const began = performance.now();
    const { ended } = await model.ask(
      PING,
      { told: () => undefined, count: () => undefined },
      AbortSignal.timeout(config.timeoutMs),
    );
    const ms = Math.round(performance.now() - began);
    return {
      level: ended === "whole" ? "ok" : "warning",
      text: `言語モデル / language model: ${name} (${ms} ms)`,
    };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    return {
      level: "error",
      text: `言語モデルに届きません。 / The language model cannot be reached (${name}): ${reason.replace(/[A-Za-z0-9_-]{20,}/gu, "…")}\n    MODEL_BASE_URL、MODEL_API_KEY とネットワークを確かめてください（docs/model.ja.md）。 / Check MODEL_BASE_URL, MODEL_API_KEY and the network (docs/model.md).`,
    };
  }
}
