import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openStore } from "../../src/adapters/sql/open.ts";
import type { ChatPlatform, Inbox, Sent, Started } from "../../src/ports/chat.ts";
import type { Store } from "../../src/ports/store.ts";
import { startPump } from "../../src/wiring/pump.ts";

const folder = mkdtempSync(join(tmpdir(), "kyodo-pump-"));
let store: Store;
beforeAll(async () => {
  store = await openStore({ file: join(folder, "kyodo.db") });
});
afterAll(async () => {
  await store?.close();
  rmSync(folder, { recursive: true, force: true });
});

const QUICK = { soonestMs: 10, latestMs: 40, refusedMs: 40 };

let ids = 0;
/** A bot that says back what it hears. */
const echo: Inbox = {
  async receive({ delivery, party, ...rest }) {
    const text = rest.kind === "text" ? rest.text : rest.kind;
    const reply = { language: "ja", parts: [{ kind: "text", text }] };
    const fresh = await store.turn({ id: delivery, party, at: new Date() }, async () => ({
      conversation: null,
      dialogs: [],
      replies: [reply],
    }));
    return { kind: fresh ? "taken" : "known" };
  },
  home: async () => ({ language: "ja", parts: [] }),
  sheet: async () => undefined,
};

function platform(outcome: (attempt: number) => Sent) {
  const name = `p${++ids}`;
  const shown: string[] = [];
  let attempts = 0;
  let inbox: Inbox | undefined;
  let stopped = false;
  const made: ChatPlatform = {
    name,
    async send({ message }) {
      const sent = outcome(++attempts);
      if (sent.kind === "sent") shown.push(JSON.stringify(message.parts));
      return sent;
    },
    async start(given) {
      inbox = given;
      return { kind: "listening" };
    },
    async stop() {
      stopped = true;
    },
  };
  const hear = (text: string, delivery = `d${++ids}`, key = "C") =>
    inbox?.receive({
      kind: "text",
      delivery,
      party: { tenant: "t", place: { platform: name, key }, person: "U" },
      text,
    });
  return { made, shown, hear, stopped: () => stopped };
}

it("shows the reply to what came in, once, however often it came", async () => {
  const { made, shown, hear } = platform(() => ({ kind: "sent" }));
  const pump = startPump({ platform: made, bot: echo, store, tell: () => {} });
  await pump.tried;
  expect(await hear("こんにちは", "twice")).toEqual({ kind: "taken" });
  expect(await hear("こんにちは", "twice")).toEqual({ kind: "known" });
  await pump.drained();
  await pump.stop();
  expect(shown).toHaveLength(1);
});

it("lets nobody wait for a slow reply to another place", async () => {
  const { made, hear } = platform(() => ({ kind: "sent" }));
  const shown: string[] = [];
  let finish = (): void => {};
  const slow = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const send: ChatPlatform["send"] = async ({ place }) => {
    if (place.key === "slow") await slow;
    shown.push(place.key);
    return { kind: "sent" };
  };
  const pump = startPump({ platform: { ...made, send }, bot: echo, store, tell: () => {}, lookMs: 60_000 });
  await pump.tried;
  await hear("a", "slow-1", "slow");
  await wait(100);
  for (const key of ["quick", "other"]) {
    await hear("b", key, key);
    await expect.poll(() => shown, { timeout: 5000 }).toContain(key);
  }
  expect(shown).toEqual(["quick", "other"]);
  finish();
  await pump.drained();
  expect(shown).toEqual(["quick", "other", "slow"]);
  await pump.stop();
});

it("tries again by itself what could not be shown, and tells of it", async () => {
  const told: string[] = [];
  const { made, shown, hear } = platform((attempt) =>
    attempt === 1 ? { kind: "later", reason: "429", at: new Date() } : { kind: "sent" },
  );
  const pump = startPump({
    platform: made,
    bot: echo,
    store,
    tell: (line) => told.push(line),
    lookMs: 50,
  });
  await pump.tried;
  await hear("a");
  await expect.poll(() => shown.length, { timeout: 10_000 }).toBe(1);
  await pump.stop();
  expect(told.join()).toContain("429");
});

it("sends what was left when the program ended before", async () => {
  const { made, shown, hear } = platform(() => ({ kind: "sent" }));
  const dead = {
    ...made,
    send: async (): Promise<Sent> => ({ kind: "later", reason: "gone", at: new Date() }),
  };
  const first = startPump({ platform: dead, bot: echo, store, tell: () => {} });
  await first.tried;
  await hear("残り");
  await first.stop();
  const second = startPump({ platform: made, bot: echo, store, tell: () => {}, lookMs: 50 });
  await second.tried;
  await expect.poll(() => shown.length, { timeout: 10_000 }).toBe(1);
  await second.stop();
});

it("keeps the replies of a platform that is not up, untried, and sends them once it is", async () => {
  const { made, shown } = platform(() => ({ kind: "sent" }));
  const party = { tenant: "t", place: { platform: made.name, key: "C" }, person: "U" };
  await echo.receive({ kind: "text", delivery: `d${++ids}`, party, text: "待っている" });
  const told: string[] = [];
  let reached = false;
  const sent: number[] = [];
  const down: ChatPlatform = {
    ...made,
    send: (outgoing, signal) => {
      sent.push(outgoing.attempts);
      return made.send(outgoing, signal);
    },
    start: async (inbox) =>
      reached
        ? made.start(inbox)
        : { kind: "unreachable", problem: { ja: "届きません。", en: "Out of reach." } },
  };
  const tell = (line: string): void => void told.push(line);
  const pump = startPump({ platform: down, bot: echo, store, tell, lookMs: 10, waits: QUICK });
  await pump.tried;
  await wait(100);
  expect(sent).toEqual([]);
  reached = true;
  await expect.poll(() => shown.length, { timeout: 10_000 }).toBe(1);
  await pump.stop();
  expect(sent).toEqual([0]);
  expect(told).toEqual([
    expect.stringMatching(/届きません。.+Out of reach\./u),
    expect.stringContaining("つながりました"),
  ]);
});

it("ends at once while it waits for a platform", async () => {
  const { made } = platform(() => ({ kind: "sent" }));
  const start = async (): Promise<Started> => ({ kind: "refused", problem: { ja: "拒否", en: "Refused" } });
  const pump = startPump({ platform: { ...made, start }, bot: echo, store, tell: () => {} });
  await pump.tried;
  const before = performance.now();
  await pump.stop();
  expect(performance.now() - before).toBeLessThan(1000);
});

it("stops the platform where it is told to", async () => {
  const { made, stopped } = platform(() => ({ kind: "sent" }));
  const pump = startPump({ platform: made, bot: echo, store, tell: () => {} });
  await pump.tried;
  await pump.stop();
  expect(stopped()).toBe(true);
});
