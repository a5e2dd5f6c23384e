import { z } from "zod";
import { isDirect } from "./place.ts";
import { mentionsIn, typedText } from "./typed-text.ts";

/** Reads a message of Slack's and decides whether it is for the bot. Everything else is left alone. */

const messageSchema = z.object({
  type: z.enum(["message", "app_mention"]),
  subtype: z.string().optional(),
  bot_id: z.string().nullish(),
  user: z.string().optional(),
  text: z.string().optional(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  channel: z.string(),
  channel_type: z.string().optional(),
  team: z.string().nullish(),
  user_team: z.string().nullish(),
});

/** Kinds of messages that people write; an edit or a deletion of one is none of them. */
const WRITTEN = new Set([undefined, "file_share", "thread_broadcast"]);
const SLACKBOT = "USLACKBOT";

export interface Said {
  readonly user: string;
  readonly channel: string;
  readonly ts: string;
  /** The thread it stands in already. */
  readonly thread: string | undefined;
  readonly text: string;
  readonly direct: boolean;
  /** Somebody of another organisation, in a shared channel. */
  readonly stranger: boolean;
  /** It stands in a thread and names nobody: it is for the bot only where this person talked with it there. */
  readonly followsUp: boolean;
}

/** Undefined for what is not for the bot. */
export function readSaid(
  event: unknown,
  own: { readonly team: string; readonly botUser: string },
): Said | undefined {
  const message = messageSchema.safeParse(event).data;
  if (!message || !WRITTEN.has(message.subtype)) return undefined;
  const { user, bot_id, channel, ts, thread_ts, text: raw = "" } = message;
  if (!user || bot_id || user === own.botUser || user === SLACKBOT) return undefined;
  const direct = message.channel_type === "im" || isDirect(channel);
  const mentioned = mentionsIn(raw);
  const addressed = direct || message.type === "app_mention" || mentioned.includes(own.botUser);
  const followsUp = !addressed && thread_ts !== undefined && mentioned.length === 0;
  if (!addressed && !followsUp) return undefined;
  const team = message.user_team ?? message.team;
  return {
    user,
    channel,
    ts,
    thread: thread_ts === ts ? undefined : thread_ts,
    text: typedText(raw, own.botUser),
    direct,
    stranger: Boolean(team) && team !== own.team,
    followsUp,
  };
}
