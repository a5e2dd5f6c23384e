import { expect } from "vitest";
import { z } from "zod";
import { webApp } from "../../src/adapters/web/app.ts";
import { Conversations, WEB } from "../../src/adapters/web/chat/conversations.ts";
import { WebPlatform } from "../../src/adapters/web/chat/platform.ts";
import { chatRouter } from "../../src/adapters/web/chat/router.ts";
import { Streams } from "../../src/adapters/web/chat/stream.ts";
import type { Surroundings } from "../../src/adapters/web/chat/surroundings.ts";
import type { Transcripts } from "../../src/ports/transcript.ts";
import { type Pump, startPump } from "../../src/wiring/pump.ts";
import { type Listening, listen } from "../../src/wiring/server.ts";
import { Browser } from "../adapters/web/browser.ts";
import { type FoundForm, formsOf, textOf } from "../adapters/web/page-text.ts";
import { USERS } from "./city.ts";
import type { Speaker } from "./script.ts";
import type { Stage, StageKind, World } from "./stage.ts";

/** The chat page over real HTTP: forms as the page has them, posted with its tokens; each person a browser of their own. */
export const webStage = (transcripts: () => Transcripts): StageKind => ({
  platform: WEB,
  users: USERS,
  place: USERS.me,
  open: (world) => new WebStage(world, transcripts()),
});

const SURROUNDINGS: Surroundings = {
  title: (guideline) => guideline,
  link: ({ guideline }) => `/read/${guideline}`,
  cities: () => ["沼津市"],
  draw: () => new Uint8Array(),
  documents: { docx: async () => new Uint8Array(), markdown: () => "", fileName: () => "draft" },
};

const news = z.array(z.object({ change: z.number(), number: z.number(), html: z.string() }));

interface Reply {
  readonly html: string;
}

class WebStage implements Stage {
  readonly #world: World;
  readonly #transcripts: Transcripts;
  readonly #browsers = new Map<Speaker, { readonly browser: Browser; change: number }>();
  /** Replies on everybody's pages, oldest first. */
  readonly #replies: Reply[] = [];
  #unread: Reply[] = [];
  /** Ids of the deliveries that were sent. */
  readonly #sent = new Set<string>();
  #last: (() => Promise<void>) | undefined;
  #server: Listening | undefined;
  #pump: Pump | undefined;
  #streams = new Streams();

  constructor(world: World, transcripts: Transcripts) {
    this.#world = world;
    this.#transcripts = transcripts;
  }

  async start(): Promise<void> {
    const conversations = new Conversations(this.#transcripts, this.#world.tenant, () => new Date());
    const platform = new WebPlatform(conversations);
    this.#streams = new Streams();
    const failures: unknown[] = [];
    const app = webApp({
      who: {
        signIn: async ({ headers }) => {
          const person = headers["x-person"];
          return typeof person === "string" ? { person, name: person } : undefined;
        },
      },
      publicUrl: undefined,
      language: this.#world.language,
      pages: [chatRouter({ platform, conversations, streams: this.#streams, surroundings: SURROUNDINGS })],
      tell: (failure) => failures.push(failure),
      limits: { requests: 1_000_000, posts: 1_000_000 },
    });
    this.#pump = await startPump({
      platform,
      bot: this.#world.inbox(),
      store: this.#world.store(),
      tell: (line) => failures.push(line),
    });
    this.#server = await listen(app, { port: 0 });
    for (const [by, { change }] of this.#browsers)
      this.#browsers.set(by, { browser: this.#newBrowser(by), change });
  }

  async stop(): Promise<void> {
    this.#streams.stop();
    await this.#server?.stop();
    await this.#pump?.stop();
    this.#server = undefined;
    this.#pump = undefined;
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
    expect(reply).not.toMatch(
      /undefined|\[object |NaN|[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u,
    );
    for (const { html } of said) {
      expect(html).not.toMatch(/<script|\son[a-z]+="|\sstyle="|javascript:/i);
      expect(html.match(/<progress/g)?.length ?? 0).toBeLessThanOrEqual(1);
    }
    return reply;
  }

  #newBrowser(by: Speaker): Browser {
    if (!this.#server) throw new Error("the server does not run");
    return new Browser(this.#server.address, { "x-person": USERS[by] });
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
      await this.#pump?.drained();
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
