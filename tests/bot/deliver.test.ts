import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../src/adapters/sql/open.ts";
import { deliver } from "../../src/bot/deliver.ts";
import type { Outgoing, Sent } from "../../src/ports/chat.ts";
import type { Json, Store } from "../../src/ports/store.ts";
import { TestPostgres } from "../postgres.ts";

const folder = mkdtempSync(join(tmpdir(), "kyodo-deliver-"));
const start = new Date("2026-11-24T00:00:00Z");
const SENT: Sent = { kind: "sent" };

describe("the way from the outbox to a platform", () => {
  let store: Store;
  let made = 0;
  beforeAll(async () => {
    store = await openStore({ file: join(folder, "kyodo.db") });
  });
  afterAll(async () => {
    await store?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const say = (text: string): Json => ({ language: "ja", parts: [{ kind: "text", text }] });
  /** A platform of its own, on which the bot has these replies to give. */
  const waiting = async (replies: Readonly<Record<string, readonly Json[]>>): Promise<string> => {
    const platform = `p${++made}`;
    for (const [key, texts] of Object.entries(replies)) {
      const party = { tenant: "numazu", place: { platform, key }, person: "U1" };
      await store.turn({ id: `d${++made}`, party, at: start }, async () => ({
        conversation: null,
        dialogs: [],
        replies: texts,
      }));
    }
    return platform;
  };
  const textOf = ({ message }: Outgoing): string =>
    message.parts.map((part) => (part.kind === "text" ? part.text : part.kind)).join();
  const at = (ms: number) => ({ now: () => new Date(start.getTime() + ms) });

  it("hands over every reply, each place's in order, and nothing twice", async () => {
    const platform = await waiting({ C1: [say("1"), say("2"), say("3")], C2: [say("a"), say("b")] });
    const shown: string[] = [];
    const send = async (outgoing: Outgoing): Promise<Sent> => {
      shown.push(textOf(outgoing));
      return SENT;
    };
    const both = await Promise.all([deliver(store, platform, send), deliver(store, platform, send)]);
    expect(both.map(({ sent }) => sent).reduce((sum, sent) => sum + sent)).toBe(5);
    expect(shown.filter((text) => text < "a")).toEqual(["1", "2", "3"]);
    expect(shown.filter((text) => text >= "a")).toEqual(["a", "b"]);
  });

  it("waits with a place whose platform is busy, and not with the others", async () => {
    const platform = await waiting({ busy: [say("1"), say("2")], free: [say("a")] });
    const busy = async (outgoing: Outgoing): Promise<Sent> =>
      outgoing.place.key === "busy"
        ? { kind: "later", reason: "429", at: new Date(start.getTime() + 30_000) }
        : SENT;
    const first = await deliver(store, platform, busy, at(0));
    expect(first.sent).toBe(1);
    expect(first.failed.map(({ reason, retryAt }) => [reason, retryAt?.getTime()])).toEqual([
      ["429", start.getTime() + 30_000],
    ]);
    expect((await deliver(store, platform, async () => SENT, at(29_999))).sent).toBe(0);
    expect((await deliver(store, platform, async () => SENT, at(30_000))).sent).toBe(2);
  });

  it("gives up what can never be shown, an unreadable message too, and lets the younger ones go", async () => {
    const platform = await waiting({ C1: [say("1"), { broken: true }, say("2")] });
    const shown: string[] = [];
    const send = async (outgoing: Outgoing): Promise<Sent> => {
      shown.push(textOf(outgoing));
      return textOf(outgoing) === "1" ? { kind: "never", reason: "channel_not_found" } : SENT;
    };
    const { sent, failed } = await deliver(store, platform, send, at(0));
    expect(shown).toEqual(["1", "2"]);
    expect(sent).toBe(1);
    expect(failed.map(({ reason, retryAt }) => [reason, retryAt])).toEqual([
      ["channel_not_found", null],
      ["unreadable message", null],
    ]);
  });

  it("tries again, after longer and longer waits and under the same id, where the sender breaks", async () => {
    const platform = await waiting({ C1: [say("1")] });
    const broken = new Error("connection reset");
    const ids: string[] = [];
    const breaks = async ({ id }: Outgoing): Promise<Sent> => {
      ids.push(id);
      throw broken;
    };
    const waits: number[] = [];
    let ms = 0;
    for (let round = 0; round < 3; round++) {
      const { failed } = await deliver(store, platform, breaks, at(ms));
      expect(failed[0]?.cause).toBe(broken);
      waits.push((failed[0]?.retryAt?.getTime() ?? 0) - start.getTime() - ms);
      ms += waits.at(-1) ?? 0;
    }
    expect(waits).toEqual([1000, 2000, 4000]);
    expect(new Set(ids).size).toBe(1);
  });

  it("never hammers a platform that says to try again at once", async () => {
    const platform = await waiting({ C1: [say("1")] });
    let tries = 0;
    const atOnce = async (): Promise<Sent> => {
      tries += 1;
      return { kind: "later", reason: "retry-after 0", at: start };
    };
    await deliver(store, platform, atOnce, at(0));
    expect(tries).toBe(1);
  });

  it("does not wait for a sender that hangs", async () => {
    const platform = await waiting({ hangs: [say("1")], goes: [say("a")] });
    const told: AbortSignal[] = [];
    const send = async ({ place }: Outgoing, signal: AbortSignal): Promise<Sent> => {
      if (place.key === "goes") return SENT;
      told.push(signal);
      return new Promise(() => {});
    };
    const alive = setInterval(() => {}, 1000);
    const { sent, failed } = await deliver(store, platform, send, { leaseMs: 100 });
    clearInterval(alive);
    expect(sent).toBe(1);
    expect(failed).toHaveLength(1);
    expect(told[0]?.aborted).toBe(true);
  });
});

describe("the way from an outbox on a server", () => {
  let postgres: TestPostgres;
  let store: Store;
  beforeAll(async () => {
    postgres = await TestPostgres.start();
    store = await openStore({ databaseUrl: await postgres.database(), file: "" });
  }, 60_000);
  afterAll(async () => {
    await store?.close();
    await postgres?.stop();
  });

  it("leaves no reply behind where one is marked as sent while the next is claimed", async () => {
    const party = { tenant: "numazu", place: { platform: "server", key: "C1" }, person: "U1" };
    const replies = Array.from({ length: 40 }, (_, at) => ({
      language: "ja",
      parts: [{ kind: "text", text: `${at}` }],
    }));
    await store.turn({ id: "d1", party, at: start }, async () => ({
      conversation: null,
      dialogs: [],
      replies,
    }));
    expect((await deliver(store, "server", async () => SENT)).sent).toBe(40);
  });
});
