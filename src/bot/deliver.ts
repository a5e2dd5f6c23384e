import { z } from "zod";
import type { Message } from "../domain/message.ts";
import type { Outgoing, Send, Sent } from "../ports/chat.ts";
import type { Posting, Store } from "../ports/store.ts";

/**
 * Takes what waits in the outbox for a platform, hands it to a sender, and marks what became of it.
 *
 * The promise: every reply of a committed turn is handed over at least once, and a place gets its replies in order.
 * Twice only where the process died, or the lease ran out, between the send and its mark: of a platform that cannot
 * be asked what it has shown, no more can be promised. One that can be asked is asked in `send`, by the reply's id.
 */

export interface Delivered {
  readonly sent: number;
  /** What was not shown; `retryAt` is null where it was given up, `cause` is what the sender threw. */
  readonly failed: readonly Failure[];
}
interface Failure {
  readonly id: string;
  readonly reason: string;
  readonly retryAt: Date | null;
  readonly cause?: unknown;
}

export interface Delivery {
  readonly leaseMs?: number;
  readonly now?: () => Date;
  /** What a language model may make of a reply; undefined where it has nothing to do. */
  readonly better?: (outgoing: Outgoing) => Outgoing["better"];
  /** Resolves at the next moment at which there may be more to send. Without it, what comes meanwhile waits for a reply that is under way. */
  readonly more?: () => Promise<void>;
}

/** How many places are sent to at the same time. */
const AT_ONCE = 10;
/** A claim holds as long as a slow platform with its own retries may take, twice. */
const LEASE_MS = 60_000;
const SOONEST_RETRY_MS = 1000;
const LATEST_RETRY_MS = 300_000;

/** Written by this program alone; what it stored is what it reads. */
const messageSchema = z.custom<Message>(
  (value) => z.object({ parts: z.array(z.unknown()) }).safeParse(value).success,
);

/**
 * Sends until nothing is left that may be sent now. Any number of calls, in any number of processes, may run at once.
 * Rejects only where the store does; what was claimed then is tried again when its lease has run out.
 */
export async function deliver(
  store: Store,
  platform: string,
  send: Send,
  { leaseMs = LEASE_MS, now = () => new Date(), better, more }: Delivery = {},
): Promise<Delivered> {
  let sent = 0;
  const failed: Failure[] = [];
  const underway = new Set<Promise<void>>();

  const settle = async (posting: Posting): Promise<void> => {
    const outcome = await attempt(posting, send, leaseMs / 2, now, better);
    if (outcome.kind === "sent") {
      await store.sent(posting.id, now());
      sent += 1;
      return;
    }
    const soonest = now().getTime() + SOONEST_RETRY_MS;
    const retryAt = outcome.kind === "later" ? new Date(Math.max(outcome.at.getTime(), soonest)) : null;
    await store.failed(posting.id, outcome.reason, retryAt);
    const { reason, cause } = outcome;
    failed.push({ id: posting.id, reason, retryAt, ...(cause === undefined ? {} : { cause }) });
  };

  try {
    for (;;) {
      // A claim made while a reply is being marked as sent does not see the younger one behind it yet.
      const alone = underway.size === 0;
      const limit = AT_ONCE - underway.size;
      const news = more?.();
      const postings = await store.claim({ platform, limit, at: now(), leaseMs });
      for (const posting of postings) {
        const settling = settle(posting).finally(() => underway.delete(settling));
        underway.add(settling);
      }
      if (underway.size === 0 && alone) return { sent, failed };
      // A place that was served may have a younger reply; slow ones keep nobody waiting, and few claims take many.
      if (postings.length < limit && underway.size > 0)
        await Promise.race(news ? [...underway, news] : underway);
      while (underway.size > AT_ONCE / 2) await Promise.race(underway);
    }
  } finally {
    await Promise.allSettled(underway);
  }
}

type Attempt = { readonly kind: "sent" } | (Exclude<Sent, { kind: "sent" }> & { readonly cause?: unknown });

async function attempt(
  posting: Posting,
  send: Send,
  timeoutMs: number,
  now: () => Date,
  better: Delivery["better"],
): Promise<Attempt> {
  const message = messageSchema.safeParse(posting.message).data;
  if (!message) return { kind: "never", reason: "unreadable message" };
  const signal = AbortSignal.timeout(timeoutMs);
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  try {
    const bettered = better?.({ ...posting, message });
    const outgoing = { ...posting, message, ...(bettered ? { better: bettered } : {}) };
    return await Promise.race([send(outgoing, signal), late]);
  } catch (cause) {
    const waitMs = Math.min(SOONEST_RETRY_MS * 2 ** posting.attempts, LATEST_RETRY_MS);
    const reason = cause instanceof Error ? cause.message : String(cause);
    return { kind: "later", reason, at: new Date(now().getTime() + waitMs), cause };
  }
}
