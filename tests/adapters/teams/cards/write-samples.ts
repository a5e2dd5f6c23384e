import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openChromium } from "../../../browser/chromium.ts";
import { Chat, type Look } from "./picture-of-posts.ts";
import { renderedSamples } from "./rendered-samples.ts";

/** Draws every kind of card as a PNG into the folder named, for people to look at. */
const [folder, only = ""] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Name the folder: npm run teams:samples -- DIR [PART OF A NAME]");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });

const samples = await renderedSamples();
const LOOKS: readonly Look[] = [
  { theme: "light", width: 700 },
  { theme: "dark", width: 700 },
  { theme: "light", width: 360, unfolded: true },
];

const browser = await openChromium();
try {
  for (const look of LOOKS) {
    const chat = await Chat.open(browser, look);
    for (const { name, posts: shown, pictures } of samples.filter((sample) => sample.name.includes(only))) {
      await chat.show(shown, pictures);
      const file = `${name}-${look.theme}-${look.width}.png`;
      await chat.page.screenshot({ path: join(folder, file), fullPage: true });
    }
    await chat.page.close();
  }
} finally {
  await browser.close();
}
