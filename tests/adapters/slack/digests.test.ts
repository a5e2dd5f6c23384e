import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isoWeekOf } from "../../../src/domain/fiscal-calendar.ts";
import type { Message } from "../../../src/domain/message.ts";
import type { DigestSlot } from "../../../src/ports/digest-claims.ts";
import { type Connected, connect } from "../../slack/connected.ts";
import { BOT_USER, TEAM } from "../../slack/workspace.ts";

const MESSAGE: Message = {
  language: "ja",
  parts: [
    { kind: "text", text: "今週の評価", tone: "heading" },
    {
      kind: "choices",
      card: "digest.2026-W48.section",
      options: [{ value: "listSection", label: "課の一覧" }],
    },
  ],
};
const slotAt = (key: string): DigestSlot => ({
  tenant: "numazu",
  place: { platform: "slack", key },
  week: isoWeekOf("2026-11-25"),
});

describe("a digest", () => {
  let at: Connected;
  beforeEach(async () => {
    at = await connect("http");
  });
  afterEach(async () => {
    await at.stop();
    expect(at.slack.faults).toEqual([]);
  });
  const post = (slot: DigestSlot, message = MESSAGE, signal = AbortSignal.timeout(10_000)) =>
    at.platform.digests.post(slot, message, signal);
  const ofBot = () =>
    (at.slack.workspace.channels.get("C1")?.messages ?? []).filter(({ user }) => user === BOT_USER);

  it("stands at the top of the channel, wherever in it the wish was written", async () => {
    const { ts } = await at.person("U1").write(`<@${BOT_USER}> お知らせ ここ`, { channel: "C1" });
    const slot = slotAt(`${TEAM}:C1:${ts}`);
    expect(await post(slot)).toEqual({ kind: "sent" });
    expect(ofBot()).toHaveLength(1);
    expect(ofBot()[0]?.thread_ts).toBeUndefined();
  });

  it("is found again by its slot, and no other is", async () => {
    const slot = slotAt(`${TEAM}:C1`);
    expect(await at.platform.digests.lookUp(slot)).toBe(false);
    await post(slot);
    expect(await at.platform.digests.lookUp(slot)).toBe(true);
    expect(await at.platform.digests.lookUp({ ...slot, week: isoWeekOf("2026-12-02") })).toBe(false);
  });

  it("cannot be looked for where Slack does not answer", async () => {
    at.slack.trouble("conversations.history", { status: 500 });
    await expect(at.platform.digests.lookUp(slotAt(`${TEAM}:C1`))).rejects.toThrow();
  });

  it("has buttons that work, and are answered in its thread", async () => {
    await post(slotAt(`${TEAM}:C1`));
    const [message] = ofBot();
    if (message)
      expect((await at.person("U2").press({ message, channel: "C1" }, "1. 課の一覧")).status).toBe(200);
    expect(at.inbox.last).toMatchObject({
      kind: "press",
      card: "digest.2026-W48.section",
      value: "listSection",
      party: { place: { key: `${TEAM}:C1:${message?.ts}` }, person: "U2" },
    });
    await at.reply(at.inbox.last.party, [{ kind: "text", text: "一覧です" }]);
    expect(ofBot().at(-1)).toMatchObject({ text: "一覧です", thread_ts: message?.ts });
  });

  it("in direct messages has buttons that belong to the conversation there", async () => {
    const { direct, press } = { direct: at.person("U1").direct, press: at.person("U1") };
    await post(slotAt(`${TEAM}:${direct.id}`));
    const message = direct.messages.at(-1);
    if (message) await press.press({ message, channel: direct.id }, "1. 課の一覧");
    expect(at.inbox.last).toMatchObject({ direct: true, party: { place: { key: `${TEAM}:${direct.id}` } } });
  });

  it.each([
    ["an archived channel", { error: "is_archived" }, { kind: "refused", reason: "is_archived" }],
    [
      "too many requests",
      { status: 429, retryAfter: 90 },
      { kind: "refused", reason: "ratelimited", retryInMs: 90_000 },
    ],
    ["a server that fails", { status: 500 }, { kind: "unknown", reason: "HTTP 500" }],
    ["Slack's own trouble", { error: "fatal_error" }, { kind: "unknown", reason: "fatal_error" }],
    ["an overloaded server", { status: 503 }, { kind: "refused", reason: "HTTP 503", retryInMs: 60_000 }],
    [
      "a token that was revoked",
      { error: "token_revoked" },
      { kind: "refused", reason: "token_revoked", retryInMs: 300_000 },
    ],
  ] as const)(
    "meets %s, says what is known, and is never posted by itself again",
    async (_, trouble, posted) => {
      at.slack.trouble("chat.postMessage", trouble);
      expect(await post(slotAt(`${TEAM}:C1`))).toEqual(posted);
      expect(at.slack.callsOf("chat.postMessage")).toHaveLength(1);
    },
  );

  it("of which only a part arrived is never tried again", async () => {
    const long: Message = { language: "ja", parts: [{ kind: "text", text: "あ".repeat(30_000) }] };
    at.slack.trouble("chat.postMessage", "none", { error: "is_archived" });
    expect(await post(slotAt(`${TEAM}:C1`), long)).toMatchObject({ kind: "unknown" });
    expect(ofBot()).toHaveLength(1);
  });

  it("sends nothing more after its signal", async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(post(slotAt(`${TEAM}:C1`), MESSAGE, stop.signal)).rejects.toThrow();
    expect(at.slack.callsOf("chat.postMessage")).toHaveLength(0);
  });
});
