import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createEmulator } from "emulate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { SlackPlatform } from "../../../src/adapters/slack/platform.ts";
import { isoWeekOf } from "../../../src/domain/fiscal-calendar.ts";
import type { Message, Part } from "../../../src/domain/message.ts";
import type { Sent } from "../../../src/ports/chat.ts";
import { NotedInbox } from "../../slack/connected.ts";
import { httpWire, type Wire } from "../../slack/deliveries.ts";
import { MANIFEST } from "../../slack/manifest.ts";
import { SIGNING_SECRET } from "../../slack/strict-slack.ts";

/** The same adapter against a Slack that somebody else wrote: posts, threads, metadata, files, views, scopes. */

const BOT = "xoxb-of-the-bot";
const PERSON = "xoxp-of-a-person";
const answerSchema = z.looseObject({ ok: z.boolean(), error: z.string().optional() });

class EmulatedCity {
  readonly #close: () => Promise<void>;
  readonly #server: Server;
  readonly platform: SlackPlatform;
  readonly inbox: NotedInbox;
  readonly url: string;
  readonly wire: Wire;
  readonly reports: string[];
  /** What the emulator answered to the bot, by method. */
  readonly answers: { readonly method: string; readonly answer: z.infer<typeof answerSchema> }[];
  channel = "";
  user = "";

  private constructor(
    made: Pick<EmulatedCity, "platform" | "inbox" | "url" | "wire" | "answers" | "reports"> & {
      readonly server: Server;
      readonly close: () => Promise<void>;
    },
  ) {
    this.#close = made.close;
    this.#server = made.server;
    this.platform = made.platform;
    this.inbox = made.inbox;
    this.url = made.url;
    this.wire = made.wire;
    this.answers = made.answers;
    this.reports = made.reports;
  }

  static async open(): Promise<EmulatedCity> {
    const { port } = await freePort();
    const bot = { bot_id: "B000KYODO", bot_user_id: "U000KYODO", app_id: "A000KYODO" };
    const scopes = MANIFEST.oauth_config.scopes.bot;
    const emulator = await createEmulator({
      service: "slack",
      port,
      seed: {
        slack: {
          strict_scopes: true,
          users: [{ name: "yamada" }],
          channels: [{ name: "parks" }],
          oauth_apps: [
            { ...bot, client_id: "1.2", client_secret: "s", name: "kyodo", redirect_uris: [], scopes },
          ],
          tokens: [
            { ...bot, token: BOT, type: "bot", user_id: bot.bot_user_id, scopes },
            {
              token: PERSON,
              type: "user",
              user: "yamada",
              scopes: [
                "channels:read",
                "channels:write",
                "channels:manage",
                "channels:history",
                "im:history",
                "chat:write",
                "users:read",
              ],
            },
          ],
        },
      },
    });
    const answers: EmulatedCity["answers"] = [];
    const reports: string[] = [];
    const inbox = new NotedInbox();
    const platform = new SlackPlatform({
      tenant: "numazu",
      language: "ja",
      botToken: BOT,
      by: { kind: "http", signingSecret: SIGNING_SECRET },
      apiUrl: `${emulator.url}/api/`,
      title: (guideline) => guideline,
      draw: () => new Uint8Array([137, 80, 78, 71]),
      files: async ({ title }) => [{ name: `${title}.md`, bytes: new TextEncoder().encode(title) }],
      citations: async () => [{ guideline: "numazu", section: "第2章", quote: "対等な立場で" }],
      standing: async () => "spoke",
      now: () => new Date(),
      report: (problem, cause) => reports.push(`${problem}: ${String(cause)}`),
    });
    await platform.start(inbox);
    const server = createServer(platform.handle);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const wire = httpWire(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
    const city = new EmulatedCity({
      platform,
      inbox,
      url: emulator.url,
      wire,
      answers,
      reports,
      server,
      close: () => emulator.close(),
    });
    const { channels } = z
      .object({ channels: z.array(z.object({ id: z.string(), name: z.string() })) })
      .parse(await city.ask("conversations.list", {}));
    city.channel = channels.find(({ name }) => name === "parks")?.id ?? "";
    city.user = z.object({ user_id: z.string() }).parse(await city.ask("auth.test", {})).user_id;
    await city.ask("conversations.invite", { channel: city.channel, users: bot.bot_user_id });
    return city;
  }

  async close(): Promise<void> {
    await this.platform.stop();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await this.#close();
  }

  /** Calls the emulator as the person. */
  async ask(method: string, args: Readonly<Record<string, string>>, token = PERSON): Promise<unknown> {
    const response = await fetch(`${this.url}/api/${method}`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}` },
      body: new URLSearchParams(args),
    });
    const answer = answerSchema.parse(await response.json());
    if (!answer.ok) throw new Error(`${method}: ${answer.error}`);
    return answer;
  }

  reply(
    key: string,
    parts: readonly Part[],
    more: Partial<Message> & { id?: string; attempts?: number } = {},
  ): Promise<Sent> {
    const { id = "reply1", attempts = 0, ...message } = more;
    const party = { tenant: "numazu", place: { platform: "slack", key }, person: this.user };
    return this.platform.send(
      { id, ...party, attempts, delivery: `${id}-delivery`, message: { language: "ja", parts, ...message } },
      AbortSignal.timeout(10_000),
    );
  }
}

async function freePort(): Promise<{ readonly port: number }> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return { port };
}

const messagesSchema = z.object({
  messages: z.array(
    z.looseObject({
      ts: z.string(),
      text: z.string(),
      thread_ts: z.string().optional(),
      blocks: z.array(z.looseObject({ type: z.string() })).optional(),
      files: z.array(z.looseObject({ name: z.string() })).optional(),
    }),
  ),
});

describe("against a Slack that somebody else wrote", () => {
  let city: EmulatedCity;
  beforeEach(async () => {
    city = await EmulatedCity.open();
  });
  afterEach(() => city.close());

  async function asked(text: string): Promise<{ readonly ts: string; readonly key: string }> {
    const { ts } = z
      .object({ ts: z.string() })
      .parse(await city.ask("chat.postMessage", { channel: city.channel, text }));
    return { ts, key: `T000000001:${city.channel}:${ts}` };
  }
  const thread = async (ts: string) =>
    messagesSchema.parse(await city.ask("conversations.replies", { channel: city.channel, ts })).messages;

  it("a reply stands in its thread, with its blocks", async () => {
    const { ts, key } = await asked("協働とは？");
    const table: Part = { kind: "table", columns: ["指針", "定義"], rows: [["沼津市", "対等"]] };
    expect(await city.reply(key, [{ kind: "text", text: "答え <!channel> & more" }, table])).toEqual({
      kind: "sent",
    });
    const [, reply] = await thread(ts);
    expect(reply).toMatchObject({ thread_ts: ts });
    expect(reply?.text).toContain("&lt;!channel&gt; &amp; more");
    expect(reply?.blocks?.map(({ type }) => type)).toContain("table");
  });

  it("a reply that is tried again is found by its metadata and not posted twice", async () => {
    const { ts, key } = await asked("協働とは？");
    const parts: Part[] = [{ kind: "text", text: "答え" }];
    await city.reply(key, parts);
    expect(await city.reply(key, parts, { attempts: 1 })).toEqual({ kind: "sent" });
    expect(await thread(ts)).toHaveLength(2);
    await city.reply(key, parts, { id: "reply2", attempts: 1 });
    expect(await thread(ts)).toHaveLength(3);
  });

  it("a private reply is nobody else's", async () => {
    const { ts, key } = await asked("協働とは？");
    expect(await city.reply(key, [{ kind: "text", text: "あなただけに" }], { private: true })).toEqual({
      kind: "sent",
    });
    expect(await thread(ts)).toHaveLength(1);
  });

  it("documents and pictures are uploaded", async () => {
    const { ts, key } = await asked("協定書を");
    const draft = { title: "協定書案", mark: "案", articles: [] };
    expect(await city.reply(key, [{ kind: "document", draft }])).toEqual({ kind: "sent" });
    const names = (await thread(ts)).flatMap(({ files = [] }) => files.map(({ name }) => name));
    expect(names).toEqual(["協定書案.md"]);
    expect(city.reports).toEqual([]);
  });

  it("an archived channel is given up", async () => {
    const { key } = await asked("協働とは？");
    await city.ask("conversations.archive", { channel: city.channel });
    expect(await city.reply(key, [{ kind: "text", text: "答え" }])).toEqual({
      kind: "never",
      reason: "is_archived",
    });
  });

  it("a digest is posted once and found again", async () => {
    const slot = {
      tenant: "numazu",
      place: { platform: "slack", key: `T000000001:${city.channel}` },
      week: isoWeekOf("2026-11-25"),
    };
    const message: Message = { language: "ja", parts: [{ kind: "text", text: "今週の評価" }] };
    const { digests } = city.platform;
    expect(await digests.lookUp(slot)).toBe(false);
    expect(await digests.post(slot, message, AbortSignal.timeout(10_000))).toEqual({ kind: "sent" });
    expect(await digests.lookUp(slot)).toBe(true);
  });

  it("the Home tab is published, in the person's direct messages", async () => {
    const event = { type: "app_home_opened", user: city.user, tab: "home" };
    expect((await city.wire.event(event)).status).toBe(200);
    expect(city.reports).toEqual([]);
  });

  it("a form opens at a trigger and is filled", async () => {
    city.inbox.sheetNow = {
      card: "d1.1",
      title: "領域の判定",
      language: "ja",
      fields: [
        {
          key: "name",
          label: "事業名",
          ask: "名前は？",
          optional: false,
          input: { kind: "text", longest: 100 },
        },
      ],
    };
    const { trigger_id } = z
      .object({ trigger_id: z.string() })
      .parse(await city.ask("views.generateTriggerId", { user_id: city.user }, BOT));
    const { status } = await city.wire.interaction({
      type: "block_actions",
      user: { id: city.user, team_id: "T000000001" },
      team: { id: "T000000001" },
      trigger_id,
      channel: { id: city.channel },
      message: { ts: "1.1", thread_ts: "1.0" },
      actions: [{ type: "button", action_id: "sheet.1", block_id: "b1", value: "d1.1", action_ts: "2.1" }],
    });
    expect(status).toBe(200);
    expect(city.reports).toEqual([]);
  });
});
