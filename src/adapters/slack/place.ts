import type { Place } from "../../ports/store.ts";

/**
 * Where a conversation stands in Slack, as the key of a place:
 *
 *     T1:D1          the direct messages of a person and the bot, one conversation in whatever thread
 *     T1:C1:171.2    a thread of a channel
 *     T1:C1:~U1      what the bot tells one person alone within a channel (a slash command, a message's shortcut)
 */
export interface Spot {
  readonly team: string;
  readonly channel: string;
  readonly thread?: string;
  /** Nobody else sees what is said there. */
  readonly only?: string;
}

export const PLATFORM = "slack";

export const placeOf = ({ team, channel, thread, only }: Spot): Place => ({
  platform: PLATFORM,
  key: [team, channel, ...(only === undefined ? (thread === undefined ? [] : [thread]) : [`~${only}`])].join(
    ":",
  ),
});

/** Undefined for a key that is none of Slack's. */
export function spotOf(key: string): Spot | undefined {
  const [team, channel, rest] = key.split(":");
  if (!team || !channel) return undefined;
  if (rest === undefined) return { team, channel };
  return rest.startsWith("~") ? { team, channel, only: rest.slice(1) } : { team, channel, thread: rest };
}

/** Direct messages: the bot and one person. */
export const isDirect = (channel: string): boolean => channel.startsWith("D");
