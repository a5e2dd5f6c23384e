import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { signature } from "../slack/deliveries.ts";

/**
 * Slack's side of the measurement, in a process of its own: takes every call of the Web API, and sends signed events.
 * An order comes as a message; what was measured goes back.
 */

const orderSchema = z.object({
  id: z.number(),
  url: z.string(),
  events: z.number().int().positive(),
  text: z.string(),
  /** So many at once, or so many a second. */
  lanes: z.number().optional(),
  perSecond: z.number().optional(),
});
type Order = z.infer<typeof orderSchema>;

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
let replies = 0;
let awaited = { count: Number.POSITIVE_INFINITY, done: (): void => {} };

const api = createServer((incoming, response) => {
  incoming.resume();
  incoming.on("end", () => {
    response.setHeader("Content-Type", "application/json");
    response.end('{"ok":true,"ts":"1.1","channel":"D1","team_id":"T1","user_id":"UBOT","bot_id":"B1"}');
    if (!incoming.url?.endsWith("chat.postMessage")) return;
    replies += 1;
    if (replies >= awaited.count) awaited.done();
  });
});

let sent = 0;
function post({ url, text }: Order): Promise<number> {
  sent += 1;
  const person = sent % 1000;
  const body = JSON.stringify({
    type: "event_callback",
    team_id: "T1",
    event_id: `Ev${sent}`,
    authorizations: [
      { enterprise_id: null, team_id: "T1", user_id: "UBOT", is_bot: true, is_enterprise_install: false },
    ],
    event: {
      type: "message",
      user: `U${person}`,
      text,
      ts: `${Math.floor(Date.now() / 1000)}.${String(sent).padStart(6, "0")}`,
      channel: `D${person}`,
      channel_type: "im",
      team: "T1",
    },
  });
  const seconds = Math.floor(Date.now() / 1000);
  const headers = {
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(body),
    "X-Slack-Request-Timestamp": String(seconds),
    "X-Slack-Signature": signature(body, seconds),
  };
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const going = request(url, { method: "POST", agent, headers }, (response) => {
      response.resume();
      response.on("end", () => {
        if (response.statusCode === 200) resolve(performance.now() - began);
        else reject(new Error(`HTTP ${response.statusCode}`));
      });
    });
    going.on("error", reject);
    going.end(body);
  });
}

async function run(order: Order): Promise<object> {
  const { events, lanes, perSecond } = order;
  const answered = new Promise<void>((done) => {
    awaited = { count: replies + events, done };
  });
  const began = performance.now();
  const acks: number[] = [];
  if (lanes !== undefined) {
    let left = events;
    await Promise.all(
      Array.from({ length: lanes }, async () => {
        while (left > 0) {
          left -= 1;
          acks.push(await post(order));
        }
      }),
    );
  } else {
    const waiting: Promise<unknown>[] = [];
    for (let at = 0; at < events; at++) {
      const dueMs = (at * 1000) / (perSecond ?? 1) - (performance.now() - began);
      if (dueMs > 0) await new Promise((resolve) => setTimeout(resolve, dueMs));
      waiting.push(post(order).then((ms) => acks.push(ms)));
    }
    await Promise.all(waiting);
  }
  const ackedMs = performance.now() - began;
  await answered;
  const wholeMs = performance.now() - began;
  acks.sort((one, other) => one - other);
  const at = (share: number): number => acks[Math.min(acks.length - 1, Math.floor(acks.length * share))] ?? 0;
  return { ackedMs, wholeMs, p50: at(0.5), p99: at(0.99) };
}

process.on("message", (message: unknown) => {
  const order = orderSchema.parse(message);
  run(order).then(
    (measured) => process.send?.({ id: order.id, ...measured }),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
api.listen(0, "127.0.0.1", () => {
  const { port } = api.address() as AddressInfo;
  process.send?.({ api: `http://127.0.0.1:${port}/api/` });
});
