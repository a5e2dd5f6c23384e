import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderMessage } from "../../src/adapters/teams/cards/message.ts";
import type { Part } from "../../src/domain/message.ts";
import { HOSTILE } from "../adapters/teams/cards/any-message.ts";
import { Chat, type Look } from "../adapters/teams/cards/picture-of-posts.ts";
import { type RenderedSample, renderedSamples } from "../adapters/teams/cards/rendered-samples.ts";
import { openChromium } from "./chromium.ts";

/** Cards as the library of Adaptive Cards draws them. */

let browser: Browser;
let samples: readonly RenderedSample[];
beforeAll(async () => {
  browser = await openChromium();
  samples = await renderedSamples();
});
afterAll(() => browser?.close());

const LOOKS: readonly Look[] = [
  { theme: "light", width: 700 },
  { theme: "dark", width: 360, unfolded: true },
];

/** What sticks out of its card at the right, by its words. */
const STICKING_OUT = `[...document.querySelectorAll(".card")].flatMap((card) => {
  const edge = card.getBoundingClientRect().right + 1;
  return [...card.querySelectorAll("*")]
    .filter((each) => each.getBoundingClientRect().right > edge && each.getBoundingClientRect().width > 0)
    .map((each) => each.tagName + " " + each.textContent.slice(0, 40));
})`;

describe("what the bot says, as cards", () => {
  for (const look of LOOKS) {
    it(`keeps within a chat of ${look.width} pixels, ${look.theme}, in both languages`, async () => {
      const chat = await Chat.open(browser, look);
      expect(samples.length).toBeGreaterThan(40);
      for (const { name, posts, pictures } of samples) {
        await chat.show(posts, pictures);
        const cards = posts.reduce((sum, post) => sum + post.cards.length, 0);
        expect([name, await chat.page.locator(".card > *").count()]).toEqual([name, cards]);
        expect([name, await chat.page.evaluate(STICKING_OUT)]).toEqual([name, []]);
      }
      await chat.page.close();
    });
  }

  it("unfolds the passages of an answer by a press, and folds them in again", async () => {
    const chat = await Chat.open(browser, { theme: "light", width: 700 });
    for (const [name, label] of [
      ["answer-ja", /^出典 \d+件$/u],
      ["answer-en", /^\d+ sources?$/u],
    ] as const) {
      const answer = samples.find((sample) => sample.name === name);
      await chat.show(answer?.posts ?? []);
      const passage = chat.page.getByText("[1] ", { exact: false }).last();
      const button = chat.page.getByRole("button", { name: label });
      expect(await passage.isVisible()).toBe(false);
      await button.click();
      expect(await passage.isVisible()).toBe(true);
      await button.click();
      expect(await passage.isVisible()).toBe(false);
    }
    await chat.page.close();
  });

  it("turns the pages of a long list by a press", async () => {
    const options = Array.from({ length: 15 }, (_, at) => ({
      value: `v${at}`,
      label: `${at + 1}番目の事業の記録（評価待ち）`,
    }));
    const posts = renderMessage(
      { language: "ja", parts: [{ kind: "choices", card: "menu", options }] },
      { title: (id) => id, feedback: "loop" },
    );
    const chat = await Chat.open(browser, { theme: "light", width: 700 });
    await chat.show(posts);
    const visible = async (): Promise<number> => {
      const rows = await chat.page.locator(".ac-container.ac-selectable").filter({ visible: true }).all();
      return rows.length;
    };
    expect(await visible()).toBe(8);
    await chat.page.getByRole("button", { name: "次へ →" }).filter({ visible: true }).click();
    expect(await chat.page.getByText("9〜15 / 15件").isVisible()).toBe(true);
    expect(await visible()).toBe(7);
    await chat.page.getByRole("button", { name: "← 前へ" }).filter({ visible: true }).click();
    expect(await visible()).toBe(8);
    await chat.page.close();
  });
});

/** What became markup within posts. */
const LIVE = `[...document.body.querySelectorAll("a, img, script, at, strong, em, b, i, code, del, h1, ul, ol, blockquote, hr, .bubble table")]
  .map((each) => each.outerHTML.slice(0, 200))`;

describe("hostile text in a browser", () => {
  it("draws no link, picture, script, mention or bold word", async () => {
    const chat = await Chat.open(browser, { theme: "light", width: 700, unfolded: true });
    for (const text of HOSTILE) {
      const words = text.slice(0, 600);
      const citation = { guideline: words, section: words, quote: words };
      const parts: readonly Part[] = [
        { kind: "text", text: words },
        { kind: "sources", answer: "a", citations: [citation] },
        { kind: "text", text: words, tone: "heading" },
        { kind: "text", text: words, tone: "warning" },
        { kind: "list", items: [words] },
        {
          kind: "table",
          columns: [words, words],
          rows: [
            ["a", "b"],
            [words, words],
          ],
        },
        { kind: "choices", card: "c.1", options: [{ value: "v", label: words }] },
        {
          kind: "form",
          card: "c.1",
          fields: [
            {
              key: "k",
              label: words,
              optional: false,
              input: { kind: "multiple", options: [{ value: "v", label: words }] },
            },
          ],
        },
      ];
      await chat.show(renderMessage({ language: "ja", parts }, { title: (id) => id, feedback: "buttons" }));
      expect([text.slice(0, 40), await chat.page.evaluate(LIVE)]).toEqual([text.slice(0, 40), []]);
    }
    await chat.page.close();
  });
});
