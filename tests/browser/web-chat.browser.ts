import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Message } from "../../src/domain/message.ts";
import { openWholePage, type WholePage } from "../adapters/web/whole-page.ts";
import { openChromium } from "./chromium.ts";

/** The chat page in a real browser: by mouse, by keyboard, over reloads, tabs and lost connections. */

let chromium: Browser;
beforeAll(async () => {
  chromium = await openChromium();
});
afterAll(async () => {
  await chromium?.close();
});

let whole: WholePage;
let context: BrowserContext;
/** What went wrong in the page: a broken policy, a missing file, a script's failure. */
let complaints: string[];
let foreign: string[];

async function openPage(options: Parameters<Browser["newContext"]>[0] = {}): Promise<Page> {
  context = await chromium.newContext({
    locale: "ja-JP",
    viewport: { width: 1280, height: 860 },
    ...options,
  });
  return newTab();
}

async function newTab(): Promise<Page> {
  const page = await context.newPage();
  page.on("console", (said) => {
    if (said.type() === "error" || said.type() === "warning") complaints.push(said.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(whole.address)) foreign.push(request.url());
  });
  await page.goto(whole.address);
  return page;
}

const say = async (page: Page, text: string): Promise<void> => {
  await page.getByRole("textbox", { name: "質問や回答" }).fill(text);
  await page.keyboard.press("Enter");
};
/** Scripts for the page are texts: this project's own types know no browser. */
const GROUND = "getComputedStyle(document.body).backgroundColor";
const focused = (page: Page): Promise<string> => page.evaluate("document.activeElement?.textContent ?? ''");
const latest = (page: Page) => page.locator("#log > .bot").last();
const steps = (page: Page, at: string) => latest(page).getByRole("heading", { name: at });

describe("the chat page", () => {
  beforeEach(async () => {
    complaints = [];
    foreign = [];
    whole = await openWholePage();
  });
  afterEach(async () => {
    await context?.close();
    await whole?.remove();
  });

  it("answers with sources that unfold, lead to their passage in the guideline, and loads nothing from elsewhere", async () => {
    const page = await openPage();
    await say(page, "沼津市の委託で気をつけることは？");
    await latest(page).getByText("出典 1件").click();
    await expect.poll(() => latest(page).locator("blockquote").first().isVisible()).toBe(true);
    const quote = (await latest(page).locator("blockquote").first().textContent()) ?? "";
    await latest(page).getByRole("link", { name: "指針の中で読む" }).first().click();
    await page.waitForURL(/\/read\/numazu/);
    expect(await page.locator("mark").first().textContent()).toContain(quote.slice(0, 10));
    expect(whole.failures).toEqual([]);
    expect(complaints).toEqual([]);
    expect(foreign).toEqual([]);
  });

  it("leads from a mark in the text to its source, which unfolds", async () => {
    const page = await openPage();
    await say(page, "沼津市の委託で気をつけることは？");
    await latest(page).locator("a.mark").first().click();
    await expect.poll(() => latest(page).locator(".citation").first().isVisible()).toBe(true);
  });

  it("is a first page of less than 150 kB", async () => {
    context = await chromium.newContext({ locale: "ja-JP" });
    const page = await context.newPage();
    let bytes = 0;
    page.on("response", async (response) => {
      if (!response.url().includes("/chat/stream")) bytes += (await response.body()).length;
    });
    await page.goto(whole.address, { waitUntil: "load" });
    await page.waitForTimeout(300);
    expect(bytes).toBeGreaterThan(5000);
    expect(bytes).toBeLessThan(150_000);
  });

  it("goes through a dialog by mouse alone, forth and back", async () => {
    const page = await openPage();
    await page.getByRole("button", { name: "領域の判定を始める" }).click();
    await steps(page, "領域の判定（1/6）").waitFor();
    await latest(page).getByRole("button", { name: "3. いいえ" }).click();
    await steps(page, "領域の判定（2/6）").waitFor();
    await latest(page).getByRole("button", { name: "戻る" }).click();
    await steps(page, "領域の判定（1/6）").waitFor();
    expect(await latest(page).getByText("いまの回答: いいえ").count()).toBe(1);
    await latest(page).getByRole("button", { name: "1. はい" }).click();
    const picture = latest(page).getByRole("img");
    await picture.waitFor();
    expect(await picture.getAttribute("alt")).toContain("この事業の領域は ⑤ です");
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => page.evaluate("document.querySelector('.picture img').naturalWidth")).toBe(1800);
    await latest(page).getByRole("button", { name: "完了" }).click();
    await expect.poll(() => latest(page).textContent()).toContain("お疲れさまでした");
    expect(complaints).toEqual([]);
  });

  it("goes through a dialog by keyboard alone: the new question gets the focus", async () => {
    const page = await openPage();
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("本文へ移動");
    await page.keyboard.press("Enter");
    await page.getByRole("textbox", { name: "質問や回答" }).focus();
    await page.keyboard.type("形態");
    await page.keyboard.press("Enter");
    await steps(page, "形態の選択（1/6）").waitFor();
    // Shift+Tab goes up from the text field into the latest message.
    for (let at = 0; at < 30; at++) {
      if ((await focused(page)).startsWith("2.")) break;
      await page.keyboard.press("Shift+Tab");
    }
    await page.keyboard.press("Enter");
    await steps(page, "形態の選択（2/6）").waitFor();
    await expect.poll(() => focused(page)).toContain("形態の選択（2/6）");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await steps(page, "形態の選択（3/6）").waitFor();
  });

  it("keeps Japanese that is being composed when Enter confirms it", async () => {
    const page = await openPage();
    const field = page.getByRole("textbox", { name: "質問や回答" });
    await field.fill("きょうどう");
    await field.dispatchEvent("keydown", {
      key: "Enter",
      isComposing: true,
      bubbles: true,
      cancelable: true,
    });
    await page.waitForTimeout(300);
    expect(await page.locator("#log > li").count()).toBe(0);
    expect(await field.inputValue()).toBe("きょうどう");
  });

  it("shows the same conversation after a reload in mid-dialog, and what was being typed", async () => {
    const page = await openPage();
    await say(page, "企画");
    await latest(page).getByRole("progressbar").waitFor();
    // Blanks between the messages are nobody's words.
    const said = async (): Promise<string | undefined> => (await page.locator("#log").textContent())?.trim();
    const before = await said();
    await page.getByRole("textbox", { name: "質問や回答" }).fill("湖畔の清掃と");
    await page.reload();
    expect(await said()).toBe(before);
    expect(await page.getByRole("textbox", { name: "質問や回答" }).inputValue()).toBe("湖畔の清掃と");
    await page.keyboard.press("End");
    await page.getByRole("textbox", { name: "質問や回答" }).pressSequentially("学習");
    await page.keyboard.press("Enter");
    await expect
      .poll(() => page.locator("#log > .person").last().textContent())
      .toContain("湖畔の清掃と学習");
    await page.reload();
    expect(await page.getByRole("textbox", { name: "質問や回答" }).inputValue()).toBe("");
  });

  it("keeps what is half filled into a step's own field over a reload, until it is sent", async () => {
    const page = await openPage();
    await say(page, "企画");
    const field = latest(page).locator("[name^='field.']").first();
    await field.fill("湖畔の清掃");
    await page.reload();
    expect(await field.inputValue()).toBe("湖畔の清掃");
    await latest(page).getByRole("button", { name: "この内容で答える" }).click();
    await expect.poll(() => page.locator("#log > .person").last().textContent()).toContain("湖畔の清掃");
    await steps(page, "企画 ─ 概要（2/33）").waitFor();
    await page.reload();
    expect(await page.locator("#e2 [name^='field.']").first().inputValue()).toBe("");
  });

  it("keeps what is typed while the words before are still on their way", async () => {
    const page = await openPage();
    let arrive = (): void => {};
    const slow = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route("**/chat", async (route) => {
      await slow;
      await route.continue();
    });
    const field = page.getByRole("textbox", { name: "質問や回答" });
    await field.fill("領域");
    await field.press("Enter");
    await field.pressSequentially("はい");
    arrive();
    await steps(page, "領域の判定（1/6）").waitFor();
    await expect.poll(() => field.inputValue()).toBe("はい");
    await page.reload();
    expect(await field.inputValue()).toBe("はい");
  });

  it("shows what is said in one tab in the other, once", async () => {
    const first = await openPage();
    const second = await newTab();
    await first.bringToFront();
    await say(first, "協働とは？");
    await latest(first).getByText("出典").first().waitFor();
    await second.bringToFront();
    await expect.poll(() => second.locator("#log > li").count()).toBe(2);
    await say(second, "領域");
    await steps(second, "領域の判定（1/6）").waitFor();
    await first.bringToFront();
    await expect.poll(() => first.locator("#log > li").count()).toBe(4);
    expect(await first.locator("#log").textContent()).toBe(await second.locator("#log").textContent());
  });

  it("stands where it was after a look into the guideline and back", async () => {
    const page = await openPage();
    await say(page, "領域");
    await steps(page, "領域の判定（1/6）").waitFor();
    await page.getByRole("link", { name: "指針を読む", exact: true }).click();
    await page.waitForURL(/\/read/);
    await page.goBack();
    await latest(page).getByRole("button", { name: "3. いいえ" }).click();
    await steps(page, "領域の判定（2/6）").waitFor();
    await page.reload();
    expect(await page.locator("#log > .person").count()).toBe(2);
  });

  it("loses nothing while the server is gone, and sends it once when it is back", async () => {
    const page = await openPage();
    await say(page, "領域");
    await steps(page, "領域の判定（1/6）").waitFor();
    await whole.stop();
    await say(page, "自治会が見回りを始め、市はライトを貸す");
    await expect
      .poll(() => page.getByRole("status").textContent())
      .toMatch(/つながりません|送れませんでした/);
    expect(await page.getByRole("textbox", { name: "質問や回答" }).inputValue()).toBe(
      "自治会が見回りを始め、市はライトを貸す",
    );
    await whole.start();
    await page.getByRole("textbox", { name: "質問や回答" }).press("Enter");
    await expect.poll(() => page.locator("#log > .person").count()).toBe(2);
    await expect.poll(() => latest(page).textContent()).toContain("読み取りました");
    await expect.poll(() => page.getByRole("status").textContent()).toBe("");
    await page.reload();
    expect(await page.locator("#log > .person").count()).toBe(2);
  });

  it("fills in a whole dialog on one page, with errors at their fields and nothing lost", async () => {
    const page = await openPage();
    await say(page, "企画");
    await latest(page).getByRole("link", { name: "一つの画面でまとめて記入" }).click();
    await page.waitForURL(/\/chat\/sheet\//);
    const name = page.locator("input[name^='field.'], textarea[name^='field.']").first();
    await name.fill("湖畔の清掃");
    await page.reload();
    expect(await name.inputValue()).toBe("湖畔の清掃");
    const start = page.locator("input[name='field.start']");
    await start.fill("13月40日");
    await page.getByRole("button", { name: "記入した内容を送る" }).click();
    await page.getByRole("alert").waitFor();
    expect(await start.getAttribute("aria-invalid")).toBe("true");
    expect(await name.inputValue()).toBe("湖畔の清掃");
    await start.fill("令和9年4月1日");
    await page.getByRole("button", { name: "記入した内容を送る" }).click();
    await page.waitForURL(`${whole.address}/`);
    await expect.poll(() => page.locator("#log > .person").last().textContent()).toContain("2項目を記入");
    await steps(page, "企画 ─ 概要（2/33）").waitFor();
    expect(await page.locator("#home").textContent()).toContain("企画「湖畔の清掃」");
  });

  it("changes language and appearance everywhere at once", async () => {
    const page = await openPage();
    await page.getByRole("button", { name: "English" }).first().click();
    await page.waitForLoadState();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    await expect.poll(() => page.locator("#home").textContent()).toContain("Settings");
    await page.getByRole("button", { name: "Dark" }).click();
    await page.waitForLoadState();
    const dark = await page.evaluate(GROUND);
    await page.getByRole("button", { name: "Light" }).click();
    await page.waitForLoadState();
    expect(await page.evaluate(GROUND)).not.toBe(dark);
    await page.locator("#home").getByRole("button", { name: "日本語" }).click();
    await expect.poll(() => page.locator("html").getAttribute("lang")).toBe("ja");
  });

  it("works without any script", async () => {
    const page = await openPage({ javaScriptEnabled: false });
    await page.getByRole("textbox", { name: "質問や回答" }).fill("領域");
    await page.getByRole("button", { name: "送る" }).first().click();
    await steps(page, "領域の判定（1/6）").waitFor();
    await latest(page).getByRole("button", { name: "3. いいえ" }).click();
    await steps(page, "領域の判定（2/6）").waitFor();
    expect(page.url()).toMatch(/#e\d+$/);
    await latest(page).getByRole("link", { name: "一つの画面でまとめて記入" }).click();
    await page.locator("input[type=radio]").nth(1).check();
    await page.getByRole("button", { name: "記入した内容を送る" }).click();
    await page.locator("#log").waitFor();
  });

  it("shows hostile words as words", async () => {
    const page = await openPage();
    await say(page, `<img src=x onerror="document.title='x'"><script>document.title='y'</script>とは？`);
    await latest(page).waitFor();
    expect(await page.locator("#log > .person").last().textContent()).toContain("<img src=x onerror=");
    expect(await page.title()).toBe("対話 – 協働ナビ");
    expect(await page.locator("#log img, #log script").count()).toBe(0);
  });
});

describe("the chat page with a language model", () => {
  let go: () => void;
  const waits = new Promise<void>((resolve) => {
    go = resolve;
  });
  beforeAll(async () => {
    complaints = [];
    foreign = [];
    whole = await openWholePage({
      better:
        ({ message }) =>
        async (told) => {
          told({ kind: "working" });
          told({ kind: "sentence", text: "一つ目の文です。[1]" });
          told({ kind: "sentence", text: "二つ目の文です。" });
          await waits;
          const better: Message = {
            ...message,
            writtenBy: "試験モデル",
            parts: [
              { kind: "text", text: "一つ目の文です。[1]二つ目の文です。三つ目の文です。" },
              ...message.parts.slice(1),
            ],
          };
          return better;
        },
    });
  });
  afterAll(async () => {
    await context?.close();
    await whole?.remove();
  });

  it("shows each checked sentence as it comes, to a page that opens meanwhile as well, and in the end the whole once", async () => {
    const page = await openPage();
    await say(page, "沼津市の委託で気をつけることは？");
    await expect
      .poll(() => page.locator("#draft-text").textContent())
      .toBe("一つ目の文です。[1]二つ目の文です。");
    await page.reload();
    await expect
      .poll(() => page.locator("#draft-text").textContent())
      .toBe("一つ目の文です。[1]二つ目の文です。");
    expect(await page.getByRole("log").getAttribute("aria-busy")).toBe("true");
    go();
    await expect.poll(() => latest(page).textContent()).toContain("三つ目の文です。");
    expect(await latest(page).textContent()).toContain("AI（試験モデル）");
    await expect.poll(() => page.locator("#draft").isVisible()).toBe(false);
    expect(await page.locator("#log > .bot").count()).toBe(1);
  });
});
