import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Json, Party, Store, TurnResult } from "../../src/ports/store.ts";

/** What every store must do, whatever database is below it. `open` opens the same database again and again. */
export interface StoreUnderTest {
  open(): Promise<Store>;
  /** Whether one process may hold it open twice. SQLite makes a second writer wait without letting the first go on. */
  readonly twiceInOneProcess: boolean;
  remove(): Promise<void>;
}

const at = new Date("2026-11-24T00:00:00Z");
const later = (ms: number): Date => new Date(at.getTime() + ms);
let parties = 0;
const someone = (change: Partial<Party> = {}): Party => ({
  tenant: "numazu",
  place: { platform: `p${++parties}`, key: "C1" },
  person: "U1",
  ...change,
});
const nothing: TurnResult = { conversation: null, dialogs: [], replies: [] };
let deliveries = 0;
const delivery = (party: Party) => ({ id: `d${++deliveries}`, party, at });
const every = { limit: 100, at, leaseMs: 1000 };

export function storeContract(name: string, start: () => Promise<StoreUnderTest>): void {
  describe(`the store on ${name}`, () => {
    let under: StoreUnderTest;
    let store: Store;
    beforeAll(async () => {
      under = await start();
      store = await under.open();
    }, 60_000);
    afterAll(async () => {
      await store?.close();
      await under?.remove();
    });

    const remembered = async (party: Party): Promise<Json> => {
      let seen: Json = null;
      await store.turn(delivery(party), async (reader) => {
        seen = await reader.conversation();
        return { ...nothing, conversation: seen };
      });
      return seen;
    };

    it("keeps what a turn decided, word for word", async () => {
      const party = someone();
      const text = `「引用」 "quotes" 'it''s' \\ 🎉👩‍👩‍👧 <!channel> ${"協".repeat(10_000)}`;
      const dialog = {
        id: "z1",
        party,
        dialog: "zone",
        version: 1,
        status: "running",
        serial: 3,
        state: { text },
      } as const;
      await store.turn(delivery(party), async () => ({
        conversation: { text },
        dialogs: [dialog],
        replies: [{ text }],
      }));
      await store.turn(delivery(party), async (reader) => {
        expect(await reader.conversation()).toEqual({ text });
        expect(await reader.dialogs(5)).toEqual([dialog]);
        expect(await reader.dialog("z1")).toEqual(dialog);
        return nothing;
      });
      const [posting] = await store.claim({ ...every, platform: party.place.platform });
      expect(posting?.message).toEqual({ text });
    });

    it("does a delivery once, though it comes 50 times at once", async () => {
      const party = someone();
      const one = delivery(party);
      const done = await Promise.all(
        Array.from({ length: 50 }, () => store.turn(one, async () => ({ ...nothing, replies: ["once"] }))),
      );
      expect(done.filter(Boolean)).toHaveLength(1);
      expect(await store.claim({ ...every, platform: party.place.platform })).toHaveLength(1);
    });

    it("lets the turns of one person follow one another, the very first too", async () => {
      const party = someone();
      const other = under.twiceInOneProcess ? await under.open() : store;
      await Promise.all(
        Array.from({ length: 20 }, (_, turn) =>
          (turn % 2 ? other : store).turn(delivery(party), async (reader) => ({
            ...nothing,
            conversation: Number((await reader.conversation()) ?? 0) + 1,
          })),
        ),
      );
      if (other !== store) await other.close();
      expect(await remembered(party)).toBe(20);
    });

    it("leaves nothing of a turn that fails, and does it when it is delivered again", async () => {
      const party = someone();
      const one = delivery(party);
      await expect(
        store.turn(one, async () => {
          throw new Error("broken");
        }),
      ).rejects.toThrow("broken");
      expect(await remembered(party)).toBeNull();
      expect(await store.turn(one, async () => ({ ...nothing, conversation: "again" }))).toBe(true);
      expect(await remembered(party)).toBe("again");
    });

    it("shows a city nothing of another, not even by the same ids", async () => {
      const mine = someone();
      const theirs = { ...mine, tenant: "asaka" };
      const dialog = {
        id: "same",
        party: mine,
        dialog: "zone",
        version: 1,
        status: "running",
        serial: 1,
        state: "mine",
      } as const;
      const one = delivery(mine);
      await store.turn(one, async () => ({
        ...nothing,
        conversation: "mine",
        dialogs: [dialog],
      }));
      const seen = await store.turn({ ...one, party: theirs }, async (reader) => {
        expect(await reader.conversation()).toBeNull();
        expect(await reader.dialogs(5)).toEqual([]);
        expect(await reader.dialog("same")).toBeUndefined();
        return { ...nothing, dialogs: [{ ...dialog, party: theirs, state: "theirs" }] };
      });
      expect(seen).toBe(true);
      await store.turn(delivery(mine), async (reader) => {
        expect((await reader.dialog("same"))?.state).toBe("mine");
        return nothing;
      });
    });

    it("finds a dialog by its id for whoever asks, so that a foreign press can be told so", async () => {
      const owner = someone();
      const dialog = {
        id: "owned",
        party: owner,
        dialog: "zone",
        version: 1,
        status: "running",
        serial: 1,
        state: 0,
      } as const;
      await store.turn(delivery(owner), async () => ({ ...nothing, dialogs: [dialog] }));
      await store.turn(delivery({ ...owner, person: "U2" }), async (reader) => {
        expect((await reader.dialog("owned"))?.party).toEqual(owner);
        expect(await reader.dialogs(5)).toEqual([]);
        return nothing;
      });
    });

    it("gives out a place's replies one after another, each when its elder is sent", async () => {
      const party = someone();
      const { platform } = party.place;
      await store.turn(delivery(party), async () => ({ ...nothing, replies: ["a", "b"] }));
      await store.turn(delivery({ ...party, place: { platform, key: "C2" } }), async () => ({
        ...nothing,
        replies: ["c"],
      }));
      const first = await store.claim({ ...every, platform });
      expect(first.map(({ message }) => message)).toEqual(["a", "c"]);
      expect(await store.claim({ ...every, platform })).toEqual([]);
      await store.sent(first[0]?.id ?? "", at);
      expect((await store.claim({ ...every, platform })).map(({ message }) => message)).toEqual(["b"]);
    });

    it("gives out again what its taker never settled, and counts the tries", async () => {
      const party = someone();
      const { platform } = party.place;
      await store.turn(delivery(party), async () => ({ ...nothing, replies: ["a"] }));
      expect((await store.claim({ ...every, platform }))[0]).toMatchObject({
        attempts: 0,
        delivery: `d${deliveries}`,
      });
      expect(await store.claim({ ...every, platform, at: later(999) })).toEqual([]);
      expect((await store.claim({ ...every, platform, at: later(1000) }))[0]?.attempts).toBe(1);
    });

    it("waits with what failed until its time, and lets the younger pass what was given up", async () => {
      const party = someone();
      const { platform } = party.place;
      await store.turn(delivery(party), async () => ({ ...nothing, replies: ["a", "b"] }));
      const [a] = await store.claim({ ...every, platform });
      await store.failed(a?.id ?? "", "429", later(5000));
      expect(await store.claim({ ...every, platform, at: later(4999) })).toEqual([]);
      const [again] = await store.claim({ ...every, platform, at: later(5000) });
      expect(again?.message).toBe("a");
      await store.failed(again?.id ?? "", "channel_not_found", null);
      expect((await store.claim({ ...every, platform, at: later(5000) }))[0]?.message).toBe("b");
    });

    it("never gives one posting to two processes", async () => {
      const party = someone();
      const { platform } = party.place;
      for (let place = 0; place < 40; place++) {
        const here = { ...party, place: { platform, key: `C${place}` } };
        await store.turn(delivery(here), async () => ({ ...nothing, replies: [place] }));
      }
      const other = under.twiceInOneProcess ? await under.open() : store;
      const taken = await Promise.all(
        Array.from({ length: 20 }, (_, turn) =>
          (turn % 2 ? other : store).claim({ ...every, platform, limit: 3 }),
        ),
      );
      if (other !== store) await other.close();
      const ids = taken.flat().map(({ id }) => id);
      expect(ids).toHaveLength(40);
      expect(new Set(ids).size).toBe(40);
    });

    it("forgets old deliveries and settled postings, and never one that waits", async () => {
      const party = someone();
      const { platform } = party.place;
      const one = delivery(party);
      await store.turn(one, async () => ({ ...nothing, replies: ["a"] }));
      await store.prune(later(1), later(1));
      expect(await store.turn(one, async () => nothing)).toBe(true);
      expect((await store.claim({ ...every, platform }))[0]?.message).toBe("a");
    });

    it("still has everything when it is opened again", async () => {
      const party = someone();
      await store.turn(delivery(party), async () => ({ ...nothing, conversation: "kept" }));
      await store.close();
      store = await under.open();
      expect(await remembered(party)).toBe("kept");
    });
  });
}
