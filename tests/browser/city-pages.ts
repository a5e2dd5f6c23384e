import { join } from "node:path";
import { Router } from "express";
import { openStores } from "../../src/adapters/sql/open.ts";
import { webApp } from "../../src/adapters/web/app.ts";
import { readConfig } from "../../src/config.ts";
import type { Citation } from "../../src/domain/answer.ts";
import { type Listening, listen } from "../../src/wiring/server.ts";
import { openWebPages } from "../../src/wiring/web-pages.ts";
import { LocalProvider } from "../adapters/openid/local-provider.ts";
import { boardWithDigests, foundCity, PEOPLE, TENANT } from "../adapters/web/board-city.ts";
import { knowledge, temporaryFolder } from "../packs.ts";

/** The reading page, the board and the sign-in over a city with records in every stage. */
export interface CityPages {
  /** Served to the collaboration section on this machine alone. */
  readonly local: string;
  /** Served on a network, where people sign in. */
  readonly network: string;
  readonly provider: LocalProvider;
  /** Signs in as the head of a section from now on. */
  signInAsHead(): Promise<void>;
  /** Our own failures that a page ran into. */
  readonly failures: readonly unknown[];
  close(): Promise<void>;
}

export async function openCityPages(): Promise<CityPages> {
  const provider = await LocalProvider.start();
  const stores = await openStores({ file: join(temporaryFolder(), "pages.db") });
  await foundCity(stores.store);
  await boardWithDigests(stores.store);
  const failures: unknown[] = [];
  const tell = (line: unknown): void => void failures.push(line);
  const home = { ...knowledge(), home: TENANT };

  const served = (settings: Record<string, string>, port: number): Promise<Listening> => {
    const config = readConfig(settings);
    const { who, pages } = openWebPages({ config, knowledge: home, stores, chat: Router(), tell });
    const app = webApp({
      who: config.publicUrl ? who : { local: `user:${PEOPLE.collaboration.id}` },
      pages,
      publicUrl: config.publicUrl,
      language: "ja",
      tell,
      limits: { requests: 100_000, posts: 1000 },
    });
    return listen(app, { port });
  };
  const networkAddress = await freeAddress();
  const settings = {
    PUBLIC_URL: networkAddress,
    WEB_AUTH: "oidc",
    WEB_AUTH_ISSUER: provider.issuer.origin,
    WEB_AUTH_CLIENT_ID: provider.clientId,
    WEB_AUTH_CLIENT_SECRET: provider.clientSecret,
    WEB_CONTACT: "市民協働課（内線 1234）",
  };
  const local = await served({}, 0);
  const network = await served(settings, Number(new URL(networkAddress).port));
  return {
    local: local.address,
    network: network.address,
    provider,
    failures,
    async signInAsHead() {
      provider.next = { claims: { sub: "head", email: "head@city.example" } };
      const by = { by: PEOPLE.head.id, reason: null };
      const identity = { platform: "email", user: "head@city.example" };
      await stores.store.changeRecords(
        TENANT,
        [{ kind: "linkIdentity", identity, person: PEOPLE.head.id, ...by }],
        new Date(),
      );
    },
    async close() {
      await local.stop();
      await network.stop();
      await provider.stop();
      await stores.store.close();
    },
  };
}

/** What Asaka's guideline calls 協働, as an answer cites it. */
export function citedDefinition(): Citation {
  const definition = knowledge().library.volume("asaka")?.profile.definitions[0];
  if (!definition) throw new Error("no guideline of Asaka");
  return { guideline: "asaka", ...definition };
}

/** An address that nothing else listens at: what is served must know its own before it starts. */
async function freeAddress(): Promise<string> {
  const nothing = webApp({
    who: { local: "x" },
    pages: [],
    publicUrl: undefined,
    language: "ja",
    tell: () => {},
  });
  const { address, stop } = await listen(nothing, { port: 0 });
  await stop();
  return address;
}
