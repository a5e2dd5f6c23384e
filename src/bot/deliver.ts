import { z } from "zod";
import type { Message } from "../domain/message.ts";
import type { Store } from "../ports/store.ts";

/** Takes what waits in the outbox for a platform that shows it at once, in order, and marks it sent. */

/** How long a claim holds: a terminal shows a message in far less. */
const LEASE_MS = 10_000;
/** Written by this program alone; what it stored is what it reads. */
const message = z.custom<Message>(
  (value) => z.object({ parts: z.array(z.unknown()) }).safeParse(value).success,
);

export async function deliver(store: Store, platform: string): Promise<readonly Message[]> {
  const messages: Message[] = [];
  for (;;) {
    const postings = await store.claim({ platform, limit: 10, at: new Date(), leaseMs: LEASE_MS });
    if (postings.length === 0) return messages;
    for (const posting of postings) {
      messages.push(message.parse(posting.message));
      await store.sent(posting.id, new Date());
    }
  }
}
