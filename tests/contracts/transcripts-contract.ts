import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Store } from "../../src/ports/store.ts";
import type { TranscriptPlace, Transcripts } from "../../src/ports/transcript.ts";

interface Opened {
  readonly store: Store;
  readonly transcripts: Transcripts;
}

const AT = new Date("2026-11-24T01:00:00Z");
let places = 0;
const newPlace = (tenant = "numazu"): TranscriptPlace => ({
  tenant,
  place: { platform: "web", key: `person${++places}` },
});

/** What holds for every database that keeps what was said on the web page. */
export function transcriptsContract(name: string, open: () => Promise<Opened>): void {
  describe(`transcripts on ${name}`, () => {
    let opened: Opened;
    let kept: Transcripts;
    beforeAll(async () => {
      opened = await open();
      kept = opened.transcripts;
    });
    afterAll(async () => {
      await opened?.store.close();
    });
    const say = (where: TranscriptPlace, id: string, said = id) => kept.keep(where, { id, said }, AT);

    it("give back what was said, in order, the last ones first when there is much", async () => {
      const where = newPlace();
      for (const id of ["a", "b", "c", "d"]) await say(where, id);
      expect((await kept.latest(where, 10)).map(({ said }) => said)).toEqual(["a", "b", "c", "d"]);
      const last = await kept.latest(where, 2);
      expect(last.map(({ id, number }) => [id, number])).toEqual([
        ["c", 3],
        ["d", 4],
      ]);
      expect((await kept.latest(where, 2, 3)).map(({ id }) => id)).toEqual(["a", "b"]);
      expect(last[0]?.at).toBe(AT.toISOString());
    });

    it("keep a place of their own for each city, platform and key", async () => {
      const [mine, foreign] = [newPlace("numazu"), newPlace("numazu")];
      const elsewhere = { ...mine, tenant: "asaka" };
      await say(mine, "a", "mine");
      await say(elsewhere, "a", "elsewhere");
      expect(await kept.latest(foreign, 10)).toEqual([]);
      expect(await kept.find(foreign, "a")).toBeUndefined();
      expect((await kept.find(mine, "a"))?.said).toBe("mine");
      expect((await kept.find(elsewhere, "a"))?.said).toBe("elsewhere");
    });

    it("replace what is said again under the same id, in its old place, and tell of it as a change", async () => {
      const where = newPlace();
      expect(await kept.change(where)).toBe(0);
      await say(where, "a", "draft");
      const { change } = await say(where, "b");
      const replaced = await say(where, "a", "better");
      expect([replaced.number, replaced.said]).toEqual([1, "better"]);
      expect((await kept.latest(where, 10)).map(({ said }) => said)).toEqual(["better", "b"]);
      expect((await kept.since(where, change, 10)).map(({ id }) => id)).toEqual(["a"]);
      expect(await kept.since(where, replaced.change, 10)).toEqual([]);
      expect(await kept.change(where)).toBe(replaced.change);
      expect((await kept.since(where, 0, 1)).map(({ id }) => id)).toEqual(["b"]);
    });

    it("number what many say at once without a gap or a double", async () => {
      const where = newPlace();
      await Promise.all(Array.from({ length: 20 }, (_each, at) => say(where, `m${at}`)));
      const all = await kept.latest(where, 100);
      expect(all.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_each, at) => at + 1));
      expect(new Set(all.map(({ change }) => change)).size).toBe(20);
    });

    it("forget what is older than a moment", async () => {
      const where = newPlace();
      await kept.keep(where, { id: "old", said: 1 }, new Date("2020-01-01T00:00:00Z"));
      await say(where, "new");
      await kept.prune(new Date("2021-01-01T00:00:00Z"));
      expect((await kept.latest(where, 10)).map(({ id }) => id)).toEqual(["new"]);
    });
  });
}
