import type { Message } from "../../domain/message.ts";
import type { DigestPost, DigestPosted } from "../../ports/digest-post.ts";
import { withoutThread } from "./activity.ts";
import { type Addresses, UNKNOWN_PLACE } from "./addresses.ts";
import type { Connector } from "./connector.ts";
import { ConnectorRefusal } from "./connector-refusal.ts";
import { digestPostedOf, troubleOf } from "./outcome.ts";
import type { Pace } from "./pace.ts";
import { activityOf, posts, type Rendering } from "./posts.ts";

/** Digests at Teams: to a person's own chat or to a group's, and as a thread of its own in a channel. */

export interface DigestWork {
  readonly connector: Connector;
  readonly addresses: Addresses;
  readonly pace: Pace;
  readonly rendering: Rendering;
  readonly random: () => number;
}

/** Teams keeps no metadata that could be asked for: there is no `lookUp`, and an unknown end stays unknown. */
export function digestPosts({ connector, addresses, pace, rendering, random }: DigestWork): DigestPost {
  return {
    async post(slot, message: Message, signal): Promise<DigestPosted> {
      const { key } = slot.place;
      const address = await addresses.find(key);
      if (!address) return { kind: "refused", reason: UNKNOWN_PLACE };
      if (address.silent !== null) return { kind: "refused", reason: `Teams: ${address.silent}` };
      const waitMs = pace.take(key);
      if (waitMs > 0) return { kind: "refused", reason: "as fast as Teams allows", retryInMs: waitMs };
      const all = (await posts(message, "", rendering)).map(activityOf);
      let begun = false;
      try {
        for (const activity of all) {
          if (address.kind === "channel" && !begun) {
            await connector.postToChannel(address, withoutThread(key), activity, signal);
          } else await connector.post(address, withoutThread(key), activity, signal);
          begun = true;
        }
        return { kind: "sent" };
      } catch (error) {
        // A part of it stands there: it must not be posted again.
        if (begun) return { kind: "unknown", reason: error instanceof Error ? error.message : String(error) };
        if (error instanceof ConnectorRefusal && troubleOf(error, 0, random)?.kind === "closed") {
          await addresses.silence(key, error.message);
        }
        return digestPostedOf(error, random);
      }
    },
  };
}
