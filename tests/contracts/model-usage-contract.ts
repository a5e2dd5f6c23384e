import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Asker, ModelUsage } from "../../src/ports/model-usage.ts";

/** What every keeper of counters for language models must do, whatever database is below it. */

const DAY = "2026-11-25";
const NO_LIMITS = { perPerson: undefined, perCity: undefined };
let cities = 0;
const city = (): string => `city-${++cities}`;
const asker = (tenant: string, person = "U1"): Asker => ({ tenant, platform: "slack", person });

export function modelUsageContract(
  name: string,
  open: () => Promise<{
    readonly usage: ModelUsage;
    readonly prune: (before: Date) => Promise<void>;
    readonly close: () => Promise<void>;
  }>,
): void {
  describe(`counters of language models on ${name}`, () => {
    let usage: ModelUsage;
    let prune: (before: Date) => Promise<void>;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ usage, prune, close } = await open());
    }, 60_000);
    afterAll(() => close?.());

    it("let a person have as many answers a day as the limit says, and others still theirs", async () => {
      const tenant = city();
      const limits = { perPerson: 2, perCity: undefined };
      const take = (person: string, day = DAY) => usage.take(asker(tenant, person), day, limits);
      expect([await take("U1"), await take("U1"), await take("U1")]).toEqual([
        "taken",
        "taken",
        "personLimit",
      ]);
      expect(await take("U2")).toBe("taken");
      expect(await take("U1", "2026-11-26")).toBe("taken");
      expect(await usage.take({ ...asker(tenant), platform: "teams" }, DAY, limits)).toBe("taken");
    });

    it("let a city have as many answers a day as its limit says, and other cities still theirs", async () => {
      const tenant = city();
      const limits = { perPerson: 5, perCity: 2 };
      expect(await usage.take(asker(tenant, "U1"), DAY, limits)).toBe("taken");
      expect(await usage.take(asker(tenant, "U2"), DAY, limits)).toBe("taken");
      expect(await usage.take(asker(tenant, "U3"), DAY, limits)).toBe("cityLimit");
      expect(await usage.take(asker(city(), "U3"), DAY, limits)).toBe("taken");
    });

    it("never let more through than the limit, however many ask at once", async () => {
      const tenant = city();
      const all = await Promise.all(
        Array.from({ length: 20 }, (_, at) =>
          usage.take(asker(tenant, `U${at % 4}`), DAY, { perPerson: 3, perCity: 7 }),
        ),
      );
      expect(all.filter((each) => each === "taken")).toHaveLength(7);
    });

    it("count nothing where a limit refuses", async () => {
      const tenant = city();
      expect(await usage.take(asker(tenant), DAY, { perPerson: 0, perCity: undefined })).toBe("personLimit");
      expect(await usage.days(tenant, DAY, DAY)).toEqual([]);
    });

    it("add up tokens and cost by day, and say for how many answers the cost is not known", async () => {
      const tenant = city();
      await usage.take(asker(tenant, "U1"), DAY, NO_LIMITS);
      await usage.add(asker(tenant, "U1"), DAY, {
        input: 3_000_000_000,
        cached: 1000,
        output: 50,
        costMicros: 700,
      });
      await usage.take(asker(tenant, "U2"), DAY, NO_LIMITS);
      await usage.add(asker(tenant, "U2"), DAY, { input: 10, cached: 0, output: 5, costMicros: undefined });
      await usage.take(asker(tenant, "U1"), "2026-11-27", NO_LIMITS);
      expect(await usage.days(tenant, DAY, "2026-11-26")).toEqual([
        {
          day: DAY,
          answers: 2,
          people: 2,
          input: 3_000_000_010,
          cached: 1000,
          output: 55,
          costMicros: 700,
          unpriced: 1,
        },
      ]);
      expect((await usage.days(tenant, DAY, "2026-11-27")).map(({ day }) => day)).toEqual([
        DAY,
        "2026-11-27",
      ]);
    });

    it("are forgotten when the store is pruned, but for the days after", async () => {
      const tenant = city();
      await usage.take(asker(tenant), "2026-10-01", NO_LIMITS);
      await usage.take(asker(tenant), DAY, NO_LIMITS);
      await prune(new Date("2026-11-01T00:00:00Z"));
      expect((await usage.days(tenant, "2026-01-01", DAY)).map(({ day }) => day)).toEqual([DAY]);
    });
  });
}
