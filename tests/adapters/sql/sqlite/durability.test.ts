import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openSqlite } from "../../../../src/adapters/sql/open.ts";
import { DiskError } from "../../../../src/adapters/sql/sqlite/disk.ts";
import { SqliteFile } from "../../../../src/adapters/sql/sqlite/file.ts";

const folder = mkdtempSync(join(tmpdir(), "kyodo-durability-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const turnOfTheLoop = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
const party = { tenant: "numazu", place: { platform: "p", key: "C1" }, person: "U1" };
const delivery = (id: string) => ({ id, party, at: new Date() });
const say = (reply: string) => async () => ({ conversation: null, dialogs: [], replies: [reply] });
const wanted = { platform: "p", limit: 10, at: new Date(), leaseMs: 60_000 };

/** A store on a disk that stands still while `held` is set. */
async function onDisk(name: string) {
  const gate = { held: false, broken: false, syncs: 0, open: (): void => {} };
  const file = await SqliteFile.open(join(folder, `${name}.db`), async () => {
    gate.syncs += 1;
    if (gate.broken) throw new Error("EIO");
    if (gate.held) await new Promise<void>((resolve) => (gate.open = resolve));
  });
  const { store } = await openSqlite(file);
  return { store, gate };
}

describe("on SQLite, what the disk does not have yet", () => {
  it("is not reported as stored, and keeps nobody from storing more meanwhile", async () => {
    const { store, gate } = await onDisk("turns");
    gate.held = true;
    const told: string[] = [];
    const turns = ["d1", "d2", "d3"].map((id) =>
      store.turn(delivery(id), say(id)).then((taken) => told.push(`${id} ${taken}`)),
    );
    await turnOfTheLoop();
    expect(told).toEqual([]);
    await store.look(party, async (reader) => expect(await reader.conversation()).toBeNull());
    const before = gate.syncs;
    gate.held = false;
    gate.open();
    await Promise.all(turns);
    expect(told.toSorted()).toEqual(["d1 true", "d2 true", "d3 true"]);
    expect(gate.syncs - before).toBeLessThanOrEqual(1);
    await store.close();
  });

  it("is not called known either, where the delivery comes again at once", async () => {
    const { store, gate } = await onDisk("again");
    gate.held = true;
    let told: boolean | undefined;
    const first = store.turn(delivery("d1"), say("once"));
    await turnOfTheLoop();
    const second = store.turn(delivery("d1"), say("twice")).then((taken) => {
      told = taken;
    });
    await turnOfTheLoop();
    expect(told).toBeUndefined();
    gate.held = false;
    gate.open();
    expect(await first).toBe(true);
    await second;
    expect(told).toBe(false);
    await store.close();
  });

  it("is not given to anybody who sends", async () => {
    const { store, gate } = await onDisk("outbox");
    gate.held = true;
    const turn = store.turn(delivery("d1"), say("hello"));
    await turnOfTheLoop();
    let claimed: readonly unknown[] | undefined;
    const claim = store.claim(wanted).then((postings) => {
      claimed = postings;
    });
    await turnOfTheLoop();
    expect(claimed).toBeUndefined();
    gate.held = false;
    gate.open();
    await Promise.all([turn, claim]);
    expect(claimed).toHaveLength(1);
    await store.close();
  });
});

describe("a disk that fails", () => {
  it("is told to whoever waits for it, and nothing more is taken", async () => {
    const { store, gate } = await onDisk("broken");
    gate.broken = true;
    await expect(store.turn(delivery("d1"), say("hello"))).rejects.toThrow(DiskError);
    gate.broken = false;
    await expect(store.turn(delivery("d2"), say("hello"))).rejects.toThrow(DiskError);
    await expect(store.claim(wanted)).rejects.toThrow(DiskError);
    await store.close();
  });
});

it("a store in memory takes turns without a disk", async () => {
  const { store } = await openSqlite(await SqliteFile.open(":memory:"));
  expect(await store.turn(delivery("m1"), say("a"))).toBe(true);
  expect(await store.turn(delivery("m1"), say("a"))).toBe(false);
  expect(await store.claim(wanted)).toHaveLength(1);
  await store.close();
});
