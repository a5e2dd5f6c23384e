import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { ServiceClientCredentialsFactory } from "botframework-connector";
import express from "express";
import {
  type TeamsPlatform,
  type TeamsSettings,
  teamsPlatform,
} from "../../../src/adapters/teams/platform.ts";
import type { Message } from "../../../src/domain/message.ts";
import type { Inbox, Incoming, Outgoing, Sent, Sheet, Taken } from "../../../src/ports/chat.ts";
import type { Json } from "../../../src/ports/json.ts";
import type { PlaceBook } from "../../../src/ports/place-book.ts";
import type { Place } from "../../../src/ports/store.ts";
import { APP_ID, FakeTeams, OUTBOUND_TOKEN, TENANT_ID } from "./fake-teams.ts";
import { TeamsClient } from "./people.ts";

/** The adapter behind a real HTTP server, with Teams on the other side and a small bot in the middle. */

export class MemoryBook implements PlaceBook {
  readonly entries = new Map<string, Json>();
  writes = 0;
  async keep(tenant: string, place: Place, entry: Json): Promise<void> {
    this.writes += 1;
    this.entries.set(JSON.stringify([tenant, place.platform, place.key]), entry);
  }
  async find(tenant: string, place: Place): Promise<Json | undefined> {
    return this.entries.get(JSON.stringify([tenant, place.platform, place.key]));
  }
  async forget(tenant: string, place: Place): Promise<void> {
    this.entries.delete(JSON.stringify([tenant, place.platform, place.key]));
  }
  async prune(): Promise<void> {}
}

/** The bot's own token, without Microsoft's sign-in. */
export class TestCredentials extends ServiceClientCredentialsFactory {
  async isValidAppId(appId: string): Promise<boolean> {
    return appId === APP_ID;
  }
  async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }
  async createCredentials() {
    return {
      async signRequest<T extends { headers: { set(name: string, value: string): void } }>(
        request: T,
      ): Promise<T> {
        request.headers.set("authorization", `Bearer ${OUTBOUND_TOKEN}`);
        return request;
      },
    };
  }
}

export const said = (text: string, more: Partial<Message> = {}): Message => ({
  language: "ja",
  parts: [{ kind: "text", text }],
  ...more,
});

export const signedKey = { appId: APP_ID, password: "secret", tenantId: TENANT_ID };

/** Listens with a platform's routes behind a JSON parser; gives the address and how to stop. */
export async function served(platform: TeamsPlatform): Promise<{ url: string; stop: () => Promise<void> }> {
  const app = express();
  app.use(platform.routes);
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, "127.0.0.1", () => resolve(listening));
  });
  server.keepAliveTimeout = 60_000;
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export interface SentReply {
  readonly outgoing: Outgoing;
  readonly sent: Sent;
}

type Bot = (incoming: Incoming) => readonly Message[];

export class House implements Inbox {
  readonly book = new MemoryBook();
  readonly received: Incoming[] = [];
  /** What the outbox did, in order. */
  readonly replies: SentReply[] = [];
  readonly told: string[] = [];
  bot: Bot = ({ kind }) => (kind === "open" ? [] : [said("返事")]);
  better: Outgoing["better"] | undefined;
  refused: Readonly<Record<string, string>> | undefined;
  sheetOf: ((card: string) => Sheet | undefined) | undefined;
  broken = false;
  now = new Date();
  readonly #known = new Set<string>();
  #line: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly teams: FakeTeams,
    readonly platform: TeamsPlatform,
    readonly client: TeamsClient,
    readonly url: string,
    readonly folder: string,
    readonly end: () => Promise<void>,
  ) {}

  static async open({
    started = true,
    filesAt,
    ...change
  }: Partial<TeamsSettings> & {
    readonly started?: boolean;
    readonly filesAt?: string;
  } = {}): Promise<House> {
    const teams = await FakeTeams.start();
    const folder = mkdtempSync(join(tmpdir(), "kyodo-teams-"));
    let house: House | undefined;
    const clock = (): Date => house?.now ?? new Date();
    const book: PlaceBook = {
      keep: async (tenant, place, entry) => house?.book.keep(tenant, place, entry),
      find: async (tenant, place) => house?.book.find(tenant, place),
      forget: async (tenant, place) => house?.book.forget(tenant, place),
      prune: async () => {},
    };
    const platform = teamsPlatform({
      key: signedKey,
      tenant: "numazu",
      language: "ja",
      book,
      rendering: {
        title: (id) => (id === "numazu" ? "沼津市協働指針" : id),
        drawPicture: () => new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
        draftFiles: async ({ title }) => [
          { name: `${title}.docx`, type: "application/octet-stream", bytes: new Uint8Array([1, 2, 3]) },
        ],
      },
      tell: (line) => house?.told.push(line),
      issuer: { openIdMetadataUrl: teams.openIdMetadataUrl, credentials: new TestCredentials() },
      now: clock,
      random: () => 0.5,
      pressWaitMs: 2000,
      streamEveryMs: 5,
      ...(filesAt === undefined ? {} : { files: { folder, publicUrl: filesAt } }),
      ...change,
    });
    const { url, stop } = await served(platform);
    house = new House(teams, platform, new TeamsClient(teams, `${url}/api/messages`), url, folder, stop);
    if (started) await platform.start(house);
    return house;
  }

  async close(): Promise<void> {
    await this.#line;
    await this.platform.stop();
    await this.end();
    await this.teams.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async receive(incoming: Incoming): Promise<Taken> {
    if (this.broken) throw new Error("the database is away");
    if (this.refused) return { kind: "refused", problems: this.refused };
    if (this.#known.has(incoming.delivery)) return { kind: "known" };
    this.#known.add(incoming.delivery);
    this.received.push(incoming);
    const { party, delivery } = incoming;
    for (const message of this.bot(incoming)) {
      const outgoing: Outgoing = {
        id: `${delivery}#${this.replies.length}`,
        ...party,
        attempts: 0,
        delivery,
        message,
        ...(this.better ? { better: this.better } : {}),
      };
      this.#line = this.#line.then(() => this.deliver(outgoing));
    }
    return { kind: "taken" };
  }

  /** One try of the outbox. */
  async deliver(outgoing: Outgoing): Promise<Sent> {
    const sent = await this.platform.send(outgoing, AbortSignal.timeout(20_000));
    this.replies.push({ outgoing, sent });
    return sent;
  }

  /** Tries the last reply once more, as the outbox does when its time has come. */
  async retry(): Promise<Sent> {
    const last = this.replies.at(-1);
    if (!last) throw new Error("nothing was sent");
    return this.deliver({ ...last.outgoing, attempts: last.outgoing.attempts + 1 });
  }

  async settled(): Promise<void> {
    let line: unknown;
    while (!isDeepStrictEqual(line, this.#line)) {
      line = this.#line;
      await line;
    }
  }

  home(): Promise<Message> {
    return Promise.resolve(said("ホーム"));
  }
  async sheet(_party: unknown, card: string): Promise<Sheet | undefined> {
    return this.sheetOf?.(card);
  }
}
