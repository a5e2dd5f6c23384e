import { z } from "zod";
import { isDirect, type Spot, spotOf } from "./place.ts";
import { readStamp } from "./stamped.ts";

/** What Slack sends when something in a message or a view is pressed, and the place that it belongs to. */

export const actionSchema = z.object({
  user: z.object({ id: z.string(), team_id: z.string().nullish() }),
  team: z.object({ id: z.string() }).nullish(),
  trigger_id: z.string(),
  container: z.object({ thread_ts: z.string().optional(), message_ts: z.string().optional() }).optional(),
  channel: z.object({ id: z.string() }).nullish(),
  message: z.object({ ts: z.string(), thread_ts: z.string().optional() }).nullish(),
  view: z
    .object({
      id: z.string(),
      type: z.string(),
      hash: z.string(),
      private_metadata: z.string().nullish(),
      state: z.object({ values: z.record(z.string(), z.unknown()) }).optional(),
    })
    .optional(),
  state: z.object({ values: z.record(z.string(), z.unknown()) }).nullish(),
  actions: z.tuple(
    [z.looseObject({ action_id: z.string(), block_id: z.string(), action_ts: z.string() })],
    z.unknown(),
  ),
});
export type ActionBody = z.infer<typeof actionSchema>;

/** What a view of ours carries: the place it was opened from, and what it is about. */
const metadataSchema = z.object({ place: z.string(), about: z.string().optional() });

export const metadata = (place: string, about?: string): string =>
  JSON.stringify({ place, ...(about === undefined ? {} : { about }) });

export function readMetadata(text: string | null | undefined): z.infer<typeof metadataSchema> | undefined {
  try {
    return metadataSchema.safeParse(JSON.parse(text ?? "")).data;
  } catch {
    return undefined;
  }
}

/** Undefined where nothing says which place it is. */
export function spotOfAction(body: ActionBody, team: string): Spot | undefined {
  const [action] = body.actions;
  const place = readStamp(action.block_id).place ?? readMetadata(body.view?.private_metadata)?.place;
  if (place !== undefined) return spotOf(place);
  const channel = body.channel?.id;
  if (channel === undefined) return undefined;
  if (isDirect(channel)) return { team, channel };
  // What is pressed on a post at the top of a channel, such as a digest, is answered in its thread.
  const thread =
    body.message?.thread_ts ?? body.container?.thread_ts ?? body.message?.ts ?? body.container?.message_ts;
  return thread === undefined ? { team, channel } : { team, channel, thread };
}
