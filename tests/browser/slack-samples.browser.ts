import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bodyOf, drawSample, pageOf, type Sample } from "../adapters/slack/draw.ts";
import { slackSamples } from "../adapters/slack/samples.ts";
import { openChromium } from "./chromium.ts";

interface Look {
  readonly wide: number;
  readonly broken: number;
  readonly text: number;
}
/** Runs in the page. */
const LOOK = `(() => {
  const drawn = document.querySelector("#drawn");
  return {
    wide: drawn.scrollWidth - drawn.clientWidth,
    broken: [...drawn.querySelectorAll("img")].filter((image) => image.naturalWidth === 0).length,
    text: drawn.textContent.trim().length,
  };
})()`;

describe("what the bot says, drawn as Slack draws it", () => {
  let browser: Browser;
  let samples: readonly Sample[];
  beforeAll(async () => {
    browser = await openChromium();
    samples = await slackSamples();
  });
  afterAll(() => browser?.close());

  it("is there in every kind and in both languages", () => {
    const names = samples.map(({ name }) => name);
    for (const language of ["ja", "en"]) {
      for (const kind of ["answers", "zone", "records", "digest", "view", "agreement"]) {
        expect(names.filter((name) => name.startsWith(`${language}-${kind}`))).not.toEqual([]);
      }
    }
  });

  it("stays within its column, with every picture loaded and no block left out", async () => {
    const page = await browser.newPage({ viewport: { width: 760, height: 400 } });
    for (const sample of samples) {
      await page.setContent(pageOf(bodyOf(sample)));
      const seen = await page.evaluate<Look>(LOOK);
      expect(seen.wide, sample.name).toBeLessThanOrEqual(0);
      expect(seen.broken, sample.name).toBe(0);
      expect(seen.text, sample.name).toBeGreaterThan(5);
    }
    await page.close();
  });

  it("can be kept as a picture", async () => {
    const [sample] = samples;
    if (!sample) throw new Error("no sample");
    const png = await drawSample(browser, sample);
    expect([...png.subarray(1, 4)]).toEqual([..."PNG"].map((letter) => letter.charCodeAt(0)));
  });
});
