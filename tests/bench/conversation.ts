import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { isHoliday } from "../../src/adapters/calendar/holidays.ts";
import { openStore } from "../../src/adapters/sql/open.ts";
import { Bot } from "../../src/bot/bot.ts";
import { deliver } from "../../src/bot/deliver.ts";
import { PROJECT_ROOT } from "../../src/config.ts";
import { loadKnowledge, shippedKnowledge } from "../../src/knowledge/knowledge.ts";
import type { Party, Store } from "../../src/ports/store.ts";
import { TestPostgres } from "../postgres.ts";
import { residentMegabytes } from "./measure.ts";
import type { Measurement } from "./run.ts";

/**
 * 1,000 people in zone dialogs at once: everybody takes a step before anybody takes the next one. Beside it an empty
 * turn: the store's transaction alone, with nothing decided. Run by run.ts: `conversation.ts sqlite|postgres`.
 */

const PEOPLE = 1000;
const STEPS = ["領域", "いいえ", "いいえ", "はい", "市民", "市民", "２"];
const PLATFORM = "bench";
const name = process.argv[2] === "postgres" ? "PostgreSQL" : "SQLite";
/** SQLite has one connection: turns wait for one another in the process. PostgreSQL's pool has ten. */
const LANES = name === "PostgreSQL" ? 10 : 1;

interface Timed {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
}

/** Runs the jobs in order, `lanes` at a time; times in milliseconds, from the moment a job has its lane. */
async function timed(jobs: readonly (() => Promise<unknown>)[], lanes: number): Promise<Timed> {
  const times: number[] = [];
  const waiting = jobs.values();
  const started = performance.now();
  const lane = async (): Promise<void> => {
    for (const job of waiting) {
      const before = performance.now();
      await job();
      times.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const perSecond = Math.round((jobs.length / (performance.now() - started)) * 1000);
  times.sort((one, other) => one - other);
  const at = (share: number): number =>
    Math.round((times[Math.floor(times.length * share)] ?? 0) * 100) / 100;
  return { perSecond, p50: at(0.5), p95: at(0.95) };
}

const partyOf = (person: number): Party => ({
  tenant: "kasumigaura",
  place: { platform: PLATFORM, key: `D${person}` },
  person: `U${person}`,
});
const people = Array.from({ length: PEOPLE }, (_, person) => partyOf(person));

async function measure(store: Store): Promise<readonly Measurement[]> {
  const { library } = loadKnowledge({ ...shippedKnowledge(PROJECT_ROOT), home: "kasumigaura" });
  const bot = new Bot({
    store,
    answer: () => {
      throw new Error("a step was taken for a question");
    },
    guide: () => ({
      volumes: library.volumes,
      own: "kasumigaura",
      today: "2026-11-24",
      suggest: () => [],
    }),
    isHoliday,
    newId: randomUUID,
    now: () => new Date(),
    language: "ja",
  });
  const take = (text: string) => (party: Party) => () =>
    bot.receive({ kind: "text", delivery: randomUUID(), party, text });
  const empty = (party: Party) => () =>
    store.turn({ id: randomUUID(), party, at: new Date() }, async () => ({
      conversation: null,
      dialogs: [],
      replies: [],
    }));
  const [first = "", ...steps] = STEPS;
  // Warm, on people of their own.
  await timed(
    STEPS.flatMap((step) => [...Array(20).keys()].map((n) => take(step)(partyOf(PEOPLE + n)))),
    LANES,
  );
  const opened = await timed(people.map(take(first)), LANES);
  const stepped = await timed(
    steps.flatMap((step) => people.map(take(step))),
    LANES,
  );
  const memory = residentMegabytes();
  const alone = await timed(
    STEPS.flatMap(() => people.map((party) => empty({ ...party, person: "nobody" }))),
    LANES,
  );
  const rush = await timed(people.map(take("変更 1")), PEOPLE);
  const replies = PEOPLE * (STEPS.length + 1);
  const started = performance.now();
  const { sent } = await deliver(store, PLATFORM, async () => ({ kind: "sent" }));
  const sentPerSecond = Math.round((sent / (performance.now() - started)) * 1000);
  if (sent < replies) throw new Error(`${sent} replies instead of ${replies}`);
  const of = (what: string, value: number, unit: string, goal?: string): Measurement => ({
    name: `${name}, ${PEOPLE} people in zone dialogs: ${what}`,
    value,
    unit,
    ...(goal === undefined ? {} : { goal }),
  });
  return [
    of("dialog turns", stepped.perSecond, "turns/s"),
    of("dialog turn, p50", stepped.p50, "ms"),
    of("dialog turn, p95", stepped.p95, "ms"),
    of("opening turn, p95", opened.p95, "ms"),
    of("empty turns", alone.perSecond, "turns/s"),
    of("empty turn, p50", alone.p50, "ms"),
    of("empty turn, p95", alone.p95, "ms"),
    of("all write at the same moment: the last but 5 % wait", rush.p95, "ms"),
    of(`a backlog of ${sent} replies sent`, sentPerSecond, "replies/s"),
    of("memory", memory, "MB"),
  ];
}

async function onSqlite(): Promise<readonly Measurement[]> {
  const store = await openStore({ file: join(process.env["KYODO_BENCH_STORE"] ?? ".", "conversation.db") });
  try {
    return await measure(store);
  } finally {
    await store.close();
  }
}

async function onPostgres(): Promise<readonly Measurement[]> {
  const postgres = await TestPostgres.start();
  try {
    const store = await openStore({ databaseUrl: await postgres.database(), file: "" });
    try {
      return await measure(store);
    } finally {
      await store.close();
    }
  } finally {
    await postgres.stop();
  }
}

console.log(JSON.stringify(await (name === "PostgreSQL" ? onPostgres() : onSqlite())));
