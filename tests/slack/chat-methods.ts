import { z } from "zod";
import { problemsOfPost } from "./limits.ts";
import { type Answer, type Call, fault, type Method, type Refusal, refused } from "./method.ts";
import { BOT_ID, BOT_USER, type SlackChannel, type SlackMessage } from "./workspace.ts";

const block = z.looseObject({ type: z.string(), block_id: z.string().optional() });
const contentSchema = z.object({
  channel: z.string(),
  thread_ts: z.string().optional(),
  text: z.string().optional(),
  blocks: z.array(block).optional(),
  metadata: z.object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) }).optional(),
  parse: z.string().optional(),
  link_names: z.boolean().optional(),
});
const streamSchema = z.object({
  channel: z.string(),
  thread_ts: z.string(),
  recipient_team_id: z.string().optional(),
  recipient_user_id: z.string().optional(),
  markdown_text: z.string().max(12_000).optional(),
});
const appendSchema = z.object({ channel: z.string(), ts: z.string(), markdown_text: z.string().max(12_000) });
const stopSchema = z.object({ channel: z.string(), ts: z.string(), markdown_text: z.string().optional() });

/** A stream ends by itself after so long. */
export const STREAM_MS = 300_000;
const MARKDOWN_IN_ALL = 12_000;

/** The channel, if the bot may write there. A person's id opens their direct messages. */
function writable({ workspace }: Call, id: string): SlackChannel | Refusal {
  const user = workspace.users.get(id);
  const channel = user ? workspace.directOf(id) : workspace.channels.get(id);
  if (!channel) return refused("channel_not_found");
  if (channel.archived) return refused("is_archived");
  if (!channel.members.has(BOT_USER))
    return refused(channel.kind === "public" ? "not_in_channel" : "channel_not_found");
  const other = [...channel.members].find((member) => member !== BOT_USER);
  if (channel.kind === "direct" && other !== undefined && workspace.users.get(other)?.deleted) {
    return refused("user_disabled");
  }
  return channel;
}

const isRefusal = (value: SlackChannel | Refusal): value is Refusal => "ok" in value;

/** Slack gives every block an id of its own. */
function withIds(call: Call, blocks: readonly z.infer<typeof block>[]) {
  return blocks.map((each) => ({ ...each, block_id: each.block_id ?? call.workspace.nextId("b") }));
}

function posted(args: unknown, call: Call, onlyFor?: string): Answer {
  const parsed = contentSchema.safeParse(args);
  if (!parsed.success) return fault("invalid_arguments", parsed.error.message);
  const { channel: id, thread_ts, text = "", blocks = [], metadata } = parsed.data;
  const channel = writable(call, id);
  if (isRefusal(channel)) return channel;
  if (text === "" && blocks.length === 0) return fault("no_text", "a message without text and blocks");
  const problems = problemsOfPost({ text, blocks });
  if (problems.length > 0) return fault("invalid_blocks", problems.join("\n"));
  const missing = fileMissing(call, blocks);
  if (missing !== undefined) return fault("invalid_blocks", `no such file: ${missing}`);
  if (thread_ts !== undefined && !channel.messages.some(({ ts }) => ts === thread_ts)) {
    return refused("thread_not_found");
  }
  const message: SlackMessage = {
    ts: call.workspace.nextTs(),
    user: BOT_USER,
    bot_id: BOT_ID,
    ...(thread_ts === undefined ? {} : { thread_ts }),
    text,
    blocks: withIds(call, blocks),
    ...(metadata === undefined ? {} : { metadata }),
    ...(onlyFor === undefined ? {} : { onlyFor }),
  };
  channel.messages.push(message);
  if (thread_ts !== undefined && onlyFor === undefined) channel.status.delete(thread_ts);
  return onlyFor === undefined
    ? { ok: true, channel: channel.id, ts: message.ts, message }
    : { ok: true, message_ts: message.ts };
}

function fileMissing({ workspace }: Call, blocks: readonly z.infer<typeof block>[]): string | undefined {
  for (const { type, slack_file } of blocks) {
    if (type !== "image" || slack_file === undefined) continue;
    const { id } = z.object({ id: z.string() }).parse(slack_file);
    if (!workspace.files.get(id)?.complete) return id;
  }
  return undefined;
}

function streamAt({ workspace }: Call, channel: string, ts: string): SlackMessage | Refusal {
  const message = workspace.channels.get(channel)?.messages.find((each) => each.ts === ts);
  if (!message) return refused("message_not_found");
  const { streaming } = message;
  if (!streaming || Date.now() - streaming.since > STREAM_MS)
    return refused("message_not_in_streaming_state");
  return message;
}

export const chatMethods: Readonly<Record<string, Method>> = {
  "chat.postMessage": { scopes: ["chat:write"], call: (args, call) => posted(args, call) },
  "chat.postEphemeral": {
    scopes: ["chat:write"],
    call: (args, call) => {
      const user = z.object({ user: z.string(), channel: z.string() }).safeParse(args).data;
      if (!user) return fault("invalid_arguments", "an ephemeral message to nobody");
      const channel = writable(call, user.channel);
      if (isRefusal(channel)) return channel;
      if (!channel.members.has(user.user)) return refused("user_not_in_channel");
      return posted(args, call, user.user);
    },
  },
  "chat.update": {
    scopes: ["chat:write"],
    call: (args, call) => {
      const parsed = contentSchema.extend({ ts: z.string() }).safeParse(args).data;
      if (!parsed) return fault("invalid_arguments", "an update of nothing");
      const { channel, ts, text = "", blocks = [], metadata } = parsed;
      const message = call.workspace.channels.get(channel)?.messages.find((each) => each.ts === ts);
      if (!message || message.onlyFor !== undefined) return refused("message_not_found");
      if (message.user !== BOT_USER) return refused("cant_update_message");
      if (message.streaming) return refused("streaming_state_conflict");
      const problems = problemsOfPost({ text, blocks });
      if (problems.length > 0) return fault("invalid_blocks", problems.join("\n"));
      message.text = text;
      message.blocks = withIds(call, blocks);
      message.edited = true;
      if (metadata) message.metadata = metadata;
      return { ok: true, channel, ts };
    },
  },
  "chat.delete": {
    scopes: ["chat:write"],
    call: (args, call) => {
      const { channel, ts } = z.object({ channel: z.string(), ts: z.string() }).parse(args);
      const messages = call.workspace.channels.get(channel)?.messages ?? [];
      const at = messages.findIndex((each) => each.ts === ts);
      if (at < 0) return refused("message_not_found");
      messages.splice(at, 1);
      return { ok: true };
    },
  },
  "chat.startStream": {
    scopes: ["chat:write"],
    call: (args, call) => {
      const parsed = streamSchema.safeParse(args).data;
      if (!parsed) return fault("invalid_arguments", "a stream needs a channel and a thread");
      const { channel: id, thread_ts, recipient_team_id, recipient_user_id, markdown_text = "" } = parsed;
      const channel = writable(call, id);
      if (isRefusal(channel)) return channel;
      if (channel.kind !== "direct" && !(recipient_team_id && recipient_user_id)) {
        return fault("missing_recipient_user_id", "a stream in a channel needs its recipient");
      }
      if (!channel.messages.some(({ ts }) => ts === thread_ts)) return refused("invalid_thread_ts");
      const streaming = { text: markdown_text, since: Date.now() };
      const message: SlackMessage = {
        ts: call.workspace.nextTs(),
        user: BOT_USER,
        bot_id: BOT_ID,
        thread_ts,
        text: "",
        blocks: [],
        streaming,
      };
      channel.messages.push(message);
      channel.status.delete(thread_ts);
      return { ok: true, channel: id, ts: message.ts };
    },
  },
  "chat.appendStream": {
    scopes: ["chat:write"],
    call: (args, call) => {
      const parsed = appendSchema.safeParse(args).data;
      if (!parsed) return fault("invalid_arguments", "nothing to append");
      const message = streamAt(call, parsed.channel, parsed.ts);
      if ("ok" in message || !message.streaming) return refused("message_not_in_streaming_state");
      message.streaming.text += parsed.markdown_text;
      if (message.streaming.text.length > MARKDOWN_IN_ALL)
        return fault("msg_too_long", "a stream of over 12,000");
      return { ok: true, channel: parsed.channel, ts: parsed.ts };
    },
  },
  "chat.stopStream": {
    scopes: ["chat:write"],
    call: (args, call) => {
      const { channel, ts, markdown_text = "" } = stopSchema.parse(args);
      const message = streamAt(call, channel, ts);
      if ("ok" in message || !message.streaming) return refused("message_not_in_streaming_state");
      message.text = message.streaming.text + markdown_text;
      message.blocks = [{ type: "markdown", text: message.text }];
      delete message.streaming;
      return { ok: true, channel, ts };
    },
  },
};
