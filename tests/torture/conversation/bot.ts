import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { isHoliday } from "../../../src/adapters/calendar/holidays.ts";
import { openStore } from "../../../src/adapters/sql/open.ts";
import { Answerer } from "../../../src/answers/ask.ts";
import { Bot } from "../../../src/bot/bot.ts";
import { deliver } from "../../../src/bot/deliver.ts";
import { PROJECT_ROOT } from "../../../src/config.ts";
import { loadKnowledge, shippedKnowledge } from "../../../src/knowledge/knowledge.ts";
import type { Outgoing, Sent } from "../../../src/ports/chat.ts";
import type { Store } from "../../../src/ports/store.ts";
import { loadProjectWords } from "../../../src/suggestions/project-words.ts";
import { Suggester } from "../../../src/suggestions/suggest.ts";
import { type FromBot, type Point, type ToBot, toBot } from "./protocol.ts";

/** A bot as a server runs it, in a process of its own, that tells its driver where it is and can stand still there. */

const HOME = "kasumigaura";
const POLL_MS = 50;

type Start = Extract<ToBot, { kind: "start" }>;

const tell = (message: FromBot): void => {
  process.send?.(message);
};
const broke = (error: unknown): void =>
  tell({ kind: "broke", reason: error instanceof Error ? (error.stack ?? error.message) : String(error) });
const never = new Promise<never>(() => {});

/** Counts the passings of each point; at the one wanted everything stands still until the kill. */
class Passings {
  readonly #hold: Start["hold"];
  #passed = 0;
  #held = false;

  constructor(hold: Start["hold"]) {
    this.#hold = hold;
  }

  async pass(point: Point): Promise<void> {
    if (this.#held) await never;
    if (point === this.#hold?.point) this.#passed += 1;
    this.#held = this.#passed === this.#hold?.passing;
    tell({ kind: "at", point, held: this.#held });
    if (this.#held) await never;
  }
}

/** The store, with its moments told. */
function watched(store: Store, passings: Passings): Store {
  return {
    turn: (delivery, decide) =>
      store.turn(delivery, async (reader) => {
        const result = await decide(reader);
        await passings.pass("inTransaction");
        return result;
      }),
    async claim(wanted) {
      const postings = await store.claim(wanted);
      if (postings.length > 0) await passings.pass("claimed");
      return postings;
    },
    async sent(id, at) {
      await passings.pass("sent");
      await store.sent(id, at);
      tell({ kind: "marked", id });
    },
    failed: (id, reason, retryAt) => store.failed(id, reason, retryAt),
    prune: (...days) => store.prune(...days),
    look: (party, look) => store.look(party, look),
    answers: (tenant) => store.answers(tenant),
    keepAnswer: (answer) => store.keepAnswer(answer),
    records: (tenant) => store.records(tenant),
    changeRecords: (tenant, changes, at) => store.changeRecords(tenant, changes, at),
    close: () => store.close(),
  };
}

/** Where the search index is kept from one life to the next. */
const [, , storeDirectory] = process.argv;
const knowledge = loadKnowledge({ ...shippedKnowledge(PROJECT_ROOT), home: HOME, storeDirectory });
const answerer = new Answerer(knowledge);
const suggester = new Suggester(
  knowledge,
  loadProjectWords(join(PROJECT_ROOT, "knowledge", "project-words.yaml")),
);

/** Answers of the platform that posts wait for. */
const posts = new Map<string, () => void>();

async function start({ database, platform, leaseMs, clockAheadMs, hold }: Start) {
  const passings = new Passings(hold);
  const store = watched(await openStore(database), passings);
  const now = (): Date => new Date(Date.now() + clockAheadMs);
  const bot = new Bot({
    store,
    answer: (question, history) => ({ ok: true, answer: answerer.answer({ question, history }) }),
    guide: () => ({
      volumes: knowledge.library.volumes,
      own: HOME,
      today: "2026-11-24",
      suggest: (dialog, text) => suggester.proposals(dialog, text, HOME),
    }),
    isHoliday,
    newId: randomUUID,
    now,
    language: "ja",
  });
  const send = async ({ id, place, person, message }: Outgoing): Promise<Sent> => {
    const shown = new Promise<void>((resolve) => posts.set(id, resolve));
    tell({ kind: "post", id, place: place.key, person, message: JSON.parse(JSON.stringify(message)) });
    await shown;
    return { kind: "sent" };
  };
  const sending = async (): Promise<void> => {
    const { failed } = await deliver(store, platform, send, { leaseMs, now });
    for (const { reason } of failed) tell({ kind: "broke", reason });
  };
  let wake = (): void => {};
  const keepSending = async (): Promise<void> => {
    for (;;) {
      await sending();
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, POLL_MS);
      });
    }
  };
  keepSending().catch(broke);
  tell({ kind: "open" });
  return async ({ incoming }: Extract<ToBot, { kind: "input" }>): Promise<void> => {
    await passings.pass("beforeClaim");
    const effect = (await bot.receive(incoming)).kind === "taken";
    await passings.pass("committed");
    tell({ kind: "taken", delivery: incoming.delivery, effect });
    wake();
  };
}

let receive: Awaited<ReturnType<typeof start>> | undefined;
async function obey(order: ToBot): Promise<void> {
  if (order.kind === "shown") {
    posts.get(order.id)?.();
    posts.delete(order.id);
  } else if (order.kind === "start") receive = await start(order);
  else await receive?.(order);
}

process.on("message", (raw) => {
  obey(toBot.parse(raw)).catch(broke);
});
process.on("disconnect", () => process.exit(0));
tell({ kind: "ready" });
