import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import type { Started } from "../../src/ports/chat.ts";
import { keepListening, type Waits } from "../../src/wiring/keep-listening.ts";

const problem = (what: string) => ({ ja: `${what}です。`, en: `It is ${what}.` });
const unreachable: Started = { kind: "unreachable", problem: problem("far") };
const refused: Started = { kind: "refused", problem: problem("no") };
const WAITS: Waits = { soonestMs: 40, latestMs: 160, refusedMs: 600_000 };

/** Starts that end as listed, the last one for ever. */
function listener(outcomes: readonly (Started | Error)[], waits: Waits = WAITS) {
  const told: string[] = [];
  const at: number[] = [];
  const stopping = new AbortController();
  const start = async (): Promise<Started> => {
    const outcome = outcomes[Math.min(at.length, outcomes.length - 1)] ?? unreachable;
    at.push(performance.now());
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };
  const over = keepListening(
    { name: "chat", start, tried: () => {}, tell: (line) => told.push(line), waits },
    stopping.signal,
  );
  const stop = async (): Promise<void> => {
    stopping.abort();
    await over;
  };
  return { told, at, stop };
}

it("tries a platform that is out of reach with growing waits, says so once, and says when it is there", async () => {
  const { told, at, stop } = listener([
    unreachable,
    unreachable,
    unreachable,
    unreachable,
    { kind: "listening" },
  ]);
  await expect.poll(() => told.length, { timeout: 10_000 }).toBe(2);
  await stop();
  const waits = at.slice(1).map((time, index) => time - (at[index] ?? 0));
  for (const [index, atLeastMs] of [40, 80, 160, 160].entries()) {
    expect(waits[index]).toBeGreaterThanOrEqual(atLeastMs - 5);
  }
  expect(told[0]).toMatch(
    /^chat: farです。つながるまで試し続けます.+ \/ It is far\. It is tried until it works/u,
  );
  expect(told[1]).toBe("chat: つながりました。 / Connected.");
});

it("says what to do about a refusal, tries it rarely, and says the next thing that is wrong", async () => {
  const waits = { ...WAITS, refusedMs: 60 };
  const { told, at, stop } = listener([refused, refused, refused, unreachable], waits);
  await expect.poll(() => told.length, { timeout: 10_000 }).toBe(2);
  await stop();
  expect(at.length).toBeGreaterThanOrEqual(4);
  expect(told[0]).toMatch(/noです。設定を直したら起動し直してください.+Once the settings are mended/u);
  expect(told[1]).toContain("far");
});

it("names the minutes in which a refusal is tried again", async () => {
  const { told, stop } = listener([refused]);
  await expect.poll(() => told.length).toBe(1);
  await stop();
  expect(told[0]).toMatch(/10分以内.+within 10 minutes/u);
});

it("takes a start that throws for one that may work later", async () => {
  const { told, stop } = listener([new Error("what is this"), { kind: "listening" }]);
  await expect.poll(() => told.length, { timeout: 10_000 }).toBe(2);
  await stop();
  expect(told[0]).toContain("始められませんでした（what is this）");
});

it("starts anew what no longer listens, without hurry where it is lost again and again, and without a word", async () => {
  const { told, at, stop } = listener([{ kind: "listening", lost: Promise.resolve() }]);
  await wait(300);
  await stop();
  expect(at.length).toBeGreaterThan(1);
  expect(at.length).toBeLessThan(6);
  expect(told).toEqual([]);
});

it("ends at once, whatever it waits for", async () => {
  for (const outcome of [refused, unreachable, { kind: "listening" } as const]) {
    const { stop } = listener([outcome], { soonestMs: 600_000, latestMs: 600_000, refusedMs: 600_000 });
    await wait(20);
    const before = performance.now();
    await stop();
    expect(performance.now() - before).toBeLessThan(1000);
  }
});
