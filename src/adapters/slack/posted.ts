import type { webApi } from "@slack/bolt";
import { z } from "zod";

/** Posts of the bot, found again in Slack by their metadata. */

export const REPLY = "kyodo_reply";
export const DIGEST = "kyodo_digest";

const postsSchema = z.object({
  messages: z.array(
    z.object({
      metadata: z
        .object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) })
        .optional(),
    }),
  ),
});

/** How far back is looked: what is tried again is not old. */
const LOOKED_THROUGH = 100;

async function payloads(
  client: webApi.WebClient,
  channel: string,
  thread: string | undefined,
  type: string,
  oldest?: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const page = { channel, limit: LOOKED_THROUGH, include_all_metadata: true };
  const answer =
    thread === undefined
      ? await client.conversations.history({ ...page, ...(oldest === undefined ? {} : { oldest }) })
      : await client.conversations.replies({ ...page, ts: thread });
  return postsSchema
    .parse(answer)
    .messages.flatMap(({ metadata }) => (metadata?.event_type === type ? [metadata.event_payload] : []));
}

/** How many posts of a reply, from the first, stand there. */
export async function partsInSlack(
  client: webApi.WebClient,
  channel: string,
  thread: string | undefined,
  id: string,
): Promise<number> {
  const parts = (await payloads(client, channel, thread, REPLY))
    .filter((payload) => payload["id"] === id)
    .map((payload) => Number(payload["part"]));
  return parts.length === 0 ? 0 : Math.max(...parts) + 1;
}

/** Whether a digest of this slot stands there. */
export async function digestInSlack(
  client: webApi.WebClient,
  channel: string,
  slot: string,
  oldest: string,
): Promise<boolean> {
  return (await payloads(client, channel, undefined, DIGEST, oldest)).some(
    (payload) => payload["slot"] === slot,
  );
}
