import { describe, expect, it } from "vitest";
import { costMicros, readPrices } from "../../src/budgets/price-list.ts";

const pricesOf = (text: string) => {
  const read = readPrices(text);
  if (!read.ok) throw new Error(read.entry);
  return read.prices;
};

describe("the price list", () => {
  it("prices what went in, what came from the cache, and what came out, for a million tokens each", () => {
    const prices = pricesOf("openai:small=0.25/0.025/2, azure_openai:kyodo = 1／4");
    const use = { input: 1_000_000, cached: 400_000, output: 10_000 };
    expect(costMicros("openai:small", use, prices)).toBe(600_000 * 0.25 + 400_000 * 0.025 + 10_000 * 2);
    expect(costMicros("azure_openai:kyodo", use, prices)).toBe(1_000_000 + 40_000);
  });

  it("does not make up a price for a model that is not in it", () => {
    expect(costMicros("openai:other", { input: 1, cached: 0, output: 1 }, pricesOf("openai:small=1/2"))).toBe(
      undefined,
    );
    expect(pricesOf("").size).toBe(0);
  });

  it("names the entry that it cannot read", () => {
    expect(readPrices("openai:small=1/2, openai:big=cheap")).toEqual({
      ok: false,
      entry: "openai:big=cheap",
    });
    expect(readPrices("openai:small=1")).toEqual({ ok: false, entry: "openai:small=1" });
  });
});
