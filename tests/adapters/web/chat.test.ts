import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Browser, type Reply } from "./browser.ts";
import { formsOf, textOf } from "./page-text.ts";
import { openWholePage, type WholePage } from "./whole-page.ts";

/** The chat's addresses over real HTTP, behind the whole program. */

let whole: WholePage;
beforeAll(async () => {
  whole = await openWholePage();
});
afterAll(async () => {
  await whole?.remove();
});

let deliveries = 0;
const newDelivery = (): string => `delivery-${++deliveries}`;

async function opened(): Promise<Browser> {
  const browser = new Browser(whole.address);
  await browser.get("/");
  return browser;
}

const say = (browser: Browser, text: string): Promise<Reply> =>
  browser.post("/chat", { kind: "text", delivery: newDelivery(), text });

const entriesOf = (page: string): readonly string[] =>
  page.match(/<li id="e\d+".*?<\/li>\n(?=<li id="e|<\/ol>)/gs) ?? [];
const last = (page: string): string => page.slice(page.lastIndexOf('class="said bot"'));

describe("the chat without a script", () => {
  it("waits for the reply, and leads to it", async () => {
    const browser = await opened();
    const { status, headers } = await say(browser, "沼津市の委託で気をつけることは？");
    expect(status).toBe(303);
    expect(headers["location"]).toMatch(/^\/#e\d+$/);
    const { body } = await browser.get("/");
    expect(textOf(last(body))).toMatch(/留意点[\s\S]*出典 1件[\s\S]*\[1\] 沼津市市民協働に関する基本指針/);
    expect(body).toMatch(/href="\/read\/numazu[^"]*#[^"]+"/);
  });

  it("takes the same form twice as one turn", async () => {
    const browser = await opened();
    const fields = { kind: "text", delivery: newDelivery(), text: "同じ言葉" };
    await browser.post("/chat", fields);
    const before = (await browser.get("/")).body.match(/data-number=/g)?.length;
    expect((await browser.post("/chat", fields)).status).toBe(303);
    expect((await browser.get("/")).body.match(/data-number=/g)?.length).toBe(before);
  });

  it("says so where nothing was written, and stores nothing", async () => {
    const browser = await opened();
    const before = (await browser.get("/")).body.match(/data-number=/g)?.length;
    const { status, body } = await say(browser, " \n ");
    expect(status).toBe(422);
    expect(body).toContain("何か書いてから送ってください。");
    expect(body.match(/data-number=/g)?.length).toBe(before);
  });

  it("refuses what is no form of its own", async () => {
    const browser = await opened();
    const broken = [
      { kind: "shout", delivery: newDelivery(), text: "x" },
      { kind: "text", delivery: "", text: "x" },
      { kind: "text", delivery: "x'; drop table outbox", text: "x" },
      { kind: "text", text: "x" },
      { kind: "press", delivery: newDelivery(), value: "x" },
      { kind: "press", delivery: newDelivery(), card: "c".repeat(300), value: "x" },
      { kind: "feedback", delivery: newDelivery(), answer: "a", helpful: "perhaps" },
    ];
    for (const fields of broken) expect((await browser.post("/chat", fields)).status).toBe(400);
    expect(whole.failures).toEqual([]);
  });

  it("answers a press on a card that nobody knows", async () => {
    const browser = await opened();
    const { status } = await browser.post("/chat", {
      kind: "press",
      delivery: newDelivery(),
      card: "nobody.1",
      value: "x",
    });
    expect(status).toBe(303);
    expect(whole.failures).toEqual([]);
  });

  it("calls what was pressed by its label, and asks the next step", async () => {
    const browser = await opened();
    await say(browser, "領域");
    const step = last((await browser.get("/")).body);
    const form = formsOf(step).find(({ buttons }) => buttons.some(({ label }) => label === "いいえ"));
    const button = form?.buttons.find(({ label }) => label === "いいえ");
    expect(form?.hidden["card"]).toMatch(/\.\d+$/);
    await browser.post("/chat", { ...form?.hidden, value: button?.value ?? "" });
    const { body } = await browser.get("/");
    expect(textOf(body)).toMatch(/\nいいえ\n■ 領域の判定（2\/6）\n/);
    expect(last(body)).toContain('<progress max="6" value="2"');
    await say(browser, "やめる");
  });

  it("keeps feedback with its reason", async () => {
    const browser = await opened();
    await say(browser, "沼津市の協働の定義は？");
    const answer = last((await browser.get("/")).body);
    const forms = formsOf(answer).filter(({ hidden }) => hidden["kind"] === "feedback");
    expect(forms.flatMap(({ buttons }) => buttons.map(({ label }) => label))).toEqual(["役に立った", "送る"]);
    const { status } = await browser.post("/chat", {
      ...forms[1]?.hidden,
      delivery: newDelivery(),
      helpful: "no",
      reason: "条文<b>がない",
    });
    expect(status).toBe(303);
    const { body } = await browser.get("/");
    expect(body).toContain("条文&lt;b&gt;がない");
    expect(textOf((await browser.get("/board")).body)).toMatch(/協働/);
  });

  it("shows a dialog as one form, keeps what is right and tells what is wrong at its field", async () => {
    const browser = await opened();
    await say(browser, "企画");
    const link = /href="(\/chat\/sheet\/[^"]+)"/.exec(last((await browser.get("/")).body))?.[1] ?? "";
    const sheet = formsOf((await browser.get(link)).body).find(({ hidden }) => hidden["kind"] === "sheet");
    expect(sheet?.inputs).toContain("field.start");
    const typed = { "field.name": `清掃"><b>`, "field.start": "13月40日" };
    const refused = await browser.post("/chat", { ...sheet?.hidden, ...typed });
    expect(refused.status).toBe(422);
    expect(refused.body).toMatch(/id="sheet-start"[^>]*aria-invalid="true"/);
    expect(refused.body).toContain(`value="清掃&quot;&gt;&lt;b&gt;"`);
    const again = formsOf(refused.body).find(({ hidden }) => hidden["kind"] === "sheet");
    const mended = { ...again?.hidden, ...typed, "field.start": "令和9年4月1日" };
    expect((await browser.post("/chat", mended)).status).toBe(303);
    // Sent again by an impatient hand: it was taken.
    expect((await browser.post("/chat", mended)).status).toBe(303);
    // A page of before, still open in another tab: nothing is taken, what was written is shown.
    const late = await browser.post("/chat", {
      ...sheet?.hidden,
      delivery: newDelivery(),
      "field.name": "遅い文章",
    });
    expect(late.status).toBe(410);
    expect(late.body).toContain("遅い文章");
    expect((await browser.get("/chat/sheet/nobody.1")).status).toBe(410);
    await say(browser, "やめる");
  });

  it("draws pictures and writes documents of its own messages alone", async () => {
    const browser = await opened();
    await say(browser, "領域");
    await say(browser, "はい");
    const result = last((await browser.get("/")).body);
    const picture = /src="(\/chat\/picture\/[^"]+)"/.exec(result)?.[1] ?? "";
    const drawn = await browser.get(picture);
    expect([drawn.status, drawn.headers["content-type"]]).toEqual([200, "image/png"]);
    expect(drawn.body.slice(1, 4)).toBe("PNG");
    for (const path of [
      `${picture}9`,
      "/chat/picture/x/0",
      "/chat/picture/..%2fx/0",
      "/chat/document/x/0.docx",
    ]) {
      expect((await browser.get(path)).status, path).toBe(404);
    }
    await say(browser, "完了");
  });

  it("shows earlier stretches of a long conversation", async () => {
    const browser = await opened();
    for (let at = 0; at < 25; at++) await say(browser, `ありがとう${at}`);
    const { body } = await browser.get("/");
    const older = /href="(\/\?before=\d+)"/.exec(body)?.[1] ?? "";
    const earlier = await browser.get(older);
    expect(earlier.status).toBe(200);
    expect(earlier.body).toContain('data-older="true"');
    expect(earlier.body).not.toContain("ありがとう24");
    expect(entriesOf(body).length).toBeLessThanOrEqual(40);
  });
});

/** Events of a stream until one fits. */
function streamUntil(
  browser: Browser,
  path: string,
  headers: Readonly<Record<string, string>>,
  fits: (heard: string) => boolean,
  onOpen: () => void = () => {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = "";
    const asked = request(new URL(path, browser.address), { headers, agent: false }, (response) => {
      onOpen();
      response.setEncoding("utf8");
      response.on("data", (piece: string) => {
        heard += piece;
        if (!fits(heard)) return;
        asked.destroy();
        resolve(heard);
      });
      response.on("end", () => resolve(heard));
    });
    asked.on("error", (error) => (heard === "" ? reject(error) : resolve(heard)));
    asked.end();
  });
}
const changesIn = (heard: string): readonly number[] =>
  [...heard.matchAll(/^id: (\d+)$/gm)].map(([, change]) => Number(change));

describe("the stream of a conversation", () => {
  it("tells what is said, and goes on after the last event that a browser has seen", async () => {
    const browser = await opened();
    const change = /data-change="(\d+)"/.exec((await browser.get("/")).body)?.[1] ?? "0";
    const heard = await streamUntil(
      browser,
      `/chat/stream?after=${change}`,
      {},
      (text) => (text.match(/^event: said$/gm) ?? []).length >= 2,
      () => void say(browser, "こんにちは"),
    );
    const [first = 0, second = 0] = changesIn(heard);
    expect(first).toBeGreaterThan(Number(change));
    const resumed = await streamUntil(
      browser,
      "/chat/stream?after=0",
      { "last-event-id": String(first) },
      (text) => text.includes("event: said"),
    );
    expect(changesIn(resumed)).toEqual([second]);
    expect(resumed).toMatch(/data: \{"number":\d+,"html":"<li id=/);
  });

  it("takes nonsense for the beginning, and ends when the server does", async () => {
    const browser = await opened();
    const heard = await streamUntil(browser, "/chat/stream?after=x&after=y", {}, (text) =>
      text.includes("event: said"),
    );
    expect(changesIn(heard).length).toBeGreaterThan(0);
    let open: Promise<string> | undefined;
    await new Promise<void>((resolve) => {
      open = streamUntil(browser, "/chat/stream?after=999999999", {}, () => false, resolve);
    });
    await whole.stop();
    expect(await open).toContain("retry:");
    await whole.start();
  });
});

describe("a conversation", () => {
  it("is the same after the program was ended and started again", async () => {
    const browser = await opened();
    await say(browser, "沼津市の協働の定義は？");
    const before = textOf((await browser.get("/")).body);
    await whole.stop();
    await whole.start();
    expect(textOf((await browser.get("/")).body)).toBe(before);
  });
});
