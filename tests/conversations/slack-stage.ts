import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { visibleText } from "../../src/adapters/slack/blocks/visible-text.ts";
import type { SlackPlatform } from "../../src/adapters/slack/platform.ts";
import { PROJECT_ROOT } from "../../src/config.ts";
import { hasJapanese } from "../../src/domain/text.ts";
import { loadKnowledge, shippedKnowledge } from "../../src/knowledge/knowledge.ts";
import { type Pump, startPump } from "../../src/wiring/pump.ts";
import { openSlack } from "../../src/wiring/slack.ts";
import { httpWire, socketWire, type Wire } from "../slack/deliveries.ts";
import { buttonsIn, Person } from "../slack/person.ts";
import { APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, StrictSlack } from "../slack/strict-slack.ts";
import { type Block, BOT_USER, type SlackMessage, TEAM } from "../slack/workspace.ts";
import { USERS } from "./city.ts";
import type { Speaker } from "./script.ts";
import type { Stage, StageKind, World } from "./stage.ts";

/** A script in Slack: a thread of a channel in which everybody of the city reads along, over the real wire. */

const THREAD = "1790000000.000001";
const CHANNEL = "C1";

export const slackStage = (way: "http" | "socket"): StageKind => ({
  platform: "slack",
  users: USERS,
  place: `${TEAM}:${CHANNEL}:${THREAD}`,
  open: (world) => new SlackStage(world, way),
});

class SlackStage implements Stage {
  readonly #world: World;
  readonly #way: "http" | "socket";
  #slack: StrictSlack | undefined;
  #program: { readonly pump: Pump; readonly server: Server | undefined; readonly wire: Wire } | undefined;
  #again: (() => Promise<void>) | undefined;
  /** How many messages of the thread were asked for. */
  #read = 0;
  /** Where the reply before the latest ends. */
  #before = 0;

  constructor(world: World, way: "http" | "socket") {
    this.#world = world;
    this.#way = way;
  }

  async start(): Promise<void> {
    const slack = this.#slack ?? (await StrictSlack.start());
    if (!this.#slack) {
      const channel = slack.workspace.channels.get(CHANNEL);
      channel?.messages.push({ ts: THREAD, user: USERS.me, text: "はじまり", blocks: [] });
    }
    this.#slack = slack;
    const { store, inbox } = this.#world;
    const platform = this.#platform(slack);
    const pump = startPump({
      platform,
      bot: current(inbox),
      store: store(),
      tell: () => {},
      lookMs: 60_000,
    });
    await pump.tried;
    const server = platform.handle && (await listening(platform.handle));
    const wire = server
      ? httpWire(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
      : socketWire(slack.sockets);
    this.#program = { pump, server, wire };
  }

  #platform(slack: StrictSlack): SlackPlatform {
    const by =
      this.#way === "http"
        ? ({ kind: "http", signingSecret: SIGNING_SECRET } as const)
        : ({ kind: "socket", appToken: APP_TOKEN } as const);
    return openSlack({
      config: { language: "ja", publicUrl: undefined, webAuth: undefined },
      slack: { botToken: BOT_TOKEN, by },
      knowledge: KNOWLEDGE,
      tenant: this.#world.tenant,
      store: this.#world.store(),
      tell: (line) => slack.faults.push(line),
      apiUrl: slack.apiUrl,
    });
  }

  async type(by: Speaker, text: string): Promise<void> {
    // As Slack writes what is typed.
    const raw = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    await this.#say(by, `<@${BOT_USER}> ${raw}`);
  }

  /** Opening a conversation in Slack shows what stands there; calling the bot by its name asks for the present step. */
  async open(): Promise<void> {
    const { tenant, store, platform } = this.#world;
    const party = { tenant, place: { platform, key: `${TEAM}:${CHANNEL}:${THREAD}` }, person: USERS.me };
    const [latest] = await store().look(party, (reader) => reader.dialogs(1));
    if (latest?.status === "running") return this.#say("me", `<@${BOT_USER}>`);
    await this.#acting(() => this.#person("me").open("messages"));
  }

  async #say(by: Speaker, text: string): Promise<void> {
    const person = this.#person(by);
    const { ts } = await this.#acting(() => person.write(text, { channel: CHANNEL, thread: THREAD }));
    const event = { type: "app_mention", user: USERS[by], text, ts, thread_ts: THREAD, channel: CHANNEL };
    this.#again = async () => {
      await this.#acting(() => this.#person(by).event(event, 1));
    };
  }

  async press(by: Speaker, label: string, which: "latest" | "earlier"): Promise<void> {
    const replies = this.#replies();
    const from = which === "latest" ? replies.slice(this.#before) : replies.slice(0, this.#before);
    const person = this.#person(by);
    for (const message of from) {
      const named = nameOf(label, message);
      const payload = named && person.pressed({ message, channel: CHANNEL }, named);
      if (!payload) continue;
      const send = async (): Promise<void> => {
        await this.#acting(() => this.#person(by).send(payload));
      };
      this.#again = send;
      return send();
    }
    throw new Error(
      `there is no button 「${label}」 in ${JSON.stringify(from.map(({ blocks }) => buttonsIn(blocks)))}`,
    );
  }

  async fillIn(by: Speaker, text: string): Promise<void> {
    const person = this.#person(by);
    for (const message of this.#replies().slice(this.#before)) {
      const input = message.blocks.find(({ type }) => type === "input");
      if (!input) continue;
      const { label } = JSON.parse(JSON.stringify(input));
      const send = buttonsIn(message.blocks).find((each) => each === "送る" || each === "Send");
      const payload = send && person.pressed({ message, channel: CHANNEL }, send, { [label.text]: text });
      if (!payload) continue;
      this.#again = async () => {
        await this.#acting(() => this.#person(by).send(payload));
      };
      return this.#again();
    }
    throw new Error("no input to fill in");
  }

  async again(): Promise<void> {
    if (!this.#again) throw new Error("there is nothing to repeat");
    await this.#again();
  }

  async said(): Promise<string> {
    const replies = this.#replies();
    const shown = replies.slice(this.#read);
    this.#read = replies.length;
    const texts: string[] = [];
    for (const message of shown)
      texts.push(shownText(message.blocks), await this.#unfolded(message), this.#attached(message));
    return texts.map(byId).join("\n");
  }

  /** What stands in the files of a message that can be read as text. */
  #attached({ files = [] }: SlackMessage): string {
    return files
      .flatMap((id) => this.#slack?.workspace.files.get(id) ?? [])
      .filter(({ name }) => name.endsWith(".md"))
      .map(({ bytes }) => new TextDecoder().decode(bytes))
      .join("\n");
  }

  /** The passages behind 「出典を見る」. */
  async #unfolded(message: SlackMessage): Promise<string> {
    const label = buttonsIn(message.blocks).find((each) => /^(?:出典を見る|Show sources)/u.test(each));
    if (label === undefined) return "";
    const person = this.#person("me");
    await this.#acting(() => person.press({ message, channel: CHANNEL }, label));
    const { modal } = person;
    const text = modal ? shownText(modal.content.blocks) : "";
    person.close();
    return text;
  }

  async stop(): Promise<void> {
    const program = this.#program;
    this.#program = undefined;
    if (!program) return;
    await program.pump.stop();
    const { server } = program;
    if (!server) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  async close(): Promise<void> {
    const faults = this.#slack?.faults ?? [];
    await this.#slack?.stop();
    if (faults.length > 0) throw new Error(faults.join("\n"));
  }

  async #acting<T>(act: () => Promise<T>): Promise<T> {
    const before = this.#replies().length;
    const done = await act();
    await this.#program?.pump.drained();
    // A reply that says nothing leaves the one before it the latest.
    if (this.#replies().length > before) this.#before = before;
    return done;
  }

  /** What the bot said in the thread, private words too. */
  #replies(): readonly SlackMessage[] {
    const messages = this.#slack?.workspace.channels.get(CHANNEL)?.messages ?? [];
    return messages.filter(({ user }) => user === BOT_USER);
  }

  #person(by: Speaker): Person {
    if (!this.#slack || !this.#program) throw new Error("the program does not run");
    return new Person(this.#slack, this.#program.wire, USERS[by]);
  }
}

/** A label as the button shows it: a long one stands in a list, and its button has its number and beginning. */
function nameOf(label: string, message: SlackMessage): string | undefined {
  const buttons = buttonsIn(message.blocks);
  if (buttons.includes(label)) return label;
  return buttons.find((button) => {
    const [, begin] = /^\d+\. (.*?)…?$/u.exec(button) ?? /^(.*)…$/u.exec(button) ?? [];
    return begin !== undefined && label.startsWith(begin);
  });
}

/** As scripts write it: cells apart by two spaces, sources by their number, what is pressed in its language's brackets. */
const shownText = (blocks: readonly Block[]): string =>
  visibleText(JSON.parse(JSON.stringify(blocks)))
    .replaceAll(" | ", "  ")
    .replace(/\[出典を見る（(\d+)件）\]/u, "出典 $1件")
    .replace(/\[Show sources \((\d+)\)\]/u, (_, count) => (count === "1" ? "1 source" : `${count} sources`))
    .replace(/\[([^\]\d][^\]]*)\]/gu, (whole, label: string) =>
      hasJapanese(label) ? `［${label}］` : whole,
    );

/** Scripts know guidelines by their ids. */
const byId = (text: string): string =>
  KNOWLEDGE.library.volumes.reduce(
    (named, { guideline }) => named.replaceAll(`] ${guideline.title} ─`, `] ${guideline.id} ─`),
    text,
  );

const KNOWLEDGE = loadKnowledge({ ...shippedKnowledge(PROJECT_ROOT), home: undefined });

/** The bot as it is at the moment. */
const current = (inbox: World["inbox"]): ReturnType<World["inbox"]> => ({
  receive: (incoming) => inbox().receive(incoming),
  home: (party) => inbox().home(party),
  sheet: (party, card) => inbox().sheet(party, card),
});

async function listening(handle: NonNullable<SlackPlatform["handle"]>): Promise<Server> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}
