import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWholePage, type WholePage } from "../adapters/web/whole-page.ts";
import { openChromium } from "./chromium.ts";

/**
 * Every page in both languages, both appearances, on a phone and on a desk: nothing that axe complains of, nothing that
 * must be scrolled sideways. The pictures are kept in data/browser/, to be looked at.
 */

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const KEPT = "data/browser";

let chromium: Browser;
let whole: WholePage;
beforeAll(async () => {
  mkdirSync(KEPT, { recursive: true });
  chromium = await openChromium();
  whole = await openWholePage();
});
afterAll(async () => {
  await chromium?.close();
  await whole?.remove();
});

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

/** The pages in this order, each as it is reached. */
const PAGES: readonly (readonly [string, (page: Page, language: "ja" | "en") => Promise<unknown>])[] = [
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
      await page.locator(".picture img").last().scrollIntoViewIfNeeded();
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
  ["read-numazu", (page) => page.goto(`${whole.address}/read/numazu`)],
  ["board", (page) => page.goto(`${whole.address}/board`)],
];

describe("every page", () => {
  for (const language of ["ja", "en"] as const) {
    for (const [theme, width] of [
      ["light", 1280],
      ["dark", 1280],
      ["light", 390],
      ["dark", 390],
    ] as const) {
      it(`can be read by everybody: ${language}, ${theme}, ${width} pixels wide`, async () => {
        // A database of its own: the first page is the welcome each time.
        await whole.remove();
        whole = await openWholePage();
        const context = await chromium.newContext({
          locale: language === "ja" ? "ja-JP" : "en-GB",
          colorScheme: theme,
          reducedMotion: "reduce",
          viewport: { width, height: width === 390 ? 844 : 860 },
          // The test's own script is no part of the page.
          bypassCSP: true,
        });
        try {
          const page = await context.newPage();
          const found: string[] = [];
          for (const [name, go] of PAGES) {
            await go(page, language);
            const file = join(KEPT, `${name}-${language}-${theme}-${width}.png`);
            await page.screenshot({ path: file });
            found.push(...(await complaintsOf(page)).map((complaint) => `${name}: ${complaint}`));
          }
          expect(found).toEqual([]);
        } finally {
          await context.close();
        }
      });
    }
  }
});

async function complaintsOf(page: Page): Promise<readonly string[]> {
  const wide: number = await page.evaluate(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  await page.addScriptTag({ path: AXE });
  const found: readonly string[] = await page.evaluate(
    `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => id + " " + target.join(" ") + " " + failureSummary)))`,
  );
  return [...(wide > 0 ? [`${wide} pixels too wide`] : []), ...found];
}
