import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Connected, connect, WAYS } from "../../slack/connected.ts";
import { BOT_ID, BOT_USER, TEAM } from "../../slack/workspace.ts";

describe.each(WAYS)("a question over %s", (way) => {
  let at: Connected;
  beforeEach(async () => {
    at = await connect(way);
  });
  afterEach(async () => {
    await at.stop();
    expect(at.slack.faults).toEqual([]);
  });

  it("in direct messages is taken, acknowledged, and answered there", async () => {
    const me = at.person("U1");
    const { deliveries } = await me.write("協働とは？");
    expect(deliveries.map(({ status }) => status)).toEqual([200]);
    expect(at.inbox.last).toMatchObject({
      kind: "text",
      text: "協働とは？",
      direct: true,
      party: { tenant: "numazu", place: { platform: "slack", key: `${TEAM}:${me.direct.id}` }, person: "U1" },
    });
    expect(await at.reply(at.inbox.last.party, [{ kind: "text", text: "協働は…" }])).toEqual({
      kind: "sent",
    });
    expect(me.direct.messages.at(-1)).toMatchObject({ user: BOT_USER, text: "協働は…" });
    expect(me.direct.messages.at(-1)?.thread_ts).toBeUndefined();
  });

  it("in a thread of the direct messages is the same conversation, answered in that thread", async () => {
    const me = at.person("U1");
    const { ts } = await me.write("はじめの質問");
    await me.write("続きの質問", { thread: ts });
    const [first, second] = at.inbox.taken;
    expect(second?.party).toEqual(first?.party);
    await at.reply(at.inbox.last.party, [{ kind: "text", text: "答え" }]);
    expect(me.direct.messages.at(-1)?.thread_ts).toBe(ts);
  });

  it("by mention is taken once, though Slack sends it twice, and answered in its thread", async () => {
    const me = at.person("U1");
    const { ts, deliveries } = await me.write(`<@${BOT_USER}> 協働とは？`, { channel: "C1" });
    expect(deliveries.map(({ status }) => status)).toEqual([200, 200]);
    expect(at.inbox.offered).toBe(2);
    expect(at.inbox.taken).toHaveLength(1);
    expect(at.inbox.last).toMatchObject({ kind: "text", text: "協働とは？" });
    expect(at.inbox.last.direct).toBeUndefined();
    await at.reply(at.inbox.last.party, [{ kind: "text", text: "答え" }]);
    expect(at.slack.workspace.channels.get("C1")?.messages.at(-1)).toMatchObject({
      thread_ts: ts,
      text: "答え",
    });
  });

  it("goes on in the thread of the mention without a new one", async () => {
    const me = at.person("U1");
    const { ts } = await me.write(`<@${BOT_USER}> 協働とは？`, { channel: "C1" });
    await me.write("では委託は？", { channel: "C1", thread: ts });
    expect(at.inbox.taken).toHaveLength(2);
    expect(at.inbox.last).toMatchObject({ text: "では委託は？" });
    expect(at.inbox.taken[1]?.party).toEqual(at.inbox.taken[0]?.party);
  });

  it("is nobody's where people talk among themselves", async () => {
    const me = at.person("U1");
    const other = at.person("U2");
    const { ts } = await me.write("きょうの会議は何時から？", { channel: "C1" });
    await other.write("3時です", { channel: "C1", thread: ts });
    const asked = await me.write(`<@${BOT_USER}> 協働とは？`, { channel: "C1" });
    // A colleague who only reads along, and who asked before but now speaks to somebody else.
    await other.write("なるほど", { channel: "C1", thread: asked.ts });
    await me.write("<@U2> どう思いますか", { channel: "C1", thread: asked.ts });
    expect(at.inbox.taken).toHaveLength(1);
  });

  it("is never taken from itself, from another bot, or from Slackbot", async () => {
    const channel = at.person("U1").direct.id;
    const message = { type: "message", channel, channel_type: "im", text: "協働とは？", team: TEAM };
    const deliveries = [
      await at.wire.event({ ...message, user: BOT_USER, ts: "1.1" }),
      await at.wire.event({ ...message, user: BOT_USER, bot_id: BOT_ID, ts: "1.2" }),
      await at.wire.event({ ...message, user: "U9", bot_id: "B9", ts: "1.3" }),
      await at.wire.event({ ...message, subtype: "bot_message", bot_id: "B9", ts: "1.4" }),
      await at.wire.event({ ...message, user: "USLACKBOT", ts: "1.5" }),
    ];
    expect(deliveries.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(at.inbox.offered).toBe(0);
  });

  it("that is edited or deleted is not asked again", async () => {
    const me = at.person("U1");
    const { ts } = await me.write("協働とは？");
    const common = { type: "message", channel: me.direct.id, channel_type: "im", hidden: true, team: TEAM };
    const message = {
      type: "message",
      user: "U1",
      text: "協働って何？",
      ts,
      edited: { user: "U1", ts: "2.1" },
    };
    await at.wire.event({ ...common, subtype: "message_changed", message, ts: "2.1" });
    await at.wire.event({ ...common, subtype: "message_deleted", deleted_ts: ts, ts: "2.2" });
    expect(at.inbox.offered).toBe(1);
  });

  it("that Slack sends again has one effect", async () => {
    const me = at.person("U1");
    const { ts } = await me.write("協働とは？");
    const event = {
      type: "message",
      user: "U1",
      text: "協働とは？",
      ts,
      channel: me.direct.id,
      channel_type: "im",
    };
    for (const again of [1, 2, 3]) expect((await me.event(event, again)).status).toBe(200);
    expect(at.inbox.offered).toBe(4);
    expect(at.inbox.taken).toHaveLength(1);
  });

  it("is acknowledged only when it is stored, and comes again where it could not be", async () => {
    const me = at.person("U1");
    let open = (): void => {};
    at.inbox.gate = new Promise((resolve) => {
      open = resolve;
    });
    let acknowledged = false;
    const writing = me.write("協働とは？").then(() => {
      acknowledged = true;
    });
    await expect.poll(() => at.inbox.offered).toBe(1);
    expect(acknowledged).toBe(false);
    open();
    await writing;
    at.inbox.gate = undefined;
    at.inbox.next = new Error("the database is away");
    const failed = await me.write("もう一つ");
    expect(failed.deliveries.map(({ status }) => status)).not.toEqual([200]);
    expect(at.reports.length).toBeGreaterThan(0);
    at.inbox.next = { kind: "taken" };
    const event = {
      type: "message",
      user: "U1",
      text: "もう一つ",
      ts: failed.ts,
      channel: me.direct.id,
      channel_type: "im",
    };
    expect((await me.event(event, 1)).status).toBe(200);
    expect(at.inbox.last).toMatchObject({ text: "もう一つ" });
  });

  it("of somebody of another organisation is refused, once and only to them", async () => {
    at.slack.workspace.addUser({ id: "U8", team: "T8" });
    const channel = at.slack.workspace.channels.get("C1");
    channel?.members.add("U8");
    const stranger = at.person("U8");
    await stranger.write(`<@${BOT_USER}> 協働とは？`, { channel: "C1" });
    await stranger.write(`<@${BOT_USER}> 聞こえますか？`, { channel: "C1" });
    expect(at.inbox.offered).toBe(0);
    const told = channel?.messages.filter(({ user }) => user === BOT_USER) ?? [];
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ onlyFor: "U8" });
    expect(told[0]?.text).toContain("この組織の職員だけ");
  });

  it("is read as it was typed: links, mentions and special characters", async () => {
    const me = at.person("U1");
    await me.write(
      "予算は1 &lt; 2 &amp; <https://city.example/a|city.example/a> <#C2|広報> <@U2> <mailto:a@b.jp|a@b.jp> <!here>",
    );
    expect(at.inbox.last).toMatchObject({
      text: "予算は1 < 2 & city.example/a #広報 @U2 a@b.jp @here",
    });
  });

  it("of no words at all is a call for help, or asks for the step of a dialog again", async () => {
    await at.stop();
    let standing: "new" | "inDialog" = "new";
    at = await connect(way, { standing: async () => standing });
    await at.person("U1").write(`<@${BOT_USER}>`, { channel: "C1" });
    expect(at.inbox.last).toMatchObject({ kind: "text", text: "ヘルプ" });
    standing = "inDialog";
    await at.person("U1").write(`<@${BOT_USER}> `, { channel: "C1" });
    expect(at.inbox.last).toMatchObject({ kind: "open" });
  });

  it("may come with a file, and may be shown in the channel too", async () => {
    const me = at.person("U1");
    await me.write("この計画はどの領域？", { more: { subtype: "file_share", files: [{ id: "F1" }] } });
    const { ts } = await me.write(`<@${BOT_USER}> 協働とは？`, { channel: "C1" });
    await me.write("続きは？", { channel: "C1", thread: ts, more: { subtype: "thread_broadcast" } });
    expect(at.inbox.taken.map((each) => (each.kind === "text" ? each.text : ""))).toEqual([
      "この計画はどの領域？",
      "協働とは？",
      "続きは？",
    ]);
  });

  it("can be begun from suggested prompts, which appear when the conversation is opened", async () => {
    const me = at.person("U1");
    expect((await me.open("messages")).status).toBe(200);
    expect(me.direct.prompts.map(({ message }) => message)).toEqual([
      "協働とは何ですか？",
      "領域",
      "形態",
      "期限",
    ]);
    expect(at.inbox.offered).toBe(0);
  });
});
