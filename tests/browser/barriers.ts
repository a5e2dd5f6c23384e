import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What keeps people from reading a page: what axe finds, as rule and element, and a page wider than its window. */
export async function barriersOn(page: Page): Promise<readonly string[]> {
  // Evaluated by the browser itself, so the page's own policy needs no exception.
  await page.evaluate(AXE);
  const found: readonly string[] = await page.evaluate(
    `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => id + " " + target.join(" ") + " " + failureSummary)))`,
  );
  const tooWide: number = await page.evaluate(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  return [...(tooWide > 0 ? [`${tooWide} pixels too wide`] : []), ...found];
}
