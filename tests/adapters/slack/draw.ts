import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser } from "playwright-core";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { type Block as DrawnBlock, Message as SlackMessage } from "slack-blocks-to-jsx";
import type { Block, HomeView, ModalView } from "../../../src/adapters/slack/blocks/block-kit.ts";

/** Draws posts and views about as Slack does, to be looked at. */

export type Drawn =
  | { readonly kind: "posts"; readonly posts: readonly { readonly blocks: readonly Block[] }[] }
  | { readonly kind: "view"; readonly view: HomeView | ModalView };

export interface Sample {
  readonly name: string;
  readonly drawn: Drawn;
  /** By the id of the file: its PNG. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

const require = createRequire(import.meta.url);
const STYLE = readFileSync(require.resolve("slack-blocks-to-jsx/dist/style.css"), "utf8");
/** What the library leaves to the page around it. */
const PAGE = `
  body { margin: 0; background: #fff; font: 15px/1.46668 Lato, "Noto Sans CJK JP", "Noto Color Emoji", sans-serif; color: #1d1c1d; }
  #drawn { width: 680px; padding: 16px 20px; }
  #drawn.modal { width: 520px; padding: 0; border: 1px solid #ddd; border-radius: 8px; overflow: hidden; }
  .modal-head, .modal-foot { padding: 14px 20px; font-weight: 800; font-size: 18px; border-bottom: 1px solid #eee; }
  .modal-foot { border-bottom: 0; border-top: 1px solid #eee; text-align: right; font-size: 14px; }
  .modal-foot span { border: 1px solid #bbb; border-radius: 4px; padding: 6px 14px; margin-left: 8px; }
  .modal-foot .submit { background: #007a5a; color: #fff; border-color: #007a5a; }
  .modal-body { padding: 8px 20px 16px; }
  #slack_blocks_to_jsx { font-family: inherit !important; }
  #slack_blocks_to_jsx img { max-width: 100%; }
  .post + .post { margin-top: 12px; }
`;
/** A square of the city's green, for the bot's face. */
const LOGO =
  "data:image/svg+xml;base64," +
  Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="36" height="36"><rect width="36" height="36" rx="8" fill="#1f7a4d"/><circle cx="14" cy="18" r="7" fill="#fff"/><circle cx="23" cy="18" r="7" fill="#fff" fill-opacity=".6"/></svg>',
  ).toString("base64");

export async function drawSample(browser: Browser, sample: Sample): Promise<Uint8Array> {
  const page = await browser.newPage({ viewport: { width: 760, height: 400 }, deviceScaleFactor: 1.5 });
  try {
    await page.setContent(pageOf(bodyOf(sample)));
    return await page.locator("#drawn").screenshot();
  } finally {
    await page.close();
  }
}

export const pageOf = (body: string): string =>
  `<!doctype html><meta charset="utf-8"><style>${STYLE}${PAGE}</style>${body}`;

export function bodyOf({ drawn, pictures }: Sample): string {
  if (drawn.kind === "posts") {
    const posts = drawn.posts.map(
      ({ blocks }) => `<div class="post">${drawBlocks(blocks, pictures, false)}</div>`,
    );
    return `<div id="drawn">${posts.join("")}</div>`;
  }
  const { view } = drawn;
  const body = drawBlocks(view.blocks.filter(isBlock), pictures, true);
  if (view.type === "home") return `<div id="drawn">${body}</div>`;
  const submit = view.submit ? `<span class="submit">${view.submit.text}</span>` : "";
  const foot = `<div class="modal-foot"><span>${view.close?.text ?? ""}</span>${submit}</div>`;
  return `<div id="drawn" class="modal"><div class="modal-head">${view.title.text}</div><div class="modal-body">${body}</div>${foot}</div>`;
}

const isBlock = (block: ModalView["blocks"][number]): block is Block => "type" in block;

const isPlainText = (value: unknown): value is { readonly text: string } =>
  typeof value === "object" &&
  value !== null &&
  "type" in value &&
  value.type === "plain_text" &&
  "text" in value;

/** The library reads marks in plain text, which Slack does not: an unseen joiner in front of each keeps it a letter. */
const asSlackReads = (text: string): string =>
  text.replaceAll("&lt;", "&lt;\u2060").replace(/[*_~`]/gu, "\u2060$&\u2060");

function drawBlocks(
  blocks: readonly Block[],
  pictures: ReadonlyMap<string, Uint8Array>,
  bare: boolean,
): string {
  const shown: DrawnBlock[] = JSON.parse(JSON.stringify(blocks), (_name, value) => {
    const png =
      typeof value === "object" && value !== null && "id" in value ? pictures.get(value.id) : undefined;
    if (isPlainText(value)) return { ...value, text: asSlackReads(value.text) };
    return png ? { url: `data:image/png;base64,${Buffer.from(png).toString("base64")}` } : value;
  });
  return renderToStaticMarkup(
    createElement(SlackMessage, {
      blocks: shown,
      logo: LOGO,
      name: "協働ナビ",
      time: new Date("2026-11-24T09:30:00"),
      withoutWrapper: bare,
    }),
  );
}
