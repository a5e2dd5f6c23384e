import type { Browser, BrowserContext, Locator, Page } from "playwright-core";

/** One person in front of a real browser: the chat page, a hand that works it, and what the eye sees. */

/** Every control can be reached by either. */
export type Hand = "mouse" | "keyboard";

export interface Seat {
  /** Headers that tell the server who it is. */
  readonly headers: Readonly<Record<string, string>>;
  readonly locale: string;
  readonly hand: Hand;
  /** Of the window, in CSS pixels. */
  readonly width: number;
}

export interface Sight {
  readonly html: string;
  /** Texts that stand there, and that nobody can see though all is unfolded. */
  readonly unseen: readonly string[];
  /** Whether the page must be moved sideways to read it. */
  readonly tooWide: boolean;
}

/** How often Tab is pressed before a control counts as out of reach. */
const FAR = 300;
const PATIENCE_MS = 20_000;

/** What runs in the page is written as a text: this project's own types know no browser. */
const inPage = <Argument, Result>(source: string) =>
  new Function("argument", `return (${source})(argument)`) as (argument: Argument) => Result;

const HAS_FOCUS = inPage<unknown, boolean>("(element) => document.activeElement === element");
const WAY = inPage<unknown, string>(`(element) => {
  const at = document.activeElement;
  const isBehind = at && at !== document.body && at.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
  return isBehind ? "Tab" : "Shift+Tab";
}`);
const SIGHT = inPage<unknown, Sight>(`(item) => {
  const html = item.outerHTML;
  const folded = [...item.querySelectorAll("details:not([open])")];
  for (const each of folded) each.open = true;
  const unseen = [];
  const texts = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (text.data.trim() === "" || text.parentElement.closest(".unseen")) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const { width, height } = range.getBoundingClientRect();
    const isShown = text.parentElement.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    if (!isShown || width === 0 || height === 0) unseen.push(text.data.trim());
  }
  const { scrollWidth, clientWidth } = document.documentElement;
  for (const each of folded) each.open = false;
  return { html, unseen, tooWide: scrollWidth > clientWidth };
}`);
const POST_AGAIN = inPage<string, unknown>(`(body) => fetch("/chat", {
  method: "POST",
  headers: { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" },
  body,
}).then(() => undefined)`);
const OUTER_HTML = inPage<unknown, string>("(element) => element.outerHTML");
/** As a page does that is left: its stream ends, and nothing is kept for the tab. */
const FORGET = inPage<undefined, void>(`() => {
  dispatchEvent(new Event("pagehide"));
  sessionStorage.clear();
}`);
const SHOWS = inPage<{ readonly change: number; readonly language: string }, boolean>(
  `({ change, language }) =>
    document.documentElement.lang === language && Number(document.getElementById("log")?.dataset.change) >= change`,
);
const REMOVE = inPage<unknown, void>("(element) => element.remove()");
const BORROW = inPage<string, void>(`(html) => {
  const holder = document.createElement("div");
  holder.id = "borrowed";
  holder.innerHTML = html;
  for (const token of holder.querySelectorAll("[name=_token]")) token.value = document.querySelector("[name=_token]").value;
  document.querySelector("main").append(holder);
}`);

export class Desk {
  readonly #context: BrowserContext;
  readonly #page: Page;
  readonly #hand: Hand;
  #complaints: string[] = [];
  #posted = "";

  private constructor(context: BrowserContext, page: Page, hand: Hand) {
    this.#context = context;
    this.#page = page;
    this.#hand = hand;
    page.on("console", (said) => {
      if (said.type() === "error" || said.type() === "warning") this.#complain(said.text());
    });
    page.on("pageerror", (error) => this.#complain(String(error)));
    page.on("request", (request) => {
      if (new URL(request.url()).hostname !== "127.0.0.1")
        this.#complain(`asked elsewhere: ${request.url()}`);
      if (request.method() === "POST") this.#posted = request.postData() ?? "";
    });
  }

  static async open(browser: Browser, { headers, locale, hand, width }: Seat): Promise<Desk> {
    const context = await browser.newContext({
      locale,
      viewport: { width, height: 860 },
      extraHTTPHeaders: headers,
      reducedMotion: "reduce",
    });
    context.setDefaultTimeout(PATIENCE_MS);
    return new Desk(context, await context.newPage(), hand);
  }

  async visit(address: string): Promise<void> {
    await this.#page.goto(address, { waitUntil: "domcontentloaded" });
  }

  /**
   * Leaves the page, and all that the browser has kept of it; the window stays, since the next page then needs no
   * process of its own. Gives back what went wrong on it: broken policies, missing
   * files, failures of the page's script, requests to other hosts.
   */
  async leave(): Promise<readonly string[]> {
    await this.#page.evaluate(FORGET, undefined);
    await this.#context.clearCookies();
    const complaints = this.#complaints;
    this.#complaints = [];
    return complaints;
  }

  async reload(): Promise<void> {
    await this.#page.reload();
  }

  async write(text: string): Promise<void> {
    const field = this.#page.locator("#text");
    await this.#reach(field);
    await field.fill(text);
    await this.#sending(() =>
      this.#hand === "mouse"
        ? this.#page.locator("#composer button").click()
        : this.#page.keyboard.press("Enter"),
    );
  }

  /** The button of an entry that has this label, whether or not there is one. */
  button(number: number, label: string): Locator {
    return this.#labelled(this.#page.locator(`#e${number}`), label);
  }

  async press(number: number, label: string): Promise<void> {
    await this.#sending(() => this.#use(this.button(number, label).first()));
  }

  /** Fills in the first input of an entry, and sends it. */
  async fillIn(number: number, text: string): Promise<void> {
    const form = this.#page
      .locator(`#e${number} form`)
      .filter({ has: this.#page.locator("[name^='field.']") });
    const input = form.locator("[name^='field.']").first();
    await this.#reach(input);
    await input.fill(text);
    await this.#sending(() => this.#use(form.locator("button")));
  }

  async askPresentQuestion(): Promise<void> {
    const form = this.#page.locator("form").filter({ has: this.#page.locator("[name=kind][value=open]") });
    await this.#sending(() => this.#use(form.locator("button")));
  }

  /** The browser sends its last post once more, as it was. */
  async postAgain(): Promise<void> {
    await this.#sending(() => this.#page.evaluate(POST_AGAIN, this.#posted));
  }

  /** What another person has before them, to be pressed here. */
  async formWith(number: number, label: string): Promise<string> {
    const has = this.#labelled(this.#page, label);
    const forms = this.#page.locator(`#e${number} form`).filter({ has });
    return forms.first().evaluate(OUTER_HTML);
  }

  /** Presses a button of a form that stood on another person's page. */
  async pressBorrowed(form: string, label: string): Promise<void> {
    await this.#page.evaluate(BORROW, form);
    const borrowed = this.#page.locator("#borrowed");
    await this.#sending(() => this.#use(this.#labelled(borrowed, label).first()));
    await borrowed.evaluate(REMOVE);
  }

  /** Resolves when the page shows all up to a change, in its language. */
  async shows(change: number, language: string): Promise<void> {
    await this.#page.waitForFunction(SHOWS, { change, language });
  }

  async look(number: number): Promise<Sight> {
    return this.#page.locator(`#e${number}`).evaluate(SIGHT);
  }

  async #sending(act: () => Promise<unknown>): Promise<void> {
    const [response] = await Promise.all([
      this.#page.waitForResponse(
        (each) => each.request().method() === "POST" && each.url().endsWith("/chat"),
      ),
      act(),
    ]);
    if (response.status() !== 204) throw new Error(`the page was not taken: ${response.status()}`);
  }

  #labelled(within: Locator | Page, label: string): Locator {
    const escaped = label.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/\s+/g, "\\s+");
    // Choices are numbered as they may be typed.
    return within
      .locator("button[name=value]")
      .filter({ hasText: new RegExp(`^\\s*(?:\\d+\\.\\s*)?${escaped}\\s*$`) });
  }

  async #use(control: Locator): Promise<void> {
    if (this.#hand === "mouse") return control.click();
    await this.#reach(control);
    await this.#page.keyboard.press("Enter");
  }

  /** Goes to a control as this hand does, unless it is there already: with a click, or with the Tab key. */
  async #reach(control: Locator): Promise<void> {
    if (await control.evaluate(HAS_FOCUS)) return;
    if (this.#hand === "mouse") return control.click();
    const element = await control.elementHandle();
    if (!element) throw new Error("there is no such control");
    const key = await element.evaluate(WAY);
    for (let at = 0; at < FAR; at++) {
      if (await element.evaluate(HAS_FOCUS)) return;
      await this.#page.keyboard.press(key);
    }
    throw new Error("the keyboard does not get there");
  }

  #complain(what: string): void {
    // A server that is away is told by the page itself.
    if (!/ERR_(?:CONNECTION_|INCOMPLETE_CHUNKED|EMPTY_RESPONSE|NETWORK_)/.test(what))
      this.#complaints.push(what);
  }
}
