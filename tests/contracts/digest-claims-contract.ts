import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { IsoWeek } from "../../src/domain/fiscal-calendar.ts";
import type { DigestClaims, DigestEnd, DigestSlot } from "../../src/ports/digest-claims.ts";

/** What every keeper of digest claims must do, whatever database is below it. */

const at = new Date("2026-11-24T00:00:00Z");
const later = (ms: number): Date => new Date(at.getTime() + ms);
const LEASE_MS = 60_000;
let places = 0;
const slot = (change: Partial<DigestSlot> = {}): DigestSlot => ({
  tenant: "numazu",
  place: { platform: "slack", key: `C${++places}` },
  week: "2026-W48",
  ...change,
});

export function digestClaimsContract(
  name: string,
  open: () => Promise<{
    readonly claims: DigestClaims;
    /** As the store does it. */
    readonly prune: (before: Date) => Promise<void>;
    readonly close: () => Promise<void>;
  }>,
): void {
  describe(`digest claims on ${name}`, () => {
    let claims: DigestClaims;
    let close: () => Promise<void>;
    let prune: (before: Date) => Promise<void>;
    beforeAll(async () => {
      ({ claims, prune, close } = await open());
    }, 60_000);
    afterAll(() => close?.());

    const win = async (of: DigestSlot, when = at): Promise<string> => {
      const claim = await claims.claim(of, when, LEASE_MS);
      if (claim.kind !== "won") throw new Error(`expected to win, but ${claim.kind}`);
      return claim.token;
    };

    it("are won by one of 20 who ask at once", async () => {
      const one = slot();
      const all = await Promise.all(Array.from({ length: 20 }, () => claims.claim(one, at, LEASE_MS)));
      expect(all.filter(({ kind }) => kind === "won")).toHaveLength(1);
      expect(all.filter(({ kind }) => kind === "taken")).toHaveLength(19);
    });

    it("are each their own: another place, week or city is free", async () => {
      const one = slot();
      await win(one);
      await win({ ...one, week: "2026-W49" });
      await win({ ...one, tenant: "asaka" });
      await win({ ...one, place: { ...one.place, platform: "teams" } });
      expect((await claims.claim(one, at, LEASE_MS)).kind).toBe("taken");
    });

    it("are free again when the lease ran out before anything was sent; who lost it may not begin", async () => {
      const one = slot();
      const lost = await win(one);
      expect((await claims.claim(one, later(LEASE_MS - 1), LEASE_MS)).kind).toBe("taken");
      const token = await win(one, later(LEASE_MS));
      expect(await claims.begin(one, lost, later(LEASE_MS), LEASE_MS)).toBe(false);
      expect(await claims.end(one, lost, { kind: "sent" }, later(LEASE_MS))).toBe(false);
      expect(await claims.begin(one, token, later(LEASE_MS), LEASE_MS)).toBe(true);
    });

    it("tell who takes over after a send began that it was interrupted, as often as it happens", async () => {
      const one = slot();
      await claims.begin(one, await win(one), at, LEASE_MS);
      for (const round of [1, 2, 3]) {
        const when = later(round * LEASE_MS);
        const again = await Promise.all([1, 2, 3].map(() => claims.claim(one, when, LEASE_MS)));
        expect(again.map(({ kind }) => kind).sort()).toEqual(["interrupted", "taken", "taken"]);
      }
    });

    it("hold for as long as the send was given, counted from its beginning", async () => {
      const one = slot();
      await claims.begin(one, await win(one), later(LEASE_MS - 1), LEASE_MS);
      expect((await claims.claim(one, later(LEASE_MS + 1), LEASE_MS)).kind).toBe("taken");
    });

    it.each<DigestEnd>([
      { kind: "sent" },
      { kind: "silent" },
      { kind: "unknown", reason: "no answer" },
      { kind: "failed", reason: "no such channel" },
    ])("are over for good once the end is $kind", async (end) => {
      const one = slot();
      const token = await win(one);
      expect(await claims.end(one, token, end, at)).toBe(true);
      expect((await claims.claim(one, later(100 * LEASE_MS), LEASE_MS)).kind).toBe("taken");
      expect(await claims.begin(one, token, at, LEASE_MS)).toBe(false);
      expect(await claims.covered(one.tenant, one.week, one.week)).toContainEqual(one.place);
    });

    it("are free again after a refusal, from the moment that was named", async () => {
      const one = slot();
      const token = await win(one);
      await claims.begin(one, token, at, LEASE_MS);
      await claims.end(one, token, { kind: "later", reason: "429", at: later(5000) }, at);
      expect((await claims.claim(one, later(4999), LEASE_MS)).kind).toBe("taken");
      expect((await claims.claim(one, later(5000), LEASE_MS)).kind).toBe("won");
    });

    it("show what earlier weeks left over once nobody holds it: neither ends, nor this week's, nor another city's", async () => {
      const tenant = "atami";
      const sending = slot({ tenant, week: "2026-W46" });
      await claims.begin(sending, await win(sending), at, LEASE_MS);
      const claimed = slot({ tenant, week: "2026-W47" });
      await win(claimed);
      const ended = slot({ tenant, week: "2026-W47" });
      await claims.end(ended, await win(ended), { kind: "sent" }, at);
      await win(slot({ tenant }));
      await win(slot({ tenant: "asaka", week: "2026-W47" }));
      const now = later(LEASE_MS);
      expect(await claims.leftOver(tenant, "2026-W48", later(LEASE_MS - 1))).toEqual([]);
      expect(await claims.leftOver(tenant, "2026-W48", now)).toEqual([sending, claimed]);
    });

    it("show what is covered: this week's ends and later weeks' posts, not those under way, of this city alone", async () => {
      const week: IsoWeek = "2027-W10";
      const over = slot({ week });
      const underWay = slot({ week });
      const next = slot({ week: "2027-W11" });
      const tooFar = slot({ week: "2027-W15" });
      const before = slot({ week: "2027-W09" });
      const elsewhere = slot({ week, tenant: "asaka" });
      for (const each of [over, next, tooFar, before, elsewhere]) {
        await claims.end(each, await win(each), { kind: "sent" }, at);
      }
      await win(underWay);
      const covered = await claims.covered("numazu", week, "2027-W14");
      const keys = covered.map(({ key }) => key).sort();
      expect(keys).toEqual([over.place.key, next.place.key].sort());
    });

    it("are forgotten when the store is pruned, but for those that have not come to an end", async () => {
      const tenant = "izu";
      const ended = slot({ tenant });
      await claims.end(ended, await win(ended), { kind: "sent" }, at);
      const underWay = slot({ tenant });
      await claims.begin(underWay, await win(underWay), at, LEASE_MS);
      const young = slot({ tenant });
      await claims.end(young, await win(young, later(2)), { kind: "sent" }, later(2));
      await prune(later(1));
      expect(await claims.covered(tenant, "2026-W48", "2026-W48")).toEqual([young.place]);
      expect((await claims.claim(underWay, later(LEASE_MS), LEASE_MS)).kind).toBe("interrupted");
    });
  });
}
