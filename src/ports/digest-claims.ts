import type { IsoWeek } from "../domain/fiscal-calendar.ts";
import type { Place } from "./store.ts";

/**
 * Who posts the digest of a place and week, decided by one row for each, on one machine or on ten.
 *
 *     (none) ─claim─▶ claimed ─begin─▶ sending ─end─▶ sent · unknown
 *                      │  ▲               └─end (surely not sent)─▶ claimed, or failed
 *                      └──┴─ a claim whose lease ran out is taken over; what was `sending` may have been sent
 */

/** One post: there is never more than one. */
export interface DigestSlot {
  readonly tenant: string;
  readonly place: Place;
  readonly week: IsoWeek;
}

export type DigestClaim =
  /** Yours, and nothing has been sent. */
  | { readonly kind: "won"; readonly token: string }
  /** Yours, but somebody before began to send and never told the end: look before anything is sent. */
  | { readonly kind: "interrupted"; readonly token: string }
  /** Somebody else's, or over. */
  | { readonly kind: "taken" };

export type DigestEnd =
  | { readonly kind: "sent" }
  /** There was nothing to tell this week. */
  | { readonly kind: "silent" }
  /** It may have been sent, and nobody can tell: it is never tried again. */
  | { readonly kind: "unknown"; readonly reason: string }
  /** It was surely not sent, and is given up. */
  | { readonly kind: "failed"; readonly reason: string }
  /** It was surely not sent, and may be claimed again from `at` on. */
  | { readonly kind: "later"; readonly reason: string; readonly at: Date };

export interface DigestClaims {
  /** Of all who ask at once, one does not get "taken". The lease only says when others may look; it proves nothing. */
  claim(slot: DigestSlot, at: Date, leaseMs: number): Promise<DigestClaim>;
  /** Call right before sending, and send only where it gives true; false means that somebody took over. */
  begin(slot: DigestSlot, token: string, at: Date, leaseMs: number): Promise<boolean>;
  /** False, with nothing changed, where somebody took over. */
  end(slot: DigestSlot, token: string, end: DigestEnd, at: Date): Promise<boolean>;
  /** The places that are over in `week`, or that had a post of any later week up to `until`. */
  covered(tenant: string, week: IsoWeek, until: IsoWeek): Promise<readonly Place[]>;
  /** Slots of weeks before this one that nobody holds any more and that never came to an end, oldest first. */
  leftOver(tenant: string, week: IsoWeek, at: Date): Promise<readonly DigestSlot[]>;
}
