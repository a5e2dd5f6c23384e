import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Message } from "../../../src/domain/message.ts";
import type { Party } from "../../../src/ports/store.ts";
import { type Connected, connect } from "../../slack/connected.ts";
import type { Trouble } from "../../slack/strict-slack.ts";
import { BOT_USER, TEAM } from "../../slack/workspace.ts";

const party = (key: string): Party => ({ tenant: "numazu", place: { platform: "slack", key }, person: "U1" });
const TEXT = [{ kind: "text", text: "答えです" }] as const;

describe("a reply", () => {
  let at: Connected;
  let thread: string;
  beforeEach(async () => {
    at = await connect("http");
    ({ ts: thread } = await at.person("U1").write(`<@${BOT_USER}> 協働とは？`, { channel: "C1" }));
  });
  afterEach(async () => {
    await at.stop();
    expect(at.slack.faults).toEqual([]);
  });
  const channel = () => {
    const found = at.slack.workspace.channels.get("C1");
    if (!found) throw new Error("no channel");
    return found;
  };
  const inThread = () => party(`${TEAM}:C1:${thread}`);
  const ofBot = () => channel().messages.filter(({ user }) => user === BOT_USER);

  it("that is private is seen by the person who asked alone", async () => {
    const message: Message = {
      language: "ja",
      private: true,
      parts: [{ kind: "text", text: "うまくいきません", tone: "warning" }],
    };
    expect(await at.reply(inThread(), [], { message })).toEqual({ kind: "sent" });
    expect(ofBot()).toMatchObject([{ onlyFor: "U1", thread_ts: thread }]);
  });

  it("that is private needs no hiding in direct messages", async () => {
    const { direct } = at.person("U1");
    const message: Message = { language: "ja", private: true, parts: TEXT };
    await at.reply(party(`${TEAM}:${direct.id}`), [], { message });
    expect(direct.messages.at(-1)?.onlyFor).toBeUndefined();
  });

  it.each<[string, Trouble, object]>([
    ["a channel that is archived", { error: "is_archived" }, { kind: "never", reason: "is_archived" }],
    [
      "a channel the bot was removed from",
      { error: "not_in_channel" },
      { kind: "never", reason: "not_in_channel" },
    ],
    [
      "a channel that is gone",
      { error: "channel_not_found" },
      { kind: "never", reason: "channel_not_found" },
    ],
    ["a token that was revoked", { error: "token_revoked" }, { kind: "later", reason: "token_revoked" }],
    [
      "a bot that was switched off",
      { error: "account_inactive" },
      { kind: "later", reason: "account_inactive" },
    ],
    ["a person who was deactivated", { error: "user_disabled" }, { kind: "never", reason: "user_disabled" }],
    ["Slack's own trouble", { error: "internal_error" }, { kind: "later", reason: "internal_error" }],
    ["a server that is overloaded", { status: 503 }, { kind: "later", reason: "HTTP 503" }],
    ["a server that fails", { status: 500 }, { kind: "later", reason: "HTTP 500" }],
  ])("meets %s and says what becomes of it", async (_, trouble, sent) => {
    at.slack.trouble("chat.postMessage", trouble);
    expect(await at.reply(inThread(), TEXT)).toMatchObject(sent);
  });

  it("really meets an archived channel, a removed bot, and a deactivated person", async () => {
    channel().archived = true;
    expect(await at.reply(inThread(), TEXT)).toEqual({ kind: "never", reason: "is_archived" });
    channel().archived = false;
    channel().members.delete(BOT_USER);
    expect(await at.reply(inThread(), TEXT)).toEqual({ kind: "never", reason: "not_in_channel" });
    const { direct } = at.person("U2");
    const user = at.slack.workspace.users.get("U2");
    if (user) user.deleted = true;
    expect(await at.reply(party(`${TEAM}:${direct.id}`), TEXT)).toEqual({
      kind: "never",
      reason: "user_disabled",
    });
    at.slack.revoke("token_revoked");
    expect(await at.reply(inThread(), TEXT)).toMatchObject({ kind: "later", reason: "token_revoked" });
  });

  it("waits as long as Slack asks for, and longer with each try of its own", async () => {
    at.slack.trouble("chat.postMessage", { status: 429, retryAfter: 30 }, { status: 500 }, { status: 500 });
    const wait = async (attempts: number): Promise<number> => {
      const before = Date.now();
      const sent = await at.reply(inThread(), TEXT, { attempts });
      if (sent.kind !== "later") throw new Error(`it was ${sent.kind}`);
      return Math.round((sent.at.getTime() - before) / 1000);
    };
    expect(await wait(0)).toBe(30);
    expect(await wait(1)).toBe(2);
    expect(await wait(6)).toBe(64);
  });

  it("cut off in its middle goes on there, and posts nothing twice", async () => {
    const long = Array.from({ length: 3 }, (_, at) => `${at}${"あ".repeat(11_000)}`).join("\n");
    const message: Message = { language: "ja", parts: [{ kind: "text", text: long }] };
    at.slack.trouble("chat.postMessage", "none", { status: 500 });
    const given = { id: "long", message };
    expect(await at.reply(inThread(), [], { ...given })).toMatchObject({ kind: "later" });
    expect(ofBot()).toHaveLength(1);
    expect(await at.reply(inThread(), [], { ...given, attempts: 1 })).toEqual({ kind: "sent" });
    const whole = ofBot().length;
    expect(whole).toBeGreaterThanOrEqual(3);
    expect(new Set(ofBot().map(({ text }) => text)).size).toBe(whole);
    // What is done is forgotten: like another process, it looks in Slack before it posts.
    expect(await at.reply(inThread(), [], { ...given, attempts: 2 })).toEqual({ kind: "sent" });
    expect(ofBot()).toHaveLength(whole);
  });

  it("that arrived though Slack answered with an error is not posted again", async () => {
    at.slack.trouble("chat.postMessage", { after: 500 });
    expect(await at.reply(inThread(), TEXT, { id: "r1" })).toMatchObject({ kind: "later" });
    expect(await at.reply(inThread(), TEXT, { id: "r1", attempts: 1 })).toEqual({ kind: "sent" });
    expect(ofBot()).toHaveLength(1);
  });

  it("whose blocks Slack refuses is shown as plain words", async () => {
    at.slack.trouble("chat.postMessage", { error: "invalid_blocks" });
    expect(await at.reply(inThread(), TEXT)).toEqual({ kind: "sent" });
    expect(ofBot()).toMatchObject([{ text: "答えです", blocks: [] }]);
    expect(at.reports).toContain("Slack refused the blocks of a message");
  });

  it("to a place of another kind is given up", async () => {
    expect(await at.reply(party("somewhere"), TEXT)).toMatchObject({ kind: "never" });
  });

  it("with a picture shows the uploaded picture, and its words where it cannot be uploaded", async () => {
    const picture = {
      kind: "picture",
      alt: "領域3: 市民と行政が対等",
      picture: { kind: "spectrum", title: "領域", poles: [], marks: [] },
    };
    const parts = [picture] as never;
    expect(await at.reply(inThread(), parts)).toEqual({ kind: "sent" });
    const [file] = at.slack.workspace.files.values();
    expect(file).toMatchObject({ complete: true, alt: "領域3: 市民と行政が対等" });
    expect(ofBot().at(-1)?.blocks[0]).toMatchObject({ type: "image", slack_file: { id: file?.id } });
    at.slack.trouble("files.getUploadURLExternal", { status: 500 });
    expect(await at.reply(inThread(), parts)).toEqual({ kind: "sent" });
    expect(ofBot().at(-1)?.text).toContain("市民と行政が対等");
  });

  it("with a document brings its files into the thread", async () => {
    const draft = { title: "協定書案", mark: "案", articles: [] };
    expect(await at.reply(inThread(), [{ kind: "document", draft }])).toEqual({ kind: "sent" });
    const [file] = at.slack.workspace.files.values();
    expect(file).toMatchObject({ name: "協定書案.md", complete: true, sharedIn: ["C1"] });
    expect(ofBot().at(-1)).toMatchObject({ files: [file?.id], thread_ts: thread });
  });
});
