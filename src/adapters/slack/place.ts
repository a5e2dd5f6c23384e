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

/** What every delivery from a place says of it: that the person alone reads it, or the channel that it lies in. */
export const readersAt = ({ team, channel, only }: Spot): { direct: true } | { board: Place } =>
  isDirect(channel) && only === undefined ? { direct: true } : { board: placeOf({ team, channel }) };

/** The message that a delivery is about, and the thread it stands in: in direct messages the reply goes there. */
export interface Asked {
  readonly asked?: string | undefined;
  readonly thread?: string | undefined;
}

/** The id of a delivery. What Slack sends twice has the same one; the reply finds in it what it answers. */
export const deliveryId = (parts: readonly string[], { asked = "", thread = "" }: Asked = {}): string =>
  ["slack", ...parts].join(":").concat(`;${asked};${thread}`);

export function askedIn(delivery: string): Asked {
  const [, asked, thread] = /;([^;]*);([^;]*)$/u.exec(delivery) ?? [];
  return { asked: asked || undefined, thread: thread || undefined };
}

/** Direct messages: the bot and one person. */
export const isDirect = (channel: string): boolean => channel.startsWith("D");
