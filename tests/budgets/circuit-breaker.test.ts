import { describe, expect, it } from "vitest";
import { CircuitBreaker } from "../../src/budgets/circuit-breaker.ts";

const SETTINGS = { failures: 3, restMs: 1000, longestRestMs: 3000 };
function breakerAt(start = 0) {
  let ms = start;
  const breaker = new CircuitBreaker(() => new Date(ms), SETTINGS);
  const failTimes = (times: number): void => {
    for (let at = 0; at < times; at++) {
      breaker.enter();
      breaker.failed();
    }
  };
  return { breaker, failTimes, pass: (by: number) => (ms += by) };
}

describe("the circuit breaker", () => {
  it("lets calls out until so many failed in a row, and none while it rests", () => {
    const { breaker, failTimes, pass } = breakerAt();
    failTimes(2);
    expect(breaker.enter()).toBe(true);
    breaker.succeeded();
    failTimes(2);
    expect(breaker.enter()).toBe(true);
    breaker.failed();
    expect(breaker.enter()).toBe(false);
    pass(999);
    expect(breaker.enter()).toBe(false);
    expect(breaker.resting).toBe(true);
  });

  it("lets one call try after the rest, and all when it went well", () => {
    const { breaker, failTimes, pass } = breakerAt();
    failTimes(3);
    pass(1000);
    expect([breaker.enter(), breaker.enter()]).toEqual([true, false]);
    breaker.succeeded();
    expect([breaker.enter(), breaker.enter(), breaker.resting]).toEqual([true, true, false]);
  });

  it("rests twice as long each time the trial fails, up to the longest", () => {
    const { breaker, failTimes, pass } = breakerAt();
    failTimes(3);
    for (const restMs of [1000, 2000, 3000, 3000]) {
      pass(restMs - 1);
      expect(breaker.enter()).toBe(false);
      pass(1);
      expect(breaker.enter()).toBe(true);
      breaker.failed();
    }
  });

  it("lets another call try where the person of the trial went away", () => {
    const { breaker, failTimes, pass } = breakerAt();
    failTimes(3);
    pass(1000);
    expect(breaker.enter()).toBe(true);
    breaker.givenUp();
    expect(breaker.enter()).toBe(true);
  });
});
