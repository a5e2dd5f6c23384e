import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, HTTPReceiver, LogLevel } from "@slack/bolt";
import { z } from "zod";
import { isHoliday } from "../../src/adapters/calendar/holidays.ts";
import { openStore } from "../../src/adapters/sql/open.ts";
import { Bot } from "../../src/bot/bot.ts";
import { PROJECT_ROOT } from "../../src/config.ts";
import { loadKnowledge, shippedKnowledge } from "../../src/knowledge/knowledge.ts";
import { startPump } from "../../src/wiring/pump.ts";
import { openSlack } from "../../src/wiring/slack.ts";
import { BOT_TOKEN, SIGNING_SECRET } from "../slack/strict-slack.ts";
import type { Measurement } from "./run.ts";

/**
 * Signed events over HTTP: the whole bot (a turn in SQLite, the reply rendered, checked, sent and marked) beside a bare
 * Bolt app that echoes what it is told. Slack itself is another process. Taken in turns, three times each.
 */

const EVENTS = 1000;
const LANES = 20;
const ROUNDS = 3;
const PACED = 500;
const PER_SECOND = 50;

const measuredSchema = z.object({
  id: z.number(),
  ackedMs: z.number(),
  wholeMs: z.number(),
  p50: z.number(),
  p99: z.number(),
});
type Measured = z.infer<typeof measuredSchema>;

let orders = 0;
function measure(slack: ChildProcess, order: object): Promise<Measured> {
  orders += 1;
  const id = orders;
  return new Promise((resolve, reject) => {
    const take = (message: unknown): void => {
      const measured = measuredSchema.safeParse(message).data;
      if (measured?.id !== id) return;
      slack.off("message", take);
      slack.off("exit", gone);
      resolve(measured);
    };
    const gone = (): void => reject(new Error("the other process ended"));
    slack.on("message", take);
    slack.once("exit", gone);
    slack.send({ id, ...order });
  });
}

const addressOf = (server: Server): string =>
  `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
async function listening(server: Server): Promise<Server> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

const slack = fork(join(import.meta.dirname, "slack-load.ts"));
const [{ api }] = z.tuple([z.object({ api: z.string() })], z.unknown()).parse(await once(slack, "message"));

const receiver = new HTTPReceiver({ signingSecret: SIGNING_SECRET, logLevel: LogLevel.ERROR });
const echo = new App({
  receiver,
  authorize: async () => ({ botToken: BOT_TOKEN, botId: "B1", botUserId: "UBOT" }),
  logLevel: LogLevel.ERROR,
  clientOptions: { slackApiUrl: api },
});
echo.message(async ({ message, say }) => {
  await say("text" in message ? (message.text ?? "") : "");
});
// The sender keeps its connections while the other one is measured.
const KEPT = { keepAliveTimeout: 600_000 };
const bare = await listening(createServer(KEPT, receiver.requestListener.bind(receiver)));

const folder = mkdtempSync(join(process.env["KYODO_BENCH_STORE"] ?? tmpdir(), "kyodo-slack-"));
const store = await openStore({ file: join(folder, "kyodo.db") });
const knowledge = loadKnowledge({ ...shippedKnowledge(PROJECT_ROOT), home: "kasumigaura" });
const bot = new Bot({
  store,
  answer: () => {
    throw new Error("a step was taken for a question");
  },
  guide: () => ({
    volumes: knowledge.library.volumes,
    own: knowledge.home,
    today: "2026-11-24",
    suggest: () => [],
  }),
  isHoliday,
  newId: randomUUID,
  now: () => new Date(),
  language: "ja",
});
const platform = openSlack({
  config: { language: "ja", publicUrl: undefined, webAuth: undefined },
  slack: { botToken: BOT_TOKEN, by: { kind: "http", signingSecret: SIGNING_SECRET } },
  knowledge,
  store,
  tell: (line) => console.error(line),
  apiUrl: api,
});
const pump = startPump({ platform, bot, store, tell: (line) => console.error(line) });
await pump.tried;
const whole = await listening(createServer(KEPT, platform.handle));

const text = "領域";
const rate = (ms: number): number => Math.round((EVENTS / ms) * 1000);
const middle = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
const rounded = (value: number): number => Math.round(value * 10) / 10;

/** Acknowledged, which for the bot means stored; and answered, with the reply marked as sent. */
const rates = {
  bare: { acked: [] as number[], answered: [] as number[] },
  whole: { acked: [] as number[], answered: [] as number[] },
};
const warm = { events: 500, lanes: LANES, text };
await measure(slack, { ...warm, url: addressOf(bare) });
await measure(slack, { ...warm, url: addressOf(whole) });
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, server] of [
    ["bare", bare],
    ["whole", whole],
  ] as const) {
    const measured = await measure(slack, { url: addressOf(server), events: EVENTS, lanes: LANES, text });
    rates[name].acked.push(rate(measured.ackedMs));
    rates[name].answered.push(rate(measured.wholeMs));
  }
}
const paced = { events: PACED, perSecond: PER_SECOND, text };
const bareAcks = await measure(slack, { ...paced, url: addressOf(bare) });
const acks = await measure(slack, { ...paced, url: addressOf(whole) });

const share = (what: "acked" | "answered"): number =>
  Math.round((middle(rates.whole[what]) / middle(rates.bare[what])) * 100) / 100;
const BARE = "Slack, a bare Bolt echo";
const WHOLE = "Slack, the whole bot with SQLite";
const measurements: readonly Measurement[] = [
  { name: `${BARE}, signed events acknowledged`, value: middle(rates.bare.acked), unit: "1/s" },
  { name: `${WHOLE}, signed events acknowledged`, value: middle(rates.whole.acked), unit: "1/s" },
  { name: `${WHOLE}, share of the bare echo, acknowledged`, value: share("acked"), unit: "", goal: "≥ 0.6" },
  { name: `${BARE}, signed events answered`, value: middle(rates.bare.answered), unit: "1/s" },
  { name: `${WHOLE}, signed events answered`, value: middle(rates.whole.answered), unit: "1/s" },
  { name: `${WHOLE}, share of the bare echo, answered`, value: share("answered"), unit: "" },
  { name: "Slack, a bare Bolt echo, ack p99 at 50 events/s", value: rounded(bareAcks.p99), unit: "ms" },
  { name: "Slack, the whole bot with SQLite, ack p50 at 50 events/s", value: rounded(acks.p50), unit: "ms" },
  {
    name: "Slack, the whole bot with SQLite, ack p99 at 50 events/s",
    value: rounded(acks.p99),
    unit: "ms",
    goal: "≤ 100",
  },
];
console.log(JSON.stringify(measurements));
for (const server of [bare, whole]) {
  server.closeAllConnections();
  server.close();
}
await pump.stop();
await store.close();
slack.kill();
rmSync(folder, { recursive: true, force: true });
