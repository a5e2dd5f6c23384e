import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Connected, connect, WAYS } from "../../slack/connected.ts";
import type { Person } from "../../slack/person.ts";
import { BOT_USER, TEAM } from "../../slack/workspace.ts";

describe.each(WAYS)("over %s", (way) => {
  let at: Connected;
  let me: Person;
  beforeEach(async () => {
    at = await connect(way);
    me = at.person("U1");
  });
  afterEach(async () => {
    await at.stop();
    expect(at.slack.faults).toEqual([]);
  });

  it("/kyodo with words is a turn that only this person sees", async () => {
    expect((await me.command("協働とは？")).status).toBe(200);
    expect(at.inbox.last).toMatchObject({ kind: "text", text: "協働とは？" });
    expect(at.inbox.last.direct).toBeUndefined();
    await at.reply(at.inbox.last.party, [{ kind: "text", text: "答え" }]);
    const said = at.slack.workspace.channels.get("C1")?.messages ?? [];
    expect(said).toMatchObject([{ onlyFor: "U1", text: "答え" }]);
  });

  it("/kyodo again is the same conversation, and its buttons too", async () => {
    await me.command("領域");
    const { party } = at.inbox.last;
    await at.reply(party, [{ kind: "choices", card: "d1.1", options: [{ value: "a", label: "市民" }] }]);
    const message = at.slack.workspace.channels.get("C1")?.messages.at(-1);
    if (message) await me.press({ message, channel: "C1" }, "1. 市民");
    expect(at.inbox.last).toMatchObject({ kind: "press", card: "d1.1", value: "a", party });
    await me.command("1");
    expect(at.inbox.last.party).toEqual(party);
  });

  it("/kyodo in the bot's own messages goes on with the conversation there", async () => {
    await me.command("領域", me.direct.id);
    expect(at.inbox.last).toMatchObject({
      direct: true,
      party: { place: { key: `${TEAM}:${me.direct.id}` } },
    });
  });

  it("/kyodo where the bot is not is answered in direct messages", async () => {
    at.slack.workspace.addChannel("C9", "private", ["U1"]);
    await me.command("協働とは？", "C9");
    const { party } = at.inbox.last;
    const choices = { kind: "choices", card: "d1.1", options: [{ value: "a", label: "市民" }] } as const;
    expect(await at.reply(party, [{ kind: "text", text: "答え" }, choices])).toEqual({ kind: "sent" });
    const message = me.direct.messages.at(-1);
    expect(JSON.stringify(message?.blocks)).toContain("返信できない");
    if (message) await me.press({ message, channel: me.direct.id }, "1. 市民");
    expect(at.inbox.last).toMatchObject({ kind: "press", party });
  });

  it("/kyodo without words shows what there is to do", async () => {
    const { status, body } = await me.command("  ");
    expect(status).toBe(200);
    expect(body).toMatchObject({ response_type: "ephemeral", text: expect.stringContaining("きょうの予定") });
    expect(at.inbox.taken).toHaveLength(0);
  });

  it("/kyodo without words shows all of it, however long", async () => {
    at.inbox.homeNow = { language: "ja", parts: [{ kind: "text", text: "評価\n".repeat(9000) }] };
    await me.command("");
    await expect.poll(() => at.slack.responses.length).toBeGreaterThan(1);
    expect(at.slack.responses[0]).toMatchObject({ user: "U1", answer: { response_type: "ephemeral" } });
  });

  it("「指針に聞く」 asks with the words of a message, for this person alone", async () => {
    const { ts } = await at.person("U2").write("委託と補助はどう違う？ &amp; 例は？", { channel: "C1" });
    const message = at.slack.workspace.channels.get("C1")?.messages.find((each) => each.ts === ts);
    if (message) expect((await me.shortcut("ask_guideline", "C1", message)).status).toBe(200);
    expect(at.inbox.last).toMatchObject({
      kind: "text",
      text: "委託と補助はどう違う？ & 例は？",
      party: { person: "U1" },
    });
    await at.reply(at.inbox.last.party, [{ kind: "text", text: "答え" }]);
    expect(at.slack.workspace.channels.get("C1")?.messages.at(-1)).toMatchObject({
      onlyFor: "U1",
      user: BOT_USER,
    });
  });

  it("「この内容を評価に記録」 begins an evaluation in direct messages, with the words at hand", async () => {
    const { ts } = await at.person("U2").write("参加者は<!channel>30人でした", { channel: "C1" });
    const message = at.slack.workspace.channels.get("C1")?.messages.find((each) => each.ts === ts);
    if (message) expect((await me.shortcut("record_evaluation", "C1", message)).status).toBe(200);
    expect(at.inbox.last).toMatchObject({
      kind: "text",
      text: "評価",
      direct: true,
      party: { place: { key: `${TEAM}:${me.direct.id}` } },
    });
    await expect.poll(() => me.direct.messages.at(-1)?.text).toContain("参加者は@channel30人でした");
  });
});
