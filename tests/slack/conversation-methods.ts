import { z } from "zod";
import { type Method, refused } from "./method.ts";
import { BOT_USER, type SlackMessage } from "./workspace.ts";

const HISTORY = ["channels:history", "groups:history", "im:history", "mpim:history"];

const pageSchema = z.object({
  channel: z.string(),
  ts: z.string().optional(),
  oldest: z.string().optional(),
  limit: z.coerce.number().max(1000).default(100),
  include_all_metadata: z.coerce.boolean().default(false),
});

/** Metadata is given only where it is asked for; what one person alone was shown, never. */
const listed = (messages: readonly SlackMessage[], metadata: boolean) =>
  messages
    .filter(({ onlyFor }) => onlyFor === undefined)
    .map((message) => (metadata ? message : { ...message, metadata: undefined }));

export const conversationMethods: Readonly<Record<string, Method>> = {
  "conversations.open": {
    scopes: ["im:write"],
    call: (args, { workspace }) => {
      const { users } = z.object({ users: z.string() }).parse(args);
      const user = workspace.users.get(users);
      if (!user) return refused("user_not_found");
      if (user.deleted) return refused("user_disabled");
      return { ok: true, channel: { id: workspace.directOf(users).id } };
    },
  },
  "conversations.history": {
    scopes: HISTORY,
    call: (args, { workspace }) => {
      const { channel, oldest, limit, include_all_metadata } = pageSchema.parse(args);
      const found = workspace.channels.get(channel);
      if (!found) return refused("channel_not_found");
      if (!found.members.has(BOT_USER)) return refused("not_in_channel");
      const top = found.messages.filter(({ thread_ts, ts }) => thread_ts === undefined || thread_ts === ts);
      const since = top.filter(({ ts }) => oldest === undefined || Number(ts) >= Number(oldest));
      return {
        ok: true,
        messages: listed(since, include_all_metadata).reverse().slice(0, limit),
        has_more: false,
      };
    },
  },
  "conversations.replies": {
    scopes: HISTORY,
    call: (args, { workspace }) => {
      const { channel, ts, limit, include_all_metadata } = pageSchema.parse(args);
      const found = workspace.channels.get(channel);
      if (!found) return refused("channel_not_found");
      const thread = found.messages.filter((each) => each.ts === ts || each.thread_ts === ts);
      if (thread.length === 0) return refused("thread_not_found");
      return { ok: true, messages: listed(thread, include_all_metadata).slice(0, limit), has_more: false };
    },
  },
  "assistant.threads.setStatus": {
    scopes: ["assistant:write", "chat:write"],
    call: (args, { workspace }) => {
      const { channel_id, thread_ts, status } = z
        .object({ channel_id: z.string(), thread_ts: z.string(), status: z.string() })
        .parse(args);
      const channel = workspace.channels.get(channel_id);
      if (!channel?.messages.some(({ ts }) => ts === thread_ts)) return refused("invalid_thread_ts");
      if (status === "") channel.status.delete(thread_ts);
      else channel.status.set(thread_ts, status);
      return { ok: true };
    },
  },
  "assistant.threads.setSuggestedPrompts": {
    scopes: ["assistant:write"],
    call: (args, { workspace }) => {
      const { channel_id, prompts } = z
        .object({
          channel_id: z.string(),
          title: z.string().optional(),
          prompts: z
            .array(z.object({ title: z.string().min(1), message: z.string().min(1) }))
            .min(1)
            .max(4),
        })
        .parse(args);
      const channel = workspace.channels.get(channel_id);
      if (channel?.kind !== "direct") return refused("channel_not_found");
      channel.prompts = prompts;
      return { ok: true };
    },
  },
};
