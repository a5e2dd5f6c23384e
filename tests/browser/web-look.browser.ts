import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPath } from "../../src/knowledge/read-path.ts";
import { openWholePage, type WholePage } from "../adapters/web/whole-page.ts";
import { knowledge } from "../packs.ts";
import { barriersOn } from "./barriers.ts";
import { openChromium } from "./chromium.ts";
import { type CityPages, citedDefinition, openCityPages } from "./city-pages.ts";

/**
 * Every page in both languages, both appearances, on a phone and on a desk: nothing that axe complains of, nothing that
 * must be scrolled sideways. The pictures are kept in data/browser/, to be looked at.
 */

const KEPT = "data/browser";

let chromium: Browser;
let city: CityPages;
beforeAll(async () => {
  mkdirSync(KEPT, { recursive: true });
  chromium = await openChromium();
  city = await openCityPages();
});
afterAll(async () => {
  await chromium?.close();
  await city?.close();
});

const LOOKS = (["ja", "en"] as const).flatMap((language) =>
  (["light", "dark"] as const).flatMap((theme) =>
    ([1280, 390] as const).map((width) => ({ language, theme, width })),
  ),
);
type Look = (typeof LOOKS)[number];

const WORDS = {
  ja: { question: "委託と補助はどう違う？", start: "領域", yes: "はい", plan: "企画" },
  en: { question: "How does Numazu describe collaboration?", start: "zone", yes: "Yes", plan: "plan" },
} as const;

async function say(page: Page, text: string): Promise<void> {
  const before = await page.locator("#log > .bot").count();
  await page.locator("#text").fill(text);
  await page.locator("#text").press("Enter");
  await expect.poll(() => page.locator("#log > .bot").count()).toBe(before + 1);
}

/** Lazy pictures are drawn once they come into sight. */
async function drawn(page: Page): Promise<void> {
  for (const picture of await page.locator("img").all()) await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => page.evaluate(ALL_DRAWN)).toBe(true);
}
const ALL_DRAWN = "[...document.images].every(({ naturalWidth }) => naturalWidth > 0)";

/** How to come to a page from the one before; `kept` gives a name to what is seen there. */
type Way = readonly (readonly [kept: string, go: (page: Page, language: "ja" | "en") => Promise<unknown>])[];

const chatWay = (whole: WholePage): Way => [
  ["welcome", (page) => page.goto(whole.address)],
  ["answer", (page, language) => say(page, WORDS[language].question)],
  [
    "sources",
    async (page) => {
      for (const summary of await page.locator("#log > .bot:last-child summary").all()) await summary.click();
    },
  ],
  ["step", (page, language) => say(page, WORDS[language].start)],
  [
    "result",
    async (page, language) => {
      const count = await page.locator("#log > .bot").count();
      await page
        .locator("#log > .bot")
        .last()
        .getByRole("button", { name: WORDS[language].yes })
        .first()
        .click();
      await expect.poll(() => page.locator("#log > .bot").count()).toBe(count + 1);
      await drawn(page);
    },
  ],
  [
    "form",
    async (page, language) => {
      await say(page, WORDS[language].plan);
      await page.locator("#log > .bot").last().locator(".field").waitFor();
    },
  ],
  [
    "sheet",
    async (page) => {
      await page.locator("#log > .bot").last().locator(".sheet-link a").click();
      await page.locator("input[name='field.start']").fill("13/40");
      await page.locator("form[data-keep] button.primary").click();
      await page.getByRole("alert").waitFor();
    },
  ],
  ["refused", (page) => page.goto(`${whole.address}/nowhere`)],
  ["read", (page) => page.goto(`${whole.address}/read`)],
  ["board-empty", (page) => page.goto(`${whole.address}/board`)],
];

const passage = readPath(citedDefinition(), knowledge()) ?? "";

const cityWay = (): Way => [
  ["read-guideline", (page) => page.goto(`${city.local}/read/asaka`)],
  ["read-passage", (page) => page.goto(city.local + passage)],
  ["read-search", (page) => page.goto(`${city.local}/read/search?q=役割分担`)],
  [
    "board",
    async (page) => {
      await page.goto(`${city.local}/board`);
      await drawn(page);
      await page.evaluate("scrollTo(0, 0)");
    },
  ],
  ["digests", (page) => page.goto(`${city.local}/board/digests?date=2026-11-25`)],
  [
    "record",
    async (page) => {
      await page.goto(`${city.local}/board`);
      await page.locator("#overdue tbody a").first().click();
      await page.waitForURL(/\/board\/record\//);
    },
  ],
  ["sign-in", (page) => page.goto(`${city.network}/read`)],
  [
    "stranger",
    async (page) => {
      city.provider.next = { claims: { sub: "stranger", email_verified: false } };
      await page.locator("a[href^='/sign-in/start']").click();
      await page.waitForURL(/callback/);
      expect(await page.textContent("main")).toContain("市民協働課（内線 1234）");
    },
  ],
  ["signed-out", (page) => page.goto(`${city.network}/signed-out`)],
];

/** Goes a way, keeps a picture of each page on it, and gives what keeps people from reading them. */
async function walk(way: Way, { language, theme, width }: Look): Promise<readonly string[]> {
  const context = await chromium.newContext({
    locale: language === "ja" ? "ja-JP" : "en-GB",
    colorScheme: theme,
    reducedMotion: "reduce",
    viewport: { width, height: width === 390 ? 844 : 860 },
  });
  try {
    const page = await context.newPage();
    const found: string[] = [];
    for (const [name, go] of way) {
      await go(page, language);
      await page.screenshot({
        path: join(KEPT, `${name}-${language}-${theme}-${width}.png`),
        fullPage: WHOLE.includes(name),
      });
      found.push(...(await barriersOn(page)).map((barrier) => `${name}: ${barrier}`));
    }
    return found;
  } finally {
    await context.close();
  }
}
const WHOLE: readonly string[] = ["board", "digests", "record", "read-search"];

describe.each(LOOKS)("in $language, $theme, $width pixels wide", (look) => {
  it("the conversation can be read by everybody", async () => {
    // A database of its own: the first page is the welcome each time.
    const whole = await openWholePage();
    try {
      expect(await walk(chatWay(whole), look)).toEqual([]);
    } finally {
      await whole.remove();
    }
  });

  it("the guidelines, the board and the sign-in can be read by everybody", async () => {
    expect(await walk(cityWay(), look)).toEqual([]);
  });
});
