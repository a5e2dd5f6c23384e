import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openChromium } from "../../browser/chromium.ts";
import { drawSample } from "./draw.ts";
import { slackSamples } from "./samples.ts";

/** Writes every sample as a PNG into the folder named, for people to look at; a second word picks those whose names begin so, as ja-zone. */
const [folder, picked = ""] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Name the folder: npm run slack:samples -- DIR [BEGINNING OF THE NAMES]");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const samples = (await slackSamples(picked)).filter(({ name }) => name.startsWith(picked));
const browser = await openChromium();
try {
  for (const sample of samples) {
    writeFileSync(join(folder, `${sample.name}.png`), await drawSample(browser, sample));
  }
} finally {
  await browser.close();
}
