import { Router } from "express";
import { afterEach, describe, expect, it } from "vitest";
import { webApp } from "../../../src/adapters/web/app.ts";
import { page } from "../../../src/adapters/web/frame/page.ts";
import { html } from "../../../src/adapters/web/html.ts";
import { fieldsOf } from "../../../src/adapters/web/http/forms.ts";
import type { Who } from "../../../src/adapters/web/http/visitor.ts";
import { type Listening, listen } from "../../../src/wiring/server.ts";
import { Browser } from "./browser.ts";

let server: Listening | undefined;
const told: unknown[] = [];
const taken: string[] = [];

afterEach(async () => {
  await server?.stop();
  server = undefined;
  told.length = 0;
  taken.length = 0;
});

const signedIn: Who = async ({ headers }) =>
  typeof headers["x-person"] === "string" ? { person: headers["x-person"], name: "山田" } : undefined;

async function served(
  options: {
    readonly who?: Who;
    readonly publicUrl?: string;
    readonly posts?: number;
    readonly requests?: number;
  } = {},
): Promise<Browser> {
  const pages = Router();
  pages.get("/", (request, response) => {
    response.type("html").send(page(request, { title: "題", content: html`<p>本文</p>` }));
  });
  pages.post("/say", (request, response) => {
    const [text = ""] = fieldsOf(request).get("text") ?? [];
    taken.push(text);
    response.type("html").send(page(request, { title: text, content: html`<p title="${text}">${text}</p>` }));
  });
  pages.get("/broken", () => {
    throw new Error("secret insides");
  });
  const door = Router();
  door.post("/", (_request, response) => {
    response.send("knocked");
  });
  const app = webApp({
    who: options.who ? { signIn: options.who } : { local: "local" },
    publicUrl: options.publicUrl === undefined ? undefined : new URL(options.publicUrl),
    language: "ja",
    pages: [pages],
    doors: [{ path: "/door", router: door }],
    tell: (failure) => told.push(failure),
    limits: { requests: options.requests ?? 100, posts: options.posts ?? 100 },
  });
  server = await listen(app, { port: 0 });
  return new Browser(server.address);
}

describe("the guards of the web pages", () => {
  it("let a browser load nothing from elsewhere and run nothing inline", async () => {
    const browser = await served();
    const { headers, body } = await browser.get("/");
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|data:|\*/);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["cache-control"]).toBe("no-store");
    expect(headers["x-powered-by"]).toBeUndefined();
    expect(body).not.toMatch(/<script(?![^>]*\ssrc="\/)|\sstyle="|\son[a-z]+="|<style/);
    expect(body).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });

  it("keep cookies from scripts and from other sites' posts, and on https from the plain line", async () => {
    const browser = await served();
    const { headers } = await browser.get("/");
    expect(String(headers["set-cookie"])).toMatch(/HttpOnly; SameSite=Lax/);
    await server?.stop();
    const behindProxy = await served({ who: signedIn, publicUrl: "https://kyodo.example.lg.jp" });
    const secured = await behindProxy.get("/", { host: "kyodo.example.lg.jp", "x-forwarded-proto": "https" });
    expect(String(secured.headers["set-cookie"])).toMatch(/^__Host-page=.*; Secure$/);
    expect(secured.headers["strict-transport-security"]).toMatch(/max-age=31536000/);
  });

  it("keep styles for ever, under a name that changes with them", async () => {
    const browser = await served();
    const { body } = await browser.get("/");
    const style = /href="(\/assets\/[^"]+\/style\.css)"/.exec(body)?.[1] ?? "";
    const { status, headers } = await browser.get(style);
    expect(status).toBe(200);
    expect(headers["cache-control"]).toContain("immutable");
    expect((await browser.get("/assets/old/style.css")).status).toBe(404);
    expect((await browser.get("/assets/x/..%2f..%2fpackage.json")).status).toBe(404);
  });

  it("refuse a stranger's name that points at this machine", async () => {
    const browser = await served();
    for (const host of [
      "evil.example",
      "evil.example:3978",
      "127.0.0.1.evil.example",
      "localhost.evil.example",
    ]) {
      const { status, body } = await browser.get("/", { host });
      expect([400, 421], host).toContain(status);
      expect(body).not.toContain("本文");
    }
    for (const host of ["127.0.0.1:1", "localhost:3978", "LOCALHOST", "[::1]:3978"]) {
      expect((await browser.get("/", { host })).status, host).toBe(200);
    }
  });

  it("without sign-in serve nobody through a proxy, and not under the public address either", async () => {
    const browser = await served({ publicUrl: "https://kyodo.example.lg.jp" });
    expect((await browser.get("/", { host: "kyodo.example.lg.jp" })).status).toBe(421);
    expect((await browser.get("/", { "x-forwarded-for": "192.0.2.7" })).status).toBe(421);
  });

  it("with sign-in serve the public address and no other", async () => {
    const browser = await served({ who: signedIn, publicUrl: "https://kyodo.example.lg.jp" });
    expect((await browser.get("/", { host: "kyodo.example.lg.jp" })).status).toBe(200);
    expect((await browser.get("/", { host: "other.example.lg.jp" })).status).toBe(421);
  });

  it("let other platforms' doors check by themselves who knocks", async () => {
    const browser = await served();
    const { status, body } = await browser.send("POST", "/door", "{}", {
      host: "tunnel.example",
      "content-type": "application/json",
    });
    expect([status, body]).toEqual([200, "knocked"]);
  });

  it("take a post from a page of theirs", async () => {
    const browser = await served();
    await browser.get("/");
    expect((await browser.post("/say", { text: "協働とは" })).status).toBe(200);
    expect(taken).toEqual(["協働とは"]);
  });

  it("refuse a post from another site, whatever token it brings", async () => {
    const browser = await served();
    await browser.get("/");
    const foreign = [
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { origin: "https://evil.example" },
      { origin: "http://127.0.0.1:1" },
      { origin: "null", "sec-fetch-site": "cross-site" },
    ];
    for (const headers of foreign) {
      expect((await browser.post("/say", { text: "悪" }, headers)).status).toBe(403);
    }
    expect(taken).toEqual([]);
  });

  it("refuse a post without the page's token, or with another person's", async () => {
    const browser = await served({ who: signedIn });
    await browser.get("/", { "x-person": "U1" });
    const own = browser.token;
    for (const token of ["", "x", "a".repeat(43), `${own}x`]) {
      expect((await browser.post("/say", { _token: token, text: "悪" }, { "x-person": "U1" })).status).toBe(
        403,
      );
    }
    expect((await browser.post("/say", { _token: own, text: "悪" }, { "x-person": "U2" })).status).toBe(403);
    expect((await browser.post("/say", { _token: own, text: "良" }, { "x-person": "U1" })).status).toBe(200);
    expect(taken).toEqual(["良"]);
  });

  it("show what was typed again when its token is too old", async () => {
    const browser = await served();
    const { status, body } = await browser.post("/say", { _token: "old", text: "長い<b>文章</b>" });
    expect(status).toBe(403);
    expect(body).toContain("長い&lt;b&gt;文章&lt;/b&gt;");
  });

  it("refuse a body that is too large, has too many fields or cannot be read, and say so", async () => {
    const browser = await served();
    await browser.get("/", { "accept-language": "en" });
    expect((await browser.post("/say", { text: "あ".repeat(200_000) })).status).toBe(413);
    const many = Array.from({ length: 400 }, (_each, at) => `f${at}=1`).join("&");
    const type = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
    expect((await browser.send("POST", "/say", many, type)).status).toBe(413);
    const charset = { ...type, "content-type": "application/x-www-form-urlencoded; charset=nonsense" };
    const unread = await browser.send("POST", "/say", "text=x", charset);
    expect(unread.status).toBe(415);
    expect(unread.body).toContain("読み取れませんでした");
    expect(
      (await browser.send("POST", "/say", '{"text":1}', { ...type, "content-type": "application/json" }))
        .status,
    ).toBe(403);
    expect((await browser.get("/assets/%E0%A4%A/x")).status).toBe(400);
    expect(taken).toEqual([]);
    expect(told).toEqual([]);
  });

  it("show hostile text as text", async () => {
    const browser = await served();
    await browser.get("/");
    const hostile = `"><script>alert(1)</script><img src=x onerror='x'>&amp;\u202e\u0000`;
    const { body } = await browser.post("/say", { text: hostile });
    expect(body).not.toMatch(/<script>|<img|onerror='x'>\w|[\u202e\u0000]/);
    expect(body).toContain(
      "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&#39;x&#39;&gt;&amp;amp;",
    );
  });

  it("wait with somebody who posts too often, and go on with others", async () => {
    const browser = await served({ who: signedIn, posts: 3 });
    const as = async (person: string): Promise<number> => {
      await browser.get("/", { "x-person": person });
      return (await browser.post("/say", { text: person }, { "x-person": person })).status;
    };
    expect([await as("U1"), await as("U1"), await as("U1"), await as("U1"), await as("U2")]).toEqual([
      200, 200, 200, 429, 200,
    ]);
  });

  it("wait with an address that asks too often", async () => {
    const browser = await served({ requests: 2 });
    const statuses = [await browser.get("/"), await browser.get("/"), await browser.get("/")].map(
      ({ status }) => status,
    );
    expect(statuses).toEqual([200, 200, 429]);
  });

  it("show nothing of a failure's insides, and tell them where they are needed", async () => {
    const browser = await served();
    const { status, body } = await browser.get("/broken");
    expect(status).toBe(500);
    expect(body).not.toContain("secret");
    expect(told).toHaveLength(1);
  });

  it("keep language and appearance, and lead back to this server alone", async () => {
    const browser = await served();
    await browser.get("/");
    const { status, headers } = await browser.post("/preferences", { language: "en", back: "/?a=1" });
    expect([status, headers["location"]]).toEqual([303, "/?a=1"]);
    await browser.post("/preferences", { theme: "dark", back: "/" });
    const { body } = await browser.get("/");
    expect(body).toContain('<html lang="en" data-theme="dark">');
    for (const back of [
      "//evil.example",
      "/\\evil.example",
      "https://evil.example",
      "javascript:alert(1)",
      "/\tx",
    ]) {
      expect((await browser.post("/preferences", { back })).headers["location"], back).toBe("/");
    }
  });

  it("speak the browser's language where none was chosen, else the city's", async () => {
    const browser = await served();
    expect((await browser.get("/", { "accept-language": "en-GB,en;q=0.9,ja;q=0.5" })).body).toContain(
      'lang="en" data',
    );
    expect((await browser.get("/", { "accept-language": "ja" })).body).toContain('<html lang="ja"');
    expect((await browser.get("/", { "accept-language": "fr" })).body).toContain('<html lang="ja"');
    expect((await browser.get("/")).body).toContain('<html lang="ja"');
  });
});

describe("the server", () => {
  it("takes a free port where the wanted one is taken, and listens on this machine alone", async () => {
    const first = await served();
    const port = Number(new URL(first.address).port);
    const app = webApp({
      who: { local: "local" },
      publicUrl: undefined,
      language: "ja",
      pages: [],
      tell: () => {},
    });
    const second = await listen(app, { port });
    try {
      expect(second.moved).toBe(true);
      expect(second.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      expect(second.address).not.toBe(first.address);
    } finally {
      await second.stop();
    }
  });
});
