import { describe, expect, it } from "vitest";
import { CircuitBreaker } from "../../src/budgets/circuit-breaker.ts";
import { ModelBudget } from "../../src/budgets/model-budget.ts";
import { readPrices } from "../../src/budgets/price-list.ts";
import type { Asker, ModelUsage, ModelUse } from "../../src/ports/model-usage.ts";

const ASKER: Asker = { tenant: "numazu", platform: "slack", person: "U1" };
const SIGNAL = new AbortController().signal;

function budget({
  take = "taken",
  failures = 2,
}: {
  take?: "taken" | "personLimit" | "cityLimit";
  failures?: number;
} = {}) {
  let ms = 0;
  const added: ModelUse[] = [];
  const usage: ModelUsage = {
    take: async () => take,
    add: async (_, __, use) => void added.push(use),
    days: async () => [],
  };
  const prices = readPrices("openai:small=1/0.1/10");
  const breaker = new CircuitBreaker(() => new Date(ms), { failures, restMs: 1000, longestRestMs: 1000 });
  const of = (model: string): ModelBudget =>
    new ModelBudget({
      model,
      usage,
      limits: { perPerson: 1, perCity: 1 },
      prices: prices.ok ? prices.prices : new Map(),
      breaker,
      today: () => "2026-11-25",
      random: () => 0,
      wait: async () => {},
      retry: { tries: 2, waitMs: 1, longestWaitMs: 1, tryMs: 60_000 },
    });
  return { of, added, pass: (by: number) => (ms += by) };
}

async function admitted(of: ModelBudget) {
  const admission = await of.admit(ASKER);
  if (admission.kind !== "admitted") throw new Error(admission.why);
  return admission.spending;
}

describe("the budget of an answer", () => {
  it("adds up the tokens of all calls, those of failed tries among them, and keeps them at the end", async () => {
    const { of, added } = budget();
    const spending = await admitted(of("openai:small"));
    let tries = 0;
    const tried = await spending.call(async (_, { count }) => {
      tries += 1;
      count({ input: 100, cached: 0, output: 1 });
      if (tries === 1) throw Object.assign(new Error("busy"), { status: 503 });
      return "draft";
    }, SIGNAL);
    await spending.call(async (_, { count }) => count({ input: 200, cached: 100, output: 2 }), SIGNAL);
    await spending.close();
    expect(tried).toEqual({ kind: "done", value: "draft" });
    expect(added).toEqual([{ input: 400, cached: 100, output: 4, costMicros: 300 + 10 + 40 }]);
  });

  it("says that the cost is not known where the model has no price", async () => {
    const { of, added } = budget();
    const spending = await admitted(of("ollama:own"));
    await spending.call(async (_, { count }) => count({ input: 10, cached: 0, output: 1 }), SIGNAL);
    await spending.close();
    expect(added).toEqual([{ input: 10, cached: 0, output: 1, costMicros: undefined }]);
  });

  it.each(["personLimit", "cityLimit"] as const)("refuses where the %s is reached", async (why) => {
    const { of } = budget({ take: why });
    expect(await of("openai:small").admit(ASKER)).toEqual({ kind: "refused", why });
  });

  it("refuses for a while when the provider failed again and again, then lets one try", async () => {
    const { of, pass } = budget();
    const model = of("openai:small");
    for (let round = 0; round < 2; round++) {
      const spending = await admitted(model);
      await spending.call(() => Promise.reject(Object.assign(new Error("down"), { status: 500 })), SIGNAL);
      await spending.close();
    }
    expect(await model.admit(ASKER)).toEqual({ kind: "refused", why: "resting" });
    pass(1000);
    const trial = await admitted(model);
    expect(await model.admit(ASKER)).toEqual({ kind: "refused", why: "resting" });
    await trial.call(async () => "well", SIGNAL);
    await trial.close();
    await admitted(model);
  });

  it("does not blame the provider for a request that it refused", async () => {
    const { of } = budget({ failures: 1 });
    const model = of("openai:small");
    const spending = await admitted(model);
    await spending.call(() => Promise.reject(Object.assign(new Error("too long"), { status: 400 })), SIGNAL);
    await spending.close();
    await admitted(model);
  });

  it("frees the trial of a resting provider where no call was made, or a limit refused it", async () => {
    const { of, pass } = budget({ failures: 1 });
    const model = of("openai:small");
    const spending = await admitted(model);
    await spending.call(() => Promise.reject(Object.assign(new Error("down"), { status: 500 })), SIGNAL);
    pass(1000);
    await (await admitted(model)).close();
    await admitted(model);
  });
});
