import type { webApi } from "@slack/bolt";
import type { Message } from "../../domain/message.ts";
import type { DigestSlot } from "../../ports/digest-claims.ts";
import type { DigestPost, DigestPosted } from "../../ports/digest-post.ts";
import { LITERALLY, renderMessage } from "./blocks/message.ts";
import { failureOf, type SlackFailure } from "./failure.ts";
import { spotOf } from "./place.ts";
import { DIGEST, digestInSlack } from "./posted.ts";
import { renderOptions } from "./render-options.ts";
import type { SlackSettings } from "./settings.ts";

/** Posts digests at the top of a channel or of somebody's direct messages, where each can be found again by its slot. */

const slotName = ({ tenant, place, week }: DigestSlot): string => JSON.stringify([tenant, place.key, week]);

/** A digest is looked for among what was posted since then. */
const LOOKED_BACK_MS = 8 * 86_400_000;
const RETRY_MS = 60_000;

export function digestPost(
  settings: SlackSettings,
  clientFor: (signal: AbortSignal) => webApi.WebClient,
  client: webApi.WebClient,
): DigestPost & { readonly lookUp: (slot: DigestSlot) => Promise<boolean> } {
  const lookUp = async (slot: DigestSlot): Promise<boolean> => {
    const spot = spotOf(slot.place.key);
    if (!spot) return false;
    const oldest = ((settings.now().getTime() - LOOKED_BACK_MS) / 1000).toFixed(6);
    return digestInSlack(client, spot.channel, slotName(slot), oldest);
  };
  return {
    lookUp,
    async post(slot: DigestSlot, message: Message, signal: AbortSignal): Promise<DigestPosted> {
      const spot = spotOf(slot.place.key);
      if (!spot) return { kind: "refused", reason: `no place of Slack's: ${slot.place.key}` };
      const posts = renderMessage(message, { ...renderOptions(settings), documents: "text" });
      const calling = clientFor(signal);
      let first = true;
      for (const { text, blocks } of posts) {
        signal.throwIfAborted();
        const metadata = { event_type: DIGEST, event_payload: { slot: slotName(slot) } };
        try {
          await calling.chat.postMessage({
            channel: spot.channel,
            ...LITERALLY,
            text,
            blocks: [...blocks],
            ...(first ? { metadata } : {}),
          });
        } catch (error) {
          const failure = failureOf(error);
          if (!failure) throw error;
          if (first) return posted(failure);
          return { kind: "unknown", reason: `only a part was posted: ${failure.reason}` };
        }
        first = false;
      }
      return { kind: "sent" };
    },
  };
}

function posted(failure: SlackFailure): DigestPosted {
  switch (failure.kind) {
    case "busy":
    case "locked":
      return { kind: "refused", reason: failure.reason, retryInMs: Math.max(failure.waitMs, RETRY_MS) };
    case "refused":
      return { kind: "refused", reason: failure.reason };
    case "unknown":
      return { kind: "unknown", reason: failure.reason };
  }
}
