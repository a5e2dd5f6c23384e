import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { SlackPlatform } from "../../src/adapters/slack/platform.ts";
import type { SlackSettings } from "../../src/adapters/slack/settings.ts";
import type { Message, Part } from "../../src/domain/message.ts";
import type { Inbox, Incoming, Outgoing, Sent, Sheet, Taken } from "../../src/ports/chat.ts";
import type { Party } from "../../src/ports/store.ts";
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
  await platform.start(inbox);
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
      const id = `reply${replies}`;
      const outgoing = { id, delivery: id, tenant, place, person, attempts: 0, ...given, message };
      return platform.send(outgoing, AbortSignal.timeout(10_000));
    },
    async stop() {
      await platform.stop();
      if (server) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
      await slack.stop();
    },
  };
}

const sameParty = (one: Party, other: Party): boolean =>
  one.place.key === other.place.key && one.person === other.person && one.tenant === other.tenant;

async function listening(handle: NonNullable<SlackPlatform["handle"]>): Promise<Server> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}
