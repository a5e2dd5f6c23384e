import { existsSync } from "node:fs";
import { openWholePage } from "../adapters/web/whole-page.ts";
import { CHROMIUM, openChromium } from "../browser/chromium.ts";
import { QUESTIONS } from "./questions.ts";
import type { Measurement } from "./run.ts";

/** The page as a person waits for it: until something is seen, and from Enter until the answer stands there. */

const VISITS = 10;
const QUESTIONS_ASKED = 30;

const sorted = (times: readonly number[]): readonly number[] => [...times].sort((a, b) => a - b);
const median = (times: readonly number[]): number =>
  Math.round(sorted(times)[Math.floor(times.length / 2)] ?? 0);
const p95 = (times: readonly number[]): number =>
  Math.round(sorted(times)[Math.ceil(times.length * 0.95) - 1] ?? 0);

async function measured(): Promise<readonly Measurement[]> {
  const whole = await openWholePage();
  const chromium = await openChromium();
  try {
    const paints: number[] = [];
    let bytes = 0;
    for (let visit = 0; visit <= VISITS; visit++) {
      // A new profile each time: nothing is cached.
      const context = await chromium.newContext({ locale: "ja-JP" });
      const page = await context.newPage();
      const sizes: Promise<number>[] = [];
      page.on("response", (response) => {
        // What still comes when the visit is over is no part of the first page.
        const bytesOf = (): Promise<number> =>
          response
            .body()
            .then((body) => body.length)
            .catch(() => 0);
        if (!response.url().includes("/chat/stream")) sizes.push(bytesOf());
      });
      await page.goto(whole.address, { waitUntil: "load" });
      const paint: number = await page.evaluate(`new Promise((resolve) => new PerformanceObserver((list) => {
        const [first] = list.getEntriesByName("first-contentful-paint");
        if (first) resolve(first.startTime);
      }).observe({ type: "paint", buffered: true }))`);
      // The first visit warms the server up.
      if (visit > 0) paints.push(paint);
      bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
      await context.close();
    }
    const page = await (await chromium.newContext({ locale: "ja-JP" })).newPage();
    await page.goto(whole.address);
    const answers: number[] = [];
    for (const question of QUESTIONS.slice(0, QUESTIONS_ASKED)) {
      answers.push(await page.evaluate(asking(question)));
    }
    return [
      { name: "web: first page", value: Math.round(bytes / 1000), unit: "kB", goal: "< 150" },
      { name: "web: first contentful paint, median", value: median(paints), unit: "ms" },
      { name: "web: from Enter to the answer, median", value: median(answers), unit: "ms" },
      { name: "web: from Enter to the answer, p95", value: p95(answers), unit: "ms" },
    ];
  } finally {
    await chromium.close();
    await whole.remove();
  }
}

/** Measured inside the page, so that nothing of the driver's own ways is counted. */
const asking = (question: string): string => `new Promise((resolve) => {
  const log = document.getElementById("log");
  const begun = performance.now();
  const seen = new MutationObserver(() => {
    if (!log.lastElementChild.classList.contains("bot")) return;
    seen.disconnect();
    resolve(performance.now() - begun);
  });
  seen.observe(log, { childList: true });
  document.getElementById("text").value = ${JSON.stringify(question)};
  document.getElementById("composer").requestSubmit();
})`;

const results: readonly Measurement[] = existsSync(CHROMIUM)
  ? await measured()
  : [{ name: "web", value: "Chromium is missing: .ci/setup-browser", unit: "" }];
console.log(JSON.stringify(results));
