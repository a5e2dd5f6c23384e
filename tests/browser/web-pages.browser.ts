import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Router } from "express";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStores, type Stores } from "../../src/adapters/sql/open.ts";
import { webApp } from "../../src/adapters/web/app.ts";
import { readConfig } from "../../src/config.ts";
import { squeeze } from "../../src/domain/text.ts";
import { readPath } from "../../src/knowledge/read-path.ts";
import { type Listening, listen } from "../../src/wiring/server.ts";
import { openWebPages } from "../../src/wiring/web-pages.ts";
import { LocalProvider } from "../adapters/openid/local-provider.ts";
import { boardWithDigests, foundCity, PEOPLE, TENANT } from "../adapters/web/board-city.ts";
import { knowledge, temporaryFolder } from "../packs.ts";
import { openChromium } from "./chromium.ts";

/** The reading page, the board and the sign-in in a real browser. */

let chromium: Browser;
let stores: Stores;
let provider: LocalProvider;
/** As the collaboration section, on this machine alone. */
let local: Listening;
/** On a network, where people sign in. */
let network: Listening;
const failures: unknown[] = [];
const home = { ...knowledge(), home: TENANT };

async function served(address: string, signIn: boolean): Promise<Listening> {
  const config = readConfig(
    signIn
      ? {
          PUBLIC_URL: address,
          WEB_AUTH: "oidc",
          WEB_AUTH_ISSUER: provider.issuer.origin,
          WEB_AUTH_CLIENT_ID: provider.clientId,
          WEB_AUTH_CLIENT_SECRET: provider.clientSecret,
          WEB_CONTACT: "市民協働課（内線 1234）",
        }
      : {},
  );
  const tell = (line: unknown) => failures.push(line);
  const { who, pages } = openWebPages({
    config,
    knowledge: home,
    stores,
    chat: Router(),
    tell,
  });
  const app = webApp({
    who: signIn ? who : { local: `user:${PEOPLE.collaboration.id}` },
    pages,
    publicUrl: config.publicUrl,
    language: "ja",
    tell,
    limits: { requests: 100_000, posts: 1000 },
  });
  return listen(app, { port: Number(new URL(address).port) });
}

beforeAll(async () => {
  chromium = await openChromium();
  provider = await LocalProvider.start();
  stores = await openStores({ file: join(temporaryFolder(), "pages.db") });
  await foundCity(stores.store);
  await boardWithDigests(stores.store);
  local = await served("http://127.0.0.1:0", false);
  const free = await listen(
    webApp({ who: { local: "x" }, pages: [], publicUrl: undefined, language: "ja", tell: () => {} }),
    { port: 0 },
  );
  await free.stop();
  network = await served(free.address, true);
});
afterAll(async () => {
  await chromium?.close();
  await local?.stop();
  await network?.stop();
  await provider?.stop();
  await stores?.store.close();
});

/** Both languages, themes and widths, each of them once: what is wrong in one does not depend on the others. */
const LOOKS = [
  { locale: "ja-JP", colorScheme: "light", width: 1280 },
  { locale: "en-US", colorScheme: "dark", width: 390 },
] as const;

async function onPage<T>(options: BrowserContextOptions, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await chromium.newContext({ locale: "ja-JP", ...options });
  const complaints: string[] = [];
  try {
    const page = await context.newPage();
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (said) => {
      if (/Content Security Policy|Refused to/.test(said.text())) complaints.push(said.text());
    });
    const done = await work(page);
    expect(complaints).toEqual([]);
    return done;
  } finally {
    await context.close();
  }
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** What axe finds wrong, as rule and element. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const found: unknown = await page.evaluate(
    "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ': ' + target)))",
  );
  return Array.isArray(found) ? found.map(String) : ["axe did not run"];
}
const overflows = (page: Page): Promise<unknown> =>
  page.evaluate("document.documentElement.scrollWidth > window.innerWidth");

const citation = () => {
  const asaka = knowledge().library.volume("asaka")?.profile;
  if (!asaka) throw new Error("no guideline of Asaka");
  return { guideline: "asaka", ...asaka.definitions[0] };
};

describe.each(LOOKS)(
  "every page, in $locale, $colorScheme, $width px wide",
  ({ locale, colorScheme, width }) => {
    const look: BrowserContextOptions = { locale, colorScheme, viewport: { width, height: 844 } };

    it.each(["/read", "/read/asaka", "/read/search?q=役割分担", "/board", "/board/digests?date=2026-11-25"])(
      "%s has no barrier that axe knows, and fits",
      async (path) => {
        await onPage(look, async (page) => {
          await page.goto(local.address + path);
          expect(await violations(page)).toEqual([]);
          expect(await overflows(page)).toBe(false);
        });
      },
    );

    it("a passage that is marked has none either", async () => {
      await onPage(look, async (page) => {
        await page.goto(local.address + (readPath(citation(), knowledge()) ?? ""));
        expect(await violations(page)).toEqual([]);
      });
    });

    it("the pages around a sign-in have none either", async () => {
      await onPage(look, async (page) => {
        await page.goto(`${network.address}/read`);
        expect(await violations(page)).toEqual([]);
        provider.next = { claims: { sub: "stranger", email_verified: false } };
        await page.locator("a[href^='/sign-in/start']").click();
        await page.waitForURL(/callback/);
        expect(await page.textContent("main")).toContain("市民協働課（内線 1234）");
        expect(await violations(page)).toEqual([]);
        expect(await overflows(page)).toBe(false);
        await page.goto(`${network.address}/signed-out`);
        expect(await violations(page)).toEqual([]);
      });
    });
  },
);

describe("a link to a citation", () => {
  const inSight = (page: Page): Promise<unknown> =>
    page.evaluate(
      "(() => { const { top, bottom } = document.querySelector('mark').getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; })()",
    );

  it("opens at the passage, in sight below the bar, and marks it word for word", async () => {
    await onPage({ viewport: { width: 390, height: 844 } }, async (page) => {
      await page.goto(local.address + (readPath(citation(), knowledge()) ?? ""));
      await expect.poll(() => inSight(page)).toBe(true);
      const marked = (await page.locator("mark").allTextContents()).join("");
      expect(squeeze(marked)).toBe(squeeze(citation().quote));
    });
  });

  it("still does after a sign-in on the way, which forgets what stands behind the #", async () => {
    provider.next = { claims: { sub: "head", email: "head@city.example" } };
    const by = { by: PEOPLE.head.id, reason: null };
    const identity = { platform: "email", user: "head@city.example" };
    await stores.store.changeRecords(
      TENANT,
      [{ kind: "linkIdentity", identity, person: PEOPLE.head.id, ...by }],
      new Date(),
    );
    await onPage({ viewport: { width: 1280, height: 844 } }, async (page) => {
      await page.goto(network.address + (readPath(citation(), knowledge()) ?? ""));
      await page.locator("a[href^='/sign-in/start']").click();
      await page.waitForURL(/\/read\/asaka\?p=/);
      await expect.poll(() => inSight(page)).toBe(true);
      await page.getByRole("button", { name: "サインアウト" }).click();
      await page.waitForURL(/signed-out/);
      await page.goto(`${network.address}/read`);
      expect(page.url()).toContain("/sign-in");
    });
  });
});

describe("the search", () => {
  it("finds passages while somebody types, and opens them marked", async () => {
    await onPage({}, async (page) => {
      await page.goto(`${local.address}/read/numazu`);
      await page.getByRole("searchbox").pressSequentially("志縁組織");
      await page.locator("#hits mark").first().waitFor();
      await page.locator("#hits a").first().click();
      await page.waitForURL(/\/read\/numazu\?p=/);
      expect((await page.locator("mark").allTextContents()).join("")).toContain("志縁組織");
      await page.goBack();
      expect(await page.getByRole("searchbox").count()).toBe(1);
    });
  });

  it("works as a plain form without a script", async () => {
    await onPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${local.address}/read/numazu`);
      await page.getByRole("searchbox").fill("志縁組織");
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/read\/search/);
      expect((await page.locator("#hits mark").allTextContents()).join("")).toContain("志縁組織");
    });
  });
});

describe("the board", () => {
  it("is narrowed, turned and exported by mouse or keyboard, and the back button goes back", async () => {
    await onPage({ acceptDownloads: true }, async (page) => {
      await page.goto(`${local.address}/board`);
      await page.getByLabel("担当課").selectOption({ label: "福祉課" });
      await page.getByRole("button", { name: "表示する" }).press("Enter");
      await page.waitForURL(/section=welfare/);
      expect(await page.locator("#overdue tbody tr").count()).toBe(10);
      await page.locator("#overdue a[rel=next]").click();
      await page.waitForURL(/section=welfare&overdue-page=2/);
      await page.goBack();
      expect(await page.locator("#overdue a[rel=next]").count()).toBe(1);
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "CSV すべての記録" }).click(),
      ]);
      expect(download.suggestedFilename()).toBe("kyodo-records-2026.csv");
    });
  });

  it("shows its pictures", async () => {
    await onPage({}, async (page) => {
      await page.goto(`${local.address}/board`);
      for (const name of ["plot", "submissions"]) {
        const picture = page.locator(`#${name} img`);
        await picture.scrollIntoViewIfNeeded();
        await expect
          .poll(() => page.evaluate(`document.querySelector("#${name} img").naturalWidth`))
          .toBe(1800);
      }
    });
  });

  it("opens a record as a page that looks as it is printed", async () => {
    await onPage({}, async (page) => {
      await page.goto(`${local.address}/board`);
      await page.locator("#overdue tbody a").first().click();
      await page.waitForURL(/\/board\/record\//);
      expect(await page.evaluate("getComputedStyle(document.querySelector('table')).borderCollapse")).toBe(
        "collapse",
      );
    });
  });

  it("runs into no failure of the server's own", () => {
    expect(failures.filter((failure) => !String(failure).startsWith("sign-in refused"))).toEqual([]);
  });
});
