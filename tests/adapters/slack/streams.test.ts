import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Message } from "../../../src/domain/message.ts";
import type { Outgoing } from "../../../src/ports/chat.ts";
import { type Connected, connect } from "../../slack/connected.ts";
import type { Person } from "../../slack/person.ts";
import { BOT_USER, type SlackMessage } from "../../slack/workspace.ts";

const PLAIN: Message = { language: "ja", parts: [{ kind: "text", text: "指針のとおりの答え[1]" }] };
const FINE: Message = {
  language: "ja",
  writtenBy: "model-1",
  parts: [{ kind: "text", text: "協働とは対等な協力です[1]。続きもあります[2]。" }],
};
const SENTENCES = ["協働とは対等な協力です[1]。", "続きもあります[2]。"];

describe("an answer that a model writes", () => {
  let at: Connected;
  let me: Person;
  let asked: string;
  let clock = 0;
  beforeEach(async () => {
    clock = Date.now();
    at = await connect("http", { now: () => new Date(clock) });
    me = at.person("U1");
    ({ ts: asked } = await me.write("協働とは？"));
  });
  afterEach(async () => {
    await at.stop();
    expect(at.slack.faults).toEqual([]);
  });
  const ofBot = (): readonly SlackMessage[] => me.direct.messages.filter(({ user }) => user === BOT_USER);
  const methods = (): readonly string[] =>
    at.slack.calls.map(({ method }) => method).filter((method) => /^(?:chat|assistant)\./.test(method));

  const write =
    (
      sentences: readonly string[],
      message: Message,
      between = async (): Promise<void> => {},
    ): NonNullable<Outgoing["better"]> =>
    async (told) => {
      told({ kind: "working" });
      for (const text of sentences) {
        await between();
        told({ kind: "sentence", text });
        await expect.poll(() => at.slack.callsOf("chat.startStream").length).toBeGreaterThan(0);
      }
      return message;
    };

  it("shows a status, then its sentences, and in the end the finished message in their place", async () => {
    const seen: string[] = [];
    const better = write(SENTENCES, FINE, async () => {
      const status = me.direct.status.get(asked);
      if (status !== undefined) seen.push(status);
    });
    const given = { message: PLAIN, better };
    at.slack.trouble("assistant.threads.setStatus", "none");
    expect(await at.reply(at.inbox.last.party, [], given)).toEqual({ kind: "sent" });
    expect(methods()).toEqual([
      "assistant.threads.setStatus",
      "chat.startStream",
      "chat.appendStream",
      "chat.stopStream",
      "chat.update",
    ]);
    const [message, ...more] = ofBot();
    expect(more).toEqual([]);
    expect(message).toMatchObject({ thread_ts: asked, edited: true });
    expect(message?.text).toContain("協働とは対等な協力です[1]。続きもあります[2]。");
    expect(message?.text).toContain("model-1");
    expect(message?.metadata?.event_type).toBe("kyodo_reply");
    expect(me.direct.status.get(asked)).toBeUndefined();
  });

  it("streams nothing that is live", async () => {
    const hostile = "<!channel> <@U1> [偽](http://evil.example) `x` :smile: *太字*";
    await at.reply(at.inbox.last.party, [], { message: PLAIN, better: write([hostile], PLAIN) });
    const [{ markdown_text: streamed } = { markdown_text: "" }] = at.slack.callsOf("chat.startStream");
    expect(String(streamed)).toContain("&lt;\\!channel&gt; &lt;@U1&gt; \\[偽\\]\\(http\\:");
    expect(String(streamed)).not.toMatch(/<|(?<!\\)[[\]()`*:]/);
  });

  it("that passes no check shows the message as it was", async () => {
    const better: Outgoing["better"] = async (told) => {
      told({ kind: "working" });
      return PLAIN;
    };
    await at.reply(at.inbox.last.party, [], { message: PLAIN, better });
    expect(ofBot()).toMatchObject([{ text: "指針のとおりの答え[1]" }]);
    expect(at.slack.callsOf("chat.startStream")).toEqual([]);
    // In direct messages nothing is posted into the thread, so the status is taken away.
    expect(me.direct.status.size).toBe(0);
  });

  it.each([
    ["cannot begin to stream", "chat.startStream", { error: "internal_error" }],
    ["is too fast for Slack", "chat.startStream", { status: 429, retryAfter: 5 }],
  ] as const)("that %s is posted when it is finished", async (_, method, trouble) => {
    at.slack.trouble(method, trouble);
    const better = write([], FINE);
    const telling: Outgoing["better"] = async (told, signal) => {
      told({ kind: "sentence", text: SENTENCES[0] ?? "" });
      return better(told, signal);
    };
    expect(await at.reply(at.inbox.last.party, [], { message: PLAIN, better: telling })).toEqual({
      kind: "sent",
    });
    expect(ofBot()).toHaveLength(1);
    expect(ofBot()[0]?.text).toContain("続きもあります");
    expect(ofBot()[0]?.streaming).toBeUndefined();
  });

  it.each([
    ["ends by itself", "chat.appendStream"],
    ["cannot be ended", "chat.stopStream"],
  ] as const)("whose stream %s is whole in the end, and stands there once", async (_, method) => {
    at.slack.trouble(method, { error: "message_not_in_streaming_state" });
    const ended = (): void => {
      for (const message of ofBot()) {
        if (message.streaming) Object.assign(message, { text: message.streaming.text, streaming: undefined });
      }
    };
    const better = write(SENTENCES, FINE);
    const given: Outgoing["better"] = async (told, signal) => {
      const message = await better(told, signal);
      await expect.poll(() => at.slack.callsOf("chat.appendStream").length).toBe(1);
      ended();
      return message;
    };
    expect(await at.reply(at.inbox.last.party, [], { message: PLAIN, better: given })).toEqual({
      kind: "sent",
    });
    expect(ofBot()).toHaveLength(1);
    expect(ofBot()[0]?.text).toContain("続きもあります");
  });

  it("whose stream cannot be replaced is posted anew, and the stream taken away", async () => {
    at.slack.trouble("chat.update", { error: "cant_update_message" });
    expect(
      await at.reply(at.inbox.last.party, [], { message: PLAIN, better: write(SENTENCES, FINE) }),
    ).toEqual({ kind: "sent" });
    expect(ofBot()).toHaveLength(1);
    expect(ofBot()[0]?.edited).toBeUndefined();
  });

  it("of more than a stream takes rolls over into another", async () => {
    const long = Array.from({ length: 4 }, (_, each) => `${each}${"長い文です。".repeat(900)}`);
    await at.reply(at.inbox.last.party, [], { message: PLAIN, better: write(long, FINE) });
    expect(at.slack.callsOf("chat.startStream").length).toBeGreaterThan(1);
    expect(ofBot()).toHaveLength(1);
    expect(ofBot()[0]?.text).toContain("続きもあります");
  });

  it("of more than four minutes rolls over into another", async () => {
    const better = write(SENTENCES, FINE, async () => {
      clock += 250_000;
    });
    await at.reply(at.inbox.last.party, [], { message: PLAIN, better });
    expect(at.slack.callsOf("chat.startStream")).toHaveLength(2);
    expect(ofBot()).toHaveLength(1);
  });

  it("streams in a channel's thread, and not where the person alone may see it", async () => {
    const { ts } = await me.write(`<@${BOT_USER}> 協働とは？`, { channel: "C1" });
    const { party } = at.inbox.last;
    await at.reply(party, [], { message: PLAIN, better: write(SENTENCES, FINE) });
    expect(at.slack.callsOf("chat.startStream")).toMatchObject([
      { thread_ts: ts, recipient_user_id: "U1", recipient_team_id: "T1" },
    ]);
    const alone: Outgoing["better"] = async (told) => {
      told({ kind: "sentence", text: "一文" });
      return { ...FINE, private: true };
    };
    await at.reply(party, [], { message: { ...PLAIN, private: true }, better: alone });
    expect(at.slack.callsOf("chat.startStream")).toHaveLength(1);
    expect(at.slack.workspace.channels.get("C1")?.messages.at(-1)).toMatchObject({ onlyFor: "U1" });
  });
});
