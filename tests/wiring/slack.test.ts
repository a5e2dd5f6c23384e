import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { visibleText } from "../../src/adapters/slack/blocks/visible-text.ts";
import { SCOPES } from "../../src/adapters/slack/check.ts";
import { openStores } from "../../src/adapters/sql/open.ts";
import { PROJECT_ROOT, readConfig } from "../../src/config.ts";
import { loadKnowledge, shippedKnowledge } from "../../src/knowledge/knowledge.ts";
import type { Inbox } from "../../src/ports/chat.ts";
import type { SlackConfig } from "../../src/settings/slack.ts";
import { startPump } from "../../src/wiring/pump.ts";
import { examineSlack, openSlack } from "../../src/wiring/slack.ts";
import { socketWire } from "../slack/deliveries.ts";
import { MANIFEST } from "../slack/manifest.ts";
import { Person } from "../slack/person.ts";
import { APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, StrictSlack } from "../slack/strict-slack.ts";
import { BOT_USER } from "../slack/workspace.ts";

const SOCKET: SlackConfig = { botToken: BOT_TOKEN, by: { kind: "socket", appToken: APP_TOKEN } };

describe("the settings of Slack", () => {
  const slack = (variables: Readonly<Record<string, string>>) => readConfig(variables).slack;

  it("are none where nothing is set", () => {
    expect(slack({ SLACK_BOT_TOKEN: " " })).toBeUndefined();
  });

  it("mean Socket Mode with an app's token, and HTTP with a signing secret", () => {
    expect(slack({ SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" })).toEqual({
      botToken: "xoxb-1",
      by: { kind: "socket", appToken: "xapp-1" },
    });
    expect(
      slack({ SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1", SLACK_SIGNING_SECRET: "s" }),
    ).toEqual({
      botToken: "xoxb-1",
      by: { kind: "http", signingSecret: "s" },
    });
  });

  it.each([
    [{ SLACK_BOT_TOKEN: "xoxp-1", SLACK_APP_TOKEN: "xapp-1" }, "SLACK_BOT_TOKEN: must begin with xoxb-"],
    [{ SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xoxb-1" }, "SLACK_APP_TOKEN: must begin with xapp-"],
    [{ SLACK_BOT_TOKEN: "xoxb-1" }, "SLACK_APP_TOKEN: is missing"],
    [{ SLACK_SIGNING_SECRET: "s" }, "SLACK_BOT_TOKEN: is missing"],
  ])("that cannot be used are named: %o", (variables, problem) => {
    expect(() => slack(variables)).toThrow(problem);
  });
});

describe("doctor", () => {
  let slack: StrictSlack;
  beforeEach(async () => {
    slack = await StrictSlack.start();
  });
  afterEach(() => slack.stop());
  const told = async (config: SlackConfig | undefined) => examineSlack({ slack: config }, slack.apiUrl);

  it("says nothing where there is no Slack", async () => {
    expect(await told(undefined)).toEqual([]);
  });

  it("says that the tokens are good, and how Slack comes in", async () => {
    expect(await told(SOCKET)).toMatchObject([{ level: "ok", text: expect.stringContaining("Socket Mode") }]);
    const http: SlackConfig = { botToken: BOT_TOKEN, by: { kind: "http", signingSecret: SIGNING_SECRET } };
    expect(await told(http)).toMatchObject([{ level: "ok", text: expect.stringContaining("/slack/events") }]);
    expect(slack.faults).toEqual([]);
  });

  it("names the token that Slack refuses, and never shows it", async () => {
    const [bot] = await told({ ...SOCKET, botToken: "xoxb-secret" });
    expect(bot).toMatchObject({ level: "error", text: expect.stringContaining("SLACK_BOT_TOKEN") });
    const [app] = await told({ ...SOCKET, by: { kind: "socket", appToken: "xapp-secret" } });
    expect(app).toMatchObject({ level: "error", text: expect.stringContaining("SLACK_APP_TOKEN") });
    expect(`${bot?.text}${app?.text}`).not.toContain("secret");
  });

  it("names the scopes that are missing", async () => {
    slack.scopes = ["chat:write", "commands"];
    const findings = await told(SOCKET);
    expect(findings[1]).toMatchObject({ level: "error", text: expect.stringContaining("assistant:write") });
  });

  it("says so where Slack cannot be reached", async () => {
    const { apiUrl } = slack;
    await slack.stop();
    expect(await examineSlack({ slack: SOCKET }, apiUrl)).toMatchObject([{ level: "warning" }]);
    slack = await StrictSlack.start();
  });

  it("knows the same scopes as the manifest", () => {
    expect([...SCOPES].sort()).toEqual([...MANIFEST.oauth_config.scopes.bot].sort());
  });
});

describe("the whole house in Slack", () => {
  const folder = mkdtempSync(join(tmpdir(), "kyodo-slack-"));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("keeps what was asked, and unfolds its sources", async () => {
    const slack = await StrictSlack.start();
    const { store } = await openStores({ databaseUrl: undefined, file: join(folder, "kyodo.db") });
    const knowledge = loadKnowledge({ ...shippedKnowledge(PROJECT_ROOT), home: "numazu" });
    const config = { language: "ja", publicUrl: undefined, webAuth: undefined } as const;
    const lines: string[] = [];
    const tell = (line: string): void => void lines.push(line);
    const platform = openSlack({ config, slack: SOCKET, knowledge, store, tell, apiUrl: slack.apiUrl });
    const bot: Inbox = {
      async receive(incoming) {
        const { delivery: id, party } = incoming;
        const at = new Date();
        const citation = { guideline: "numazu", section: "第2章", quote: "協働とは、…" };
        const sources = { kind: "sources", answer: "a1", citations: [citation] };
        const kept = {
          id: "a1",
          party,
          at: at.toISOString(),
          question: "協働とは？",
          language: "ja",
          kind: "answered",
          text: "答え",
          citations: [citation],
          made: {},
        } as const;
        const message = { language: "ja", parts: [{ kind: "text", text: "答え" }, sources] };
        const said = { conversation: { said: 1 }, dialogs: [], answers: [kept], replies: [message] };
        return (await store.turn({ id, party, at }, async () => said))
          ? { kind: "taken" }
          : { kind: "known" };
      },
      home: async () => ({ language: "ja", parts: [] }),
      sheet: async () => undefined,
    };
    const pump = startPump({ platform, bot, store, tell, lookMs: 60_000 });
    await pump.tried;
    const me = new Person(slack, socketWire(slack.sockets), "U1");
    const { ts } = await me.write(`<@${BOT_USER}> 協働とは？`, { channel: "C1" });
    await pump.drained();
    const channel = slack.workspace.channels.get("C1");
    const reply = channel?.messages.at(-1);
    expect(reply).toMatchObject({ user: BOT_USER, thread_ts: ts });
    if (reply) await me.press({ message: reply, channel: "C1" }, "出典を見る（1件）");
    expect(visibleText(JSON.parse(JSON.stringify(me.modal?.content.blocks)))).toContain("協働とは、…");
    // The person is known in this thread now, and another is not.
    await me.write("続きは？", { channel: "C1", thread: ts });
    await pump.drained();
    const replies = channel?.messages.filter(({ user }) => user === BOT_USER).length;
    await new Person(slack, socketWire(slack.sockets), "U2").write("なるほど", { channel: "C1", thread: ts });
    await pump.drained();
    expect(replies).toBe(2);
    expect(channel?.messages.filter(({ user }) => user === BOT_USER)).toHaveLength(2);
    await pump.stop();
    await store.close();
    expect(slack.faults).toEqual([]);
    expect(lines).toEqual([]);
    await slack.stop();
  });
});
