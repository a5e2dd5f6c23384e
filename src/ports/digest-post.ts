import type { Message } from "../domain/message.ts";
import type { DigestSlot } from "./digest-claims.ts";

/** Posts digests to a platform. */

export type DigestPosted =
  | { readonly kind: "sent" }
  /** The platform said no, or was never reached: surely nothing was posted. Without `retryInMs`, it never will be. */
  | { readonly kind: "refused"; readonly reason: string; readonly retryInMs?: number }
  /** The request went out and no answer came. */
  | { readonly kind: "unknown"; readonly reason: string };

export interface DigestPost {
  /**
   * Posts once, never by itself again after an unknown end. `signal` stops the request: after it nothing more may go
   * out. What is thrown counts as an unknown end. The slot goes along as the post's metadata where the platform can.
   */
  post(slot: DigestSlot, message: Message, signal: AbortSignal): Promise<DigestPosted>;
  /** Whether the platform holds a post of this slot; throws where it cannot be asked. Missing where it keeps no metadata. */
  readonly lookUp?: (slot: DigestSlot) => Promise<boolean>;
}
