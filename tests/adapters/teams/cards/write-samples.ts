import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { drawPicture } from "../../../../src/adapters/pictures/draw-picture.ts";
import { renderMessage } from "../../../../src/adapters/teams/cards/message.ts";
import type { TeamsPost } from "../../../../src/adapters/teams/cards/posts.ts";
import { renderSheet } from "../../../../src/adapters/teams/cards/sheet.ts";
import { openChromium } from "../../../browser/chromium.ts";
import { drawn, type Look } from "./picture-of-posts.ts";
import { sampleMessages } from "./sample-messages.ts";

/** Draws every kind of card as a PNG into the folder named, for people to look at. */
const [folder, only = ""] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Name the folder: npm run teams:samples -- DIR [PART OF A NAME]");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });

const { messages, sheets, title } = await sampleMessages();
const PICTURE = "https://kyodo.example/picture";
const posts = messages.map(({ name, message }) => {
  const pictures = new Map<string, Uint8Array>();
  const picture = message.parts.find((part) => part.kind === "picture");
  if (picture?.kind === "picture") pictures.set(PICTURE, drawPicture(picture.picture, message.language));
  const rendered = renderMessage(message, {
    title,
    link: ({ guideline }) => `https://kyodo.example/read/${guideline}`,
    picture: () => PICTURE,
    files: () => [{ title: "Word (DOCX)", url: "https://kyodo.example/draft.docx" }],
    feedback: "loop",
    sheets: true,
  });
  return { name, posts: rendered, pictures };
});
const forms = sheets.map(({ name, sheet }) => {
  const post: TeamsPost = { cards: [renderSheet(sheet).card], entities: [], summary: sheet.title };
  return { name, posts: [post], pictures: new Map<string, Uint8Array>() };
});

const LOOKS: readonly Look[] = [
  { theme: "light", width: 700 },
  { theme: "dark", width: 700 },
  { theme: "light", width: 360, unfolded: true },
];

const browser = await openChromium();
try {
  for (const sample of [...posts, ...forms].filter(({ name }) => name.includes(only)))
    await draw(browser, sample);
} finally {
  await browser.close();
}

async function draw(open: Browser, sample: (typeof posts)[number]): Promise<void> {
  for (const look of LOOKS) {
    const page = await drawn(open, sample.posts, { ...look, pictures: sample.pictures });
    const name = `${sample.name}-${look.theme}-${look.width}.png`;
    await page.screenshot({ path: join(folder ?? ".", name), fullPage: true });
    await page.close();
  }
}
