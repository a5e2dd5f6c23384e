import { join } from "node:path";
import { Router } from "express";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openStores, type Stores } from "../../../src/adapters/sql/open.ts";
import { webApp } from "../../../src/adapters/web/app.ts";
import { page } from "../../../src/adapters/web/frame/page.ts";
import { html } from "../../../src/adapters/web/html.ts";
import { fieldsOf } from "../../../src/adapters/web/http/forms.ts";
import { whoIsSignedIn } from "../../../src/adapters/web/sign-in/door.ts";
import { type SignInLimits, signInRouter } from "../../../src/adapters/web/sign-in/router.ts";
import { readConfig } from "../../../src/config.ts";
import type { Person } from "../../../src/domain/person.ts";
import { personId } from "../../../src/domain/record-ids.ts";
import { type Listening, listen } from "../../../src/wiring/server.ts";
import { openDoor } from "../../../src/wiring/sign-in.ts";
import { temporaryFolder } from "../../packs.ts";
import { TestPostgres } from "../../postgres.ts";
import { LocalProvider } from "../openid/local-provider.ts";
import { Browser, type Reply } from "./browser.ts";

const TENANT = "numazu";
const HOUR_MS = 3_600_000;
const folder = temporaryFolder();
let local: LocalProvider;
let postgres: TestPostgres;

beforeAll(async () => {
  local = await LocalProvider.start();
  postgres = await TestPostgres.start();
});
afterAll(async () => {
  await local.stop();
  await postgres.stop();
});

const databases = {
  SQLite: async () => ({ file: join(folder, `${Math.random()}.db`) }),
  PostgreSQL: async () => ({ file: "", databaseUrl: await postgres.database() }),
} as const;

describe.each(Object.entries(databases))("signing in, with %s", (_name, database) => {
  let stores: Stores;
  let server: Listening;
  let now: Date;
  const told: string[] = [];
  const said: string[] = [];

  beforeEach(async () => {
    local.next = {};
    now = new Date();
    told.length = 0;
    said.length = 0;
    stores = await openStores(await database());
    await enter(person("p1", "田中 花子"), "tanaka@city.example");
    await start();
  });
  afterEach(async () => {
    await server.stop();
    await stores.store.close();
  });

  async function start(limits?: SignInLimits): Promise<void> {
    // The port is known only when somebody listens: the public address needs one beforehand.
    const probe = await listen(
      webApp({ who: { local: "local" }, publicUrl: undefined, language: "ja", pages: [], tell: () => {} }),
      {
        port: 0,
      },
    );
    const address = new URL(probe.address);
    await probe.stop();
    const { webAuth } = readConfig({
      WEB_AUTH: "oidc",
      WEB_AUTH_ISSUER: local.issuer.origin,
      WEB_AUTH_CLIENT_ID: local.clientId,
      WEB_AUTH_CLIENT_SECRET: local.clientSecret,
      PUBLIC_URL: address.origin,
      WEB_CONTACT: "市民協働課（内線 1234）",
    });
    if (!webAuth) throw new Error("no sign-in");
    const door = openDoor(webAuth, {
      tenant: TENANT,
      store: stores.store,
      sessions: stores.sessions(TENANT),
      clock: () => now,
      tell: (line) => told.push(line),
    });
    const pages = Router();
    for (const path of ["/", "/read/numazu"]) {
      pages.get(path, (request, response) => {
        response
          .type("html")
          .send(page(request, { title: "題", content: html`<p>中身 ${request.originalUrl}</p>` }));
      });
    }
    pages.post("/say", (request, response) => {
      said.push(...(fieldsOf(request).get("text") ?? []));
      response.redirect(303, "/");
    });
    const app = webApp({
      who: { signIn: whoIsSignedIn(door) },
      publicUrl: webAuth.publicUrl,
      language: "ja",
      pages: [signInRouter(door, limits), pages],
      tell: (failure) => {
        throw failure;
      },
    });
    server = await listen(app, { port: Number(address.port) });
  }

  const person = (id: string, name: string, leftOn: string | null = null): Person => ({
    id: personId(id),
    name,
    section: null,
    role: "member",
    leftOn,
  });
  async function enter(who: Person, email: string): Promise<void> {
    const by = { by: who.id, reason: null };
    const identity = { platform: "email", user: email };
    await stores.store.changeRecords(
      TENANT,
      [
        { kind: "savePerson", person: who, ...by },
        { kind: "linkIdentity", identity, person: who.id, ...by },
      ],
      now,
    );
  }

  const location = ({ headers }: Reply): string => String(headers["location"] ?? "");
  /** Follows to the provider, as a browser does, and gives the address that it sends back to. */
  async function throughProvider(browser: Browser, back = "/"): Promise<string> {
    const begun = await browser.get(`/sign-in/start?back=${encodeURIComponent(back)}`);
    const answer = await fetch(location(begun), { redirect: "manual" });
    const url = new URL(answer.headers.get("location") ?? "");
    return url.pathname + url.search;
  }
  async function signIn(browser: Browser, back?: string): Promise<Reply> {
    return browser.get(await throughProvider(browser, back));
  }
  const isIn = async (browser: Browser): Promise<boolean> => (await browser.get("/")).body.includes("中身");

  it("leads a stranger to the sign-in and back to the page that was wanted", async () => {
    const browser = new Browser(server.address);
    const wanted = "/read/numazu?p=s12345678~s87654321#s12345678";
    const turnedAway = await browser.get(wanted.replace(/#.*/, ""));
    expect(turnedAway.status).toBe(303);
    expect(turnedAway.body).not.toContain("中身");
    const signInPage = await browser.get(location(turnedAway));
    const link = /href="(\/sign-in\/start[^"]+)"/.exec(signInPage.body)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const begun = await browser.get(link);
    const answer = await fetch(location(begun), { redirect: "manual" });
    const back = new URL(answer.headers.get("location") ?? "");
    const done = await browser.get(back.pathname + back.search);
    expect([done.status, location(done)]).toEqual([303, "/read/numazu?p=s12345678~s87654321"]);
    const shown = await browser.get(location(done));
    expect(shown.body).toContain("中身");
    expect(shown.body).toContain("田中 花子");
  });

  it("links the account at the first sign-in and knows it ever after, whatever becomes of the address", async () => {
    await signIn(new Browser(server.address));
    local.next = { claims: { email: "hanako@city.example", email_verified: false } };
    const again = new Browser(server.address);
    await signIn(again);
    expect(await isIn(again)).toBe(true);
    const linked = await stores.store
      .records(TENANT)
      .people.byIdentity({ platform: "web", user: `${local.issuer.origin}#tanaka` });
    expect(linked?.id).toBe("p1");
  });

  it("refuses whom the staff list does not have, and says whom to ask and what to tell", async () => {
    for (const claims of [
      { sub: "stranger", email: "stranger@city.example" },
      { sub: "stranger", email_verified: false },
      { sub: "stranger", email: undefined },
    ]) {
      local.next = { claims };
      const browser = new Browser(server.address);
      const { status, body } = await signIn(browser);
      expect(status).toBe(403);
      expect(body).toContain("市民協働課（内線 1234）");
      expect(body).toContain(`${local.issuer.origin}#stranger`);
      expect(await isIn(browser)).toBe(false);
    }
    expect(told).toHaveLength(3);
  });

  it("does not hand a person's place to who got the address later", async () => {
    await signIn(new Browser(server.address));
    local.next = { claims: { sub: "successor" } };
    const browser = new Browser(server.address);
    const { status, body } = await signIn(browser);
    expect(status).toBe(403);
    expect(body).toContain("別のアカウント");
    expect(await isIn(browser)).toBe(false);
  });

  it("shuts out at once who left, with the session that is open", async () => {
    const browser = new Browser(server.address);
    await signIn(browser);
    expect(await isIn(browser)).toBe(true);
    await enter(person("p1", "田中 花子", "2026-03-31"), "tanaka@city.example");
    expect(await isIn(browser)).toBe(false);
    expect((await signIn(new Browser(server.address))).status).toBe(403);
  });

  it("takes an answer once, in the browser that asked, and within its time", async () => {
    const browser = new Browser(server.address);
    const answer = await throughProvider(browser);
    const thief = new Browser(server.address);
    expect((await thief.get(answer)).status).toBe(403);
    await thief.get("/sign-in/start");
    expect((await thief.get(answer)).status).toBe(403);
    expect((await browser.get(answer)).status).toBe(303);
    const replayed = await browser.get(answer);
    expect(replayed.status).toBe(403);
    const late = new Browser(server.address);
    const slow = await throughProvider(late);
    now = new Date(now.getTime() + HOUR_MS);
    expect((await late.get(slow)).status).toBe(403);
    expect(await isIn(late)).toBe(false);
  });

  it("lets two sign-ins of one browser go on side by side", async () => {
    const browser = new Browser(server.address);
    const [one, other] = [await throughProvider(browser, "/read/numazu"), await throughProvider(browser)];
    expect(location(await browser.get(one))).toBe("/read/numazu");
    expect(location(await browser.get(other))).toBe("/");
  });

  it("refuses a made-up or missing state, and an answer whose token is not ours", async () => {
    const browser = new Browser(server.address);
    const answer = new URL(await throughProvider(browser), server.address);
    answer.searchParams.set("state", "made-up");
    expect((await browser.get(answer.pathname + answer.search)).status).toBe(403);
    expect((await browser.get("/sign-in/callback")).status).toBe(403);
    expect((await browser.get("/sign-in/callback?state=a&state=b&code=1")).status).toBe(403);
    for (const claims of [{ nonce: "x" }, { aud: "x" }, { iss: "https://x.example" }, { exp: 1 }]) {
      local.next = { claims };
      expect((await signIn(browser)).status).toBe(403);
    }
    local.next = { foreignKey: true };
    expect((await signIn(browser)).status).toBe(403);
    expect(await isIn(browser)).toBe(false);
  });

  it("says what to do where the person said no, or the provider is in trouble", async () => {
    local.next = { denies: true };
    expect(await signIn(new Browser(server.address))).toMatchObject({ status: 403 });
    local.next = { broken: true };
    const { status, body } = await signIn(new Browser(server.address));
    expect([status, body.includes("少し待って")]).toEqual([503, true]);
  });

  it("goes back to pages of this server alone", async () => {
    for (const back of [
      "https://evil.example/",
      "//evil.example",
      "/\\evil.example",
      "/\t/evil.example",
      "javascript:alert(1)",
      "\\\\evil.example",
      "/%0d%0aset-cookie:x=1",
      "evil",
    ]) {
      const to = location(await signIn(new Browser(server.address), back));
      expect(new URL(to, server.address).origin, back).toBe(server.address);
      expect(to, back).toMatch(/^\/(?![/\\])/);
    }
  });

  it("begins every session under a token of its own, whatever a browser brings along", async () => {
    const planted = "p".repeat(43);
    const browser = new Browser(server.address);
    const answer = await throughProvider(browser);
    const { headers } = await browser.get(answer, { cookie: `session=${planted}; ${browser.cookies}` });
    expect(String(headers["set-cookie"])).toMatch(
      /session=(?!p{43})[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax/,
    );
    const attacker = new Browser(server.address);
    const seen = await attacker.get("/", { cookie: `session=${planted}` });
    expect(seen.body).not.toContain("中身");
    const before = browser.cookies;
    await signIn(browser);
    const after = await new Browser(server.address).get("/", { cookie: before });
    expect(after.body).not.toContain("中身");
    expect(await isIn(browser)).toBe(true);
  });

  it("keeps in the database nothing that opens a session", async () => {
    const browser = new Browser(server.address);
    await signIn(browser);
    const token = /session=([\w-]+)/.exec(browser.cookies)?.[1] ?? "";
    expect(await stores.sessions(TENANT).find(token)).toBeUndefined();
    const stolen = await new Browser(server.address).get("/", { cookie: "session=x" });
    expect(stolen.body).not.toContain("中身");
    // A city's sessions are no other city's.
    const { createHash } = await import("node:crypto");
    const key = createHash("sha256").update(token).digest("base64url");
    expect(await stores.sessions(TENANT).find(key)).toBeDefined();
    expect(await stores.sessions("odawara").find(key)).toBeUndefined();
  });

  it("ends a session after a working day, and sooner where nobody looks", async () => {
    const idle = new Browser(server.address);
    await signIn(idle);
    now = new Date(now.getTime() + 4 * HOUR_MS);
    expect(await isIn(idle)).toBe(false);
    const busy = new Browser(server.address);
    await signIn(busy);
    for (let hour = 1; hour < 12; hour++) {
      now = new Date(now.getTime() + HOUR_MS);
      expect(await isIn(busy)).toBe(true);
    }
    now = new Date(now.getTime() + HOUR_MS);
    expect(await isIn(busy)).toBe(false);
  });

  it("signs out here, or everywhere, and the old cookie opens nothing any more", async () => {
    const [here, there] = [new Browser(server.address), new Browser(server.address)];
    await signIn(here);
    await signIn(there);
    const old = here.cookies;
    await here.get("/");
    expect(location(await here.post("/sign-out", {}))).toBe("/signed-out");
    expect(await isIn(here)).toBe(false);
    expect((await new Browser(server.address).get("/", { cookie: old })).body).not.toContain("中身");
    expect(await isIn(there)).toBe(true);
    await signIn(here);
    await here.get("/sign-in");
    await here.post("/sign-out", { everywhere: "yes" });
    expect(await isIn(there)).toBe(false);
  });

  it("signs nobody out by a link or a form of another site", async () => {
    const browser = new Browser(server.address);
    await signIn(browser);
    await browser.get("/sign-out");
    await browser.post("/sign-out", {}, { origin: "https://evil.example", "sec-fetch-site": "cross-site" });
    await browser.post("/sign-out", { _token: "made up" });
    expect(await isIn(browser)).toBe(true);
  });

  it("gives back what was written where the session ran out meanwhile", async () => {
    const browser = new Browser(server.address);
    await signIn(browser);
    await browser.get("/");
    now = new Date(now.getTime() + 13 * HOUR_MS);
    await browser.get("/sign-in");
    const { status, body } = await browser.post("/say", { text: "長い質問" });
    expect([status, body.includes("長い質問"), said]).toEqual([401, true, []]);
  });

  it("answers a script that is not signed in with a plain no", async () => {
    const { status, headers } = await new Browser(server.address).get("/", { "sec-fetch-dest": "empty" });
    expect([status, headers["location"]]).toEqual([401, undefined]);
  });

  it("bounds how often somebody may try", async () => {
    await server.stop();
    await start({ begun: 3, failed: 2 });
    const browser = new Browser(server.address);
    const statuses: number[] = [];
    for (let time = 0; time < 4; time++) statuses.push((await browser.get("/sign-in/start")).status);
    expect(statuses).toEqual([303, 303, 303, 429]);
    const failed: number[] = [];
    for (let time = 0; time < 3; time++) failed.push((await browser.get("/sign-in/callback?state=x")).status);
    expect(failed).toEqual([403, 403, 429]);
  });
});
