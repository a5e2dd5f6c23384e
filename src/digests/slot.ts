import type { Message } from "../domain/message.ts";
import type { DigestClaims, DigestSlot } from "../ports/digest-claims.ts";
import type { DigestPost, DigestPosted } from "../ports/digest-post.ts";

/** One place and week: claimed, posted at most once, and brought to an end. */

/** Something that a person should look at. */
export interface DigestIncident {
  readonly kind: /** It may have been posted, and cannot be looked up: it is not posted again. */
    | "unknown"
    /** The platform refused it for good. */
    | "failed"
    /** An interrupted post could not be looked up yet: it will be tried again. */
    | "unreachable"
    /** The program itself went wrong; the place is tried again. */
    | "error";
  readonly slot: DigestSlot;
  readonly reason: string;
}

export interface DigestTimes {
  /** A claim that is older may be taken over. */
  readonly leaseMs: number;
  /** A request that takes longer is stopped. */
  readonly sendMs: number;
}

export const DIGEST_TIMES: DigestTimes = { leaseMs: 300_000, sendMs: 60_000 };

export interface SlotWork {
  readonly clock: () => Date;
  readonly claims: DigestClaims;
  readonly times: DigestTimes;
  readonly report: (incident: DigestIncident) => void;
}

/** One slot in work, on its own platform. */
export interface Sending extends SlotWork {
  readonly slot: DigestSlot;
  readonly post: DigestPost;
}

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Posts what `compose` gives, unless somebody else does or did. */
export async function postOnce(sending: Sending, compose: () => Promise<Message | undefined>): Promise<void> {
  const token = await take(sending);
  if (token === undefined) return;
  const { claims, clock, times, slot } = sending;
  const message = await compose();
  if (!message) {
    await claims.end(slot, token, { kind: "silent" }, clock());
    return;
  }
  if (!(await claims.begin(slot, token, clock(), times.leaseMs))) return;
  await settle(sending, token, await send(sending, message));
}

/** Ends a slot whose week is over: it is looked up where it was being sent, reported where it never was, not posted. */
export async function endLeftOver(sending: Sending): Promise<void> {
  const token = await take(sending);
  if (token === undefined) return;
  const { claims, clock, report, slot } = sending;
  const reason = "the week ended before it could be posted";
  await claims.end(slot, token, { kind: "failed", reason }, clock());
  report({ kind: "failed", slot, reason });
}

/** Claims a slot that surely has not been posted; undefined where it is not to be had, or was found posted or unclear. */
async function take(sending: Sending): Promise<string | undefined> {
  const { claims, clock, times, report, slot } = sending;
  const claim = await claims.claim(slot, clock(), times.leaseMs);
  if (claim.kind === "taken") return undefined;
  if (claim.kind === "won") return claim.token;
  const found = await lookUpInterrupted(sending);
  switch (found.kind) {
    case "absent":
      return claim.token;
    case "posted":
      await claims.end(slot, claim.token, { kind: "sent" }, clock());
      return undefined;
    case "cannotTell": {
      const { reason, forGood } = found;
      if (forGood) await claims.end(slot, claim.token, { kind: "unknown", reason }, clock());
      report({ kind: forGood ? "unknown" : "unreachable", slot, reason });
      return undefined;
    }
  }
}

type Found =
  | { readonly kind: "posted" }
  | { readonly kind: "absent" }
  | { readonly kind: "cannotTell"; readonly reason: string; readonly forGood: boolean };

/**
 * Looks twice, with the time between in which a request that another process had under way must have ended: neither a
 * clock that was moved nor a lease that ran out early makes a second post. The wait is counted by the machine's timer.
 */
async function lookUpInterrupted({ post, times, slot }: Sending): Promise<Found> {
  if (!post.lookUp) {
    return { kind: "cannotTell", reason: "interrupted while posting; no look-up here", forGood: true };
  }
  try {
    if (await post.lookUp(slot)) return { kind: "posted" };
    await new Promise((resolve) => setTimeout(resolve, times.sendMs));
    return { kind: (await post.lookUp(slot)) ? "posted" : "absent" };
  } catch (error) {
    return { kind: "cannotTell", reason: reasonOf(error), forGood: false };
  }
}

async function send({ post, times, slot }: Sending, message: Message): Promise<DigestPosted> {
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const stopped = new Promise<DigestPosted>((resolve) => {
    timer = setTimeout(() => {
      stop.abort();
      resolve({ kind: "unknown", reason: `no answer within ${times.sendMs} ms` });
    }, times.sendMs);
  });
  const sent = post
    .post(slot, message, stop.signal)
    .catch((error: unknown): DigestPosted => ({ kind: "unknown", reason: reasonOf(error) }));
  const posted = await Promise.race([sent, stopped]);
  clearTimeout(timer);
  return posted;
}

async function settle(
  { claims, clock, post, report, slot }: Sending,
  token: string,
  posted: DigestPosted,
): Promise<void> {
  switch (posted.kind) {
    case "sent":
      await claims.end(slot, token, { kind: "sent" }, clock());
      return;
    case "unknown":
      // Where it can be looked up it stays as it is: once the lease is over, whoever claims it looks.
      if (post.lookUp) return;
      await claims.end(slot, token, { kind: "unknown", reason: posted.reason }, clock());
      report({ kind: "unknown", slot, reason: posted.reason });
      return;
    case "refused": {
      const { reason, retryInMs } = posted;
      if (retryInMs === undefined) {
        await claims.end(slot, token, { kind: "failed", reason }, clock());
        report({ kind: "failed", slot, reason });
      } else {
        const at = new Date(clock().getTime() + retryInMs);
        await claims.end(slot, token, { kind: "later", reason, at }, clock());
      }
    }
  }
}
