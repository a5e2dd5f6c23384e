import { createRequire } from "node:module";
import { marked } from "marked";
import type { Browser, Page } from "playwright-core";
import type { TeamsPost } from "../../../../src/adapters/teams/cards/posts.ts";
import { chatStyle, hostConfig, type Theme } from "./host-config.ts";

/** Posts drawn by the library of Adaptive Cards in a browser, as a chat of Teams shows them. */

const LIBRARY = createRequire(import.meta.url).resolve("adaptivecards/dist/adaptivecards.min.js");

const DRAWING = new URL("draw-posts.mjs", import.meta.url).pathname;

export interface Look {
  readonly theme: Theme;
  readonly width: number;
  /** Shows what is folded in. */
  readonly unfolded?: boolean;
  /** Pictures by their address. */
  readonly pictures?: ReadonlyMap<string, Uint8Array>;
}

/** A page with the posts drawn. The caller closes it. What the library complains about is thrown. */
export async function drawn(browser: Browser, posts: readonly TeamsPost[], look: Look): Promise<Page> {
  const { theme, width, unfolded = false, pictures = new Map() } = look;
  const page = await browser.newPage({ viewport: { width, height: 200 }, deviceScaleFactor: 1.5 });
  const wrong: string[] = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  for (const [address, bytes] of pictures) {
    await page.route(address, (route) =>
      route.fulfill({ contentType: "image/png", body: Buffer.from(bytes) }),
    );
  }
  await page.setContent(
    `<!doctype html><html><head><style>${chatStyle(theme, width)}</style></head><body></body></html>`,
  );
  await page.addScriptTag({ path: LIBRARY });
  await page.addScriptTag({ path: DRAWING });
  const bubbles = posts.map(({ text, cards, entities }) => ({
    html: text === undefined ? "" : marked.parse(text, { async: false }),
    label: entities.some((entity) => entity.additionalType !== undefined),
    cards,
  }));
  await page.evaluate(`drawPosts(${JSON.stringify({ bubbles, config: hostConfig(theme), unfolded })})`);
  await page.waitForLoadState("networkidle");
  if (wrong.length > 0) {
    await page.close();
    throw new Error(wrong.join("\n"));
  }
  return page;
}
