import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { squeeze } from "../../src/domain/text.ts";
import { readPath } from "../../src/knowledge/read-path.ts";
import { knowledge } from "../packs.ts";
import { openChromium } from "./chromium.ts";
import { type CityPages, citedDefinition, openCityPages } from "./city-pages.ts";

/** The reading page, the board and the sign-in in a real browser. */

let chromium: Browser;
let city: CityPages;
beforeAll(async () => {
  chromium = await openChromium();
  city = await openCityPages();
});
afterAll(async () => {
  await chromium?.close();
  await city?.close();
});

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

const citation = citedDefinition();

describe("a link to a citation", () => {
  const inSight = (page: Page): Promise<unknown> =>
    page.evaluate(`(() => {
      const boxOf = (selector) => document.querySelector(selector).getBoundingClientRect();
      return boxOf("mark").top >= boxOf(".top").bottom && boxOf("mark").bottom <= innerHeight;
    })()`);

  it("opens at the passage, in sight below the bar, and marks it word for word", async () => {
    await onPage({ viewport: { width: 390, height: 844 } }, async (page) => {
      await page.goto(city.local + (readPath(citation, knowledge()) ?? ""));
      await expect.poll(() => inSight(page)).toBe(true);
      const marked = (await page.locator("mark").allTextContents()).join("");
      expect(squeeze(marked)).toBe(squeeze(citation.quote));
    });
  });

  it("still does after a sign-in on the way, which forgets what stands behind the #", async () => {
    await city.signInAsHead();
    await onPage({ viewport: { width: 1280, height: 844 } }, async (page) => {
      await page.goto(city.network + (readPath(citation, knowledge()) ?? ""));
      await page.locator("a[href^='/sign-in/start']").click();
      await page.waitForURL(/\/read\/asaka\?p=/);
      await expect.poll(() => inSight(page)).toBe(true);
      await page.getByRole("button", { name: "サインアウト" }).click();
      await page.waitForURL(/signed-out/);
      await page.goto(`${city.network}/read`);
      expect(page.url()).toContain("/sign-in");
    });
  });
});

describe("the search", () => {
  it("finds passages while somebody types, and opens them marked", async () => {
    await onPage({}, async (page) => {
      await page.goto(`${city.local}/read/numazu`);
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
      await page.goto(`${city.local}/read/numazu`);
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
      await page.goto(`${city.local}/board`);
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
      await page.goto(`${city.local}/board`);
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
      await page.goto(`${city.local}/board`);
      await page.locator("#overdue tbody a").first().click();
      await page.waitForURL(/\/board\/record\//);
      expect(await page.evaluate("getComputedStyle(document.querySelector('table')).borderCollapse")).toBe(
        "collapse",
      );
    });
  });

  it("runs into no failure of the server's own", () => {
    expect(city.failures.filter((failure) => !String(failure).startsWith("sign-in refused"))).toEqual([]);
  });
});
