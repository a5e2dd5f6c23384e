import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { SlackPlatform } from "../../src/adapters/slack/platform.ts";
import type { SlackSettings } from "../../src/adapters/slack/settings.ts";
import type { Message, Part } from "../../src/domain/message.ts";
import type { Inbox, Incoming, Outgoing, Sent, Sheet, Started, Taken } from "../../src/ports/chat.ts";
import type { Party } from "../../src/ports/store.ts";
import { keepListening } from "../../src/wiring/keep-listening.ts";
import { httpWire, socketWire, type Wire } from "./deliveries.ts";
import { Person } from "./person.ts";
import { APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, StrictSlack } from "./strict-slack.ts";

/** The real Bolt app of the adapter, connected to the strict Slack; behind it an inbox that writes down what comes. */

export type Way = "http" | "socket";
export const WAYS: readonly Way[] = ["http", "socket"];

export class NotedInbox implements Inbox {
  /** What was taken, each delivery once. */
  readonly taken: Incoming[] = [];
  /** How often something was handed over. */
  offered = 0;
  next: Taken | Error = { kind: "taken" };
  sheetNow: Sheet | undefined;
  homeNow: Message = { language: "ja", parts: [{ kind: "text", text: "きょうの予定はありません" }] };
  /** Whether the next deliveries wait until this resolves. */
  gate: Promise<void> | undefined;

  async receive(incoming: Incoming): Promise<Taken> {
    this.offered += 1;
    await this.gate;
    if (this.next instanceof Error) throw this.next;
    if (this.next.kind !== "taken") return this.next;
    if (this.taken.some(({ delivery }) => delivery === incoming.delivery)) return { kind: "known" };
    this.taken.push(incoming);
    return { kind: "taken" };
  }

  async home(): Promise<Message> {
    return this.homeNow;
  }

  async sheet(): Promise<Sheet | undefined> {
    return this.sheetNow;
  }

  get last(): Incoming {
    const last = this.taken.at(-1);
    if (!last) throw new Error("nothing was taken");
    return last;
  }
}

export interface Connected {
  readonly slack: StrictSlack;
  readonly platform: SlackPlatform;
  readonly inbox: NotedInbox;
  readonly wire: Wire;
  readonly url: string;
  /** What the adapter reported beside the conversation. */
  readonly reports: string[];
  person(id: string): Person;
  /** Sends a reply to where something came from. */
  reply(
    to: Party,
    parts: readonly Part[],
    more?: Partial<Outgoing> & { readonly message?: Message },
  ): Promise<Sent>;
  stop(): Promise<void>;
}

let replies = 0;

export async function connect(way: Way, more: Partial<SlackSettings> = {}): Promise<Connected> {
  const slack = await StrictSlack.start();
  const reports: string[] = [];
  const inbox = new NotedInbox();
  const platform = new SlackPlatform({
    tenant: "numazu",
    language: "ja",
    botToken: BOT_TOKEN,
    by:
      way === "http"
        ? { kind: "http", signingSecret: SIGNING_SECRET }
        : { kind: "socket", appToken: APP_TOKEN, pingTimeoutMs: 200 },
    apiUrl: slack.apiUrl,
    title: (guideline) => `${guideline}の指針`,
    draw: () => new Uint8Array([137, 80, 78, 71]),
    files: async ({ title }) => [{ name: `${title}.md`, bytes: new TextEncoder().encode(title) }],
    citations: async () => undefined,
    standing: async (party) => (inbox.taken.some((each) => sameParty(each.party, party)) ? "spoke" : "new"),
    now: () => new Date(),
    report: (problem) => reports.push(problem),
    ...more,
  });
  const disconnect = await connection(platform, inbox, reports);
  const server = platform.handle ? await listening(platform.handle) : undefined;
  const url = server ? `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events` : "";
  const wire = server ? httpWire(url) : socketWire(slack.sockets);
  return {
    slack,
    platform,
    inbox,
    wire,
    url,
    reports,
    person: (id) => new Person(slack, wire, id),
    reply: ({ place, person, tenant }, parts, given = {}) => {
      replies += 1;
      const message: Message = given.message ?? { language: "ja", parts };
      const delivery = inbox.taken.findLast(({ party }) => party.place.key === place.key)?.delivery ?? "";
      const outgoing = {
        id: `reply${replies}`,
        delivery,
        tenant,
        place,
        person,
        attempts: 0,
        ...given,
        message,
      };
      return platform.send(outgoing, AbortSignal.timeout(10_000));
    },
    async stop() {
      await disconnect();
      if (server) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
      await slack.stop();
    },
  };
}

const QUICK = { soonestMs: 20, latestMs: 100, refusedMs: 100 };

/** Starts the platform as the program does, and gives what stops it; throws where it is not listening. */
async function connection(
  platform: SlackPlatform,
  inbox: Inbox,
  reports: string[],
): Promise<() => Promise<void>> {
  const stopping = new AbortController();
  let listening: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    stopping.abort();
    await platform.stop();
    await listening;
  };
  const started = await new Promise<Started>((tried) => {
    const tell = (line: string): void => void reports.push(line);
    const start = () => platform.start(inbox);
    listening = keepListening({ name: "slack", start, tried, tell, waits: QUICK }, stopping.signal);
  });
  if (started.kind === "listening") return stop;
  await stop();
  throw new Error(started.problem.en);
}

const sameParty = (one: Party, other: Party): boolean =>
  one.place.key === other.place.key && one.person === other.person && one.tenant === other.tenant;

async function listening(handle: NonNullable<SlackPlatform["handle"]>): Promise<Server> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}
