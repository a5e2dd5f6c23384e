import { expect } from "vitest";
import { z } from "zod";
import { WEB } from "../../src/adapters/web/chat/conversations.ts";
import type { Transcripts } from "../../src/ports/transcript.ts";
import { Browser } from "../adapters/web/browser.ts";
import { type FoundForm, formsOf, textOf } from "../adapters/web/page-text.ts";
import { USERS } from "./city.ts";
import { lookAtText } from "./look-at.ts";
import type { Speaker } from "./script.ts";
import type { Stage, StageKind, World } from "./stage.ts";
import { PERSON_HEADER, WebHouse } from "./web-house.ts";

/** The chat page over real HTTP: forms as the page has them, posted with its tokens; each person a browser of their own. */
export const webStage = (transcripts: () => Transcripts): StageKind => ({
  platform: WEB,
  users: USERS,
  place: USERS.me,
  open: (world) => new WebStage(world, transcripts()),
});

const news = z.array(z.object({ change: z.number(), number: z.number(), html: z.string() }));

interface Reply {
  readonly html: string;
}

class WebStage implements Stage {
  readonly #house: WebHouse;
  readonly #browsers = new Map<Speaker, { readonly browser: Browser; change: number }>();
  /** Replies on everybody's pages, oldest first. */
  readonly #replies: Reply[] = [];
  #unread: Reply[] = [];
  /** Ids of the deliveries that were sent. */
  readonly #sent = new Set<string>();
  #last: (() => Promise<void>) | undefined;

  constructor(world: World, transcripts: Transcripts) {
    this.#house = new WebHouse(world, transcripts);
  }

  async start(): Promise<void> {
    await this.#house.start();
    for (const [by, { change }] of this.#browsers)
      this.#browsers.set(by, { browser: this.#newBrowser(by), change });
  }

  stop(): Promise<void> {
    return this.#house.stop();
  }

  async close(): Promise<void> {}

  async type(by: Speaker, text: string): Promise<void> {
    const { browser } = this.#browserOf(by);
    const page = await browser.get("/");
    const composer = formsOf(page.body).find(({ inputs }) => inputs.includes("text"));
    if (!composer) throw new Error(`there is nowhere to write: ${page.status}`);
    await this.#post(by, { ...composer.hidden, text });
  }

  async press(by: Speaker, label: string, which: "latest" | "earlier"): Promise<void> {
    const from = which === "earlier" ? this.#replies.slice(0, -1) : this.#replies.slice(-1);
    const found = from
      .flatMap(({ html }) => formsOf(html))
      .flatMap((form) => form.buttons.map((button) => ({ form, button })))
      .find(({ button }) => button.name === "value" && button.label === label);
    if (!found) throw new Error(`there is no button 「${label}」`);
    const hidden = found.form.hidden;
    const delivery = hidden["delivery"] ?? "";
    // A form that was sent says something new the next time, as the page's script has it and a reload.
    const renewed = this.#sent.has(delivery)
      ? { delivery: `again-${this.#sent.size}-${delivery}`.slice(0, 64) }
      : {};
    await this.#post(by, { ...hidden, ...renewed, value: found.button.value });
  }

  async fillIn(by: Speaker, text: string): Promise<void> {
    const isInput = ({ inputs }: FoundForm): boolean => inputs.some((name) => name.startsWith("field."));
    const form = this.#replies
      .slice(-1)
      .flatMap(({ html }) => formsOf(html))
      .find(isInput);
    const input = form?.inputs.find((name) => name.startsWith("field."));
    if (!form || input === undefined) throw new Error("no input to fill in");
    await this.#post(by, { ...form.hidden, [input]: text });
  }

  async open(): Promise<void> {
    const { browser } = this.#browserOf("me");
    const forms = formsOf((await browser.get("/")).body);
    const open = forms.find(({ hidden }) => hidden["kind"] === "open");
    if (!open) throw new Error("the page cannot be asked for the present question");
    await this.#post("me", open.hidden);
  }

  async again(): Promise<void> {
    if (!this.#last) throw new Error("there is nothing to repeat");
    await this.#last();
  }

  async said(): Promise<string> {
    const said = this.#unread;
    this.#unread = [];
    const reply = said.map(({ html }) => textOf(html)).join("\n");
    lookAtText(reply);
    for (const { html } of said) {
      expect(html).not.toMatch(/<script|\son[a-z]+="|\sstyle="|javascript:/i);
      expect(html.match(/<progress/g)?.length ?? 0).toBeLessThanOrEqual(1);
    }
    return reply;
  }

  #newBrowser(by: Speaker): Browser {
    return new Browser(this.#house.address, { [PERSON_HEADER]: USERS[by] });
  }

  #browserOf(by: Speaker): { readonly browser: Browser; change: number } {
    const known = this.#browsers.get(by) ?? { browser: this.#newBrowser(by), change: 0 };
    this.#browsers.set(by, known);
    return known;
  }

  async #post(by: Speaker, fields: Readonly<Record<string, string>>): Promise<void> {
    this.#sent.add(fields["delivery"] ?? "");
    const act = async (): Promise<void> => {
      const { browser } = this.#browserOf(by);
      if (browser.token === "") await browser.get("/");
      const { _token, ...said } = fields;
      // Asked with the sender's own token: a form that was seen on another person's page is sent by this one.
      const { status, body } = await browser.post("/chat", said, { accept: "application/json" });
      if (status !== 204) throw new Error(`the page was not taken: ${status} ${textOf(body)}`);
      await this.#house.drained();
      await this.#look();
    };
    this.#last = act;
    await act();
  }

  /** What is new on everybody's page. */
  async #look(): Promise<void> {
    for (const known of this.#browsers.values()) {
      const { body } = await known.browser.get(`/chat/since/${known.change}`, { accept: "application/json" });
      for (const { change, html } of news.parse(JSON.parse(body))) {
        known.change = change;
        if (!html.includes('class="said bot"')) continue;
        this.#replies.push({ html });
        this.#unread.push({ html });
      }
    }
  }
}
