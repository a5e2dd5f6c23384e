import { createRequire } from "node:module";
import { marked } from "marked";
import type { Browser, Page } from "playwright-core";
import type { TeamsPost } from "../../../../src/adapters/teams/cards/posts.ts";
import { chatStyle, hostConfig, type Theme } from "./host-config.ts";

/** Posts drawn by the library of Adaptive Cards in a browser, as a chat of Teams shows them. */

const LIBRARY = createRequire(import.meta.url).resolve("adaptivecards/dist/adaptivecards.min.js");
const MARKDOWN = createRequire(import.meta.url)
  .resolve("marked")
  .replace(/marked\.[a-z.]+$/u, "marked.umd.js");
const DRAWING = new URL("draw-posts.mjs", import.meta.url).pathname;

export interface Look {
  readonly theme: Theme;
  readonly width: number;
  /** Shows what is folded in. */
  readonly unfolded?: boolean;
}

/** Pictures by their address. */
export type Pictures = ReadonlyMap<string, Uint8Array>;

/** A chat in a browser's page. */
export class Chat {
  readonly page: Page;
  readonly #look: Look;
  #pictures: Pictures = new Map();

  private constructor(page: Page, look: Look) {
    this.page = page;
    this.#look = look;
  }

  /** The caller closes the page. */
  static async open(browser: Browser, look: Look): Promise<Chat> {
    const { theme, width } = look;
    const page = await browser.newPage({ viewport: { width, height: 200 }, deviceScaleFactor: 1.5 });
    const chat = new Chat(page, look);
    await page.route("**/*", (route) => {
      const bytes = chat.#pictures.get(route.request().url());
      return bytes ? route.fulfill({ contentType: "image/png", body: Buffer.from(bytes) }) : route.abort();
    });
    const style = `<style>${chatStyle(theme, width)}</style>`;
    await page.setContent(`<!doctype html><html><head>${style}</head><body></body></html>`);
    await page.addScriptTag({ path: LIBRARY });
    await page.addScriptTag({ path: MARKDOWN });
    await page.addScriptTag({ path: DRAWING });
    return chat;
  }

  /** Shows these posts and no others. */
  async show(posts: readonly TeamsPost[], pictures: Pictures = new Map()): Promise<void> {
    this.#pictures = pictures;
    const { theme, unfolded = false } = this.#look;
    const bubbles = posts.map(({ text, cards, entities }) => ({
      html: text === undefined ? "" : marked.parse(text, { async: false }),
      label: entities.some((entity) => entity.additionalType !== undefined),
      cards,
    }));
    const chat = JSON.stringify({ bubbles, config: hostConfig(theme), unfolded });
    await this.page.evaluate(`drawPosts(${chat})`);
    await this.page.evaluate("Promise.all([...document.images].map((image) => image.decode()))");
  }
}
