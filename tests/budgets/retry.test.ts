import { describe, expect, it } from "vitest";
import { failureOf } from "../../src/budgets/failures.ts";
import { type RetrySettings, retrying } from "../../src/budgets/retry.ts";

const SETTINGS: RetrySettings = { tries: 3, waitMs: 100, longestWaitMs: 1000, tryMs: 60_000 };
const NEVER = new AbortController().signal;
const withStatus = (status: number, headers?: Record<string, string> | Headers): Error =>
  Object.assign(new Error(`status ${status}`), { status, headers });

/** Fails with these errors in order, then gives "well". */
function failing(...errors: readonly unknown[]) {
  const left = [...errors];
  const waits: number[] = [];
  return {
    waits,
    calls: () => errors.length - left.length,
    run: (random = 0.5, settings = SETTINGS, signal = NEVER) =>
      retrying(
        async () => {
          if (left.length > 0) throw left.shift();
          return "well";
        },
        signal,
        { random: () => random, wait: async (ms) => void waits.push(ms) },
        settings,
      ),
  };
}

describe("trying again", () => {
  it("goes on after failures in passing, with waits that grow and are never the same for two", async () => {
    const busy = failing(withStatus(429), withStatus(503));
    expect(await busy.run(0.5)).toEqual({ kind: "done", value: "well" });
    expect(busy.waits).toEqual([50, 100]);
    const other = failing(withStatus(429), withStatus(503));
    await other.run(0.9);
    expect(other.waits).toEqual([90, 180]);
  });

  it("waits at least as long as the provider asked for", async () => {
    const busy = failing(
      withStatus(429, { "retry-after": "0.4" }),
      withStatus(429, new Headers({ "retry-after-ms": "7" })),
    );
    expect(await busy.run(0)).toEqual({ kind: "done", value: "well" });
    expect(busy.waits).toEqual([400, 7]);
  });

  it("does not wait longer than anybody would sit through", async () => {
    const error = withStatus(429, { "retry-after": "60" });
    const busy = failing(error);
    expect(await busy.run()).toEqual({ kind: "failed", blame: "provider", cause: error });
    expect(busy.waits).toEqual([]);
  });

  it("gives up after the last try, with the last cause", async () => {
    const last = withStatus(500);
    const down = failing(withStatus(500), withStatus(502), last);
    expect(await down.run()).toEqual({ kind: "failed", blame: "provider", cause: last });
  });

  it.each([
    [401, "provider"],
    [404, "provider"],
    [400, "request"],
    [422, "request"],
  ] as const)("does not try again after %i, and blames the %s", async (status, blame) => {
    const wrong = failing(withStatus(status), withStatus(status));
    expect(await wrong.run()).toMatchObject({ kind: "failed", blame });
    expect(wrong.calls()).toBe(1);
  });

  it("does not try again once something was shown", async () => {
    let tries = 0;
    const tried = await retrying(
      async (_, shown) => {
        tries += 1;
        shown();
        throw withStatus(500);
      },
      NEVER,
      { random: () => 0, wait: async () => {} },
      SETTINGS,
    );
    expect([tried.kind, tries]).toEqual(["failed", 1]);
  });

  it("ends a try that takes too long, even one that does not listen, and tries again", async () => {
    let tries = 0;
    const tried = await retrying(
      () => {
        tries += 1;
        return tries === 1 ? new Promise<string>(() => {}) : Promise.resolve("well");
      },
      NEVER,
      { random: () => 0, wait: async () => {} },
      { ...SETTINGS, tryMs: 5 },
    );
    expect([tried, tries]).toEqual([{ kind: "done", value: "well" }, 2]);
  });

  it("stops when nobody waits any more: before, during a try, and during a wait", async () => {
    expect(await failing().run(0, SETTINGS, AbortSignal.abort())).toEqual({ kind: "stopped" });
    const during = new AbortController();
    const tried = retrying(
      () => {
        queueMicrotask(() => during.abort());
        return new Promise<string>(() => {});
      },
      during.signal,
      { random: () => 0, wait: async () => {} },
      SETTINGS,
    );
    expect(await tried).toEqual({ kind: "stopped" });
    const waiting = await retrying(
      () => Promise.reject(withStatus(500)),
      NEVER,
      { random: () => 0, wait: () => Promise.reject(new DOMException("stop", "AbortError")) },
      SETTINGS,
    );
    expect(waiting).toEqual({ kind: "stopped" });
  });
});

describe("what an error says", () => {
  it("is read from the SDK's error, from the answer it holds, or from what caused it", () => {
    expect(failureOf({ response: { status: 503 } }, false).kind).toBe("passing");
    expect(failureOf({ statusCode: 429 }, false).kind).toBe("passing");
    expect(failureOf(new Error("x", { cause: { code: "ECONNRESET" } }), false).kind).toBe("passing");
    expect(failureOf(Object.assign(new Error("x"), { name: "APIConnectionError" }), false).kind).toBe(
      "passing",
    );
    expect(failureOf(new Error("what is this"), false).kind).toBe("lasting");
    expect(failureOf("a text", false).kind).toBe("lasting");
    expect(failureOf(withStatus(500), true).kind).toBe("stopped");
  });
});
