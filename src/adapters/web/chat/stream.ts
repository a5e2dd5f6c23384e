import type { Request, Response } from "express";
import { z } from "zod";
import type { Conversations } from "./conversations.ts";
import type { Entry } from "./said.ts";

/** News of a conversation as server-sent events: what was kept since the page's last event, then whatever comes. */

const BEAT_MS = 20_000;
/** What another process kept is found by looking. */
const LOOK_MS = 3000;
/** Then the browser comes back by itself, and is asked anew who it is: a sign-out ends its streams too. */
const LONGEST_MS = 5 * 60_000;
/** How long a browser waits before it comes back. */
const RETRY_MS = 1500;

export interface StreamSettings {
  readonly conversations: Conversations;
  /** The conversation's key. */
  readonly key: string;
  readonly show: (entry: Entry) => { readonly number: number; readonly html: string };
}

export class Streams {
  readonly #open = new Set<() => void>();

  /** Streams until the page goes away or the server ends. */
  open(request: Request, response: Response, { conversations, key, show }: StreamSettings): void {
    response.writeHead(200, {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store",
      "X-Accel-Buffering": "no",
    });
    response.write(`retry: ${RETRY_MS}\n\n`);
    let change = lastChange(request);
    let busy = false;
    let again = false;

    const send = async (): Promise<void> => {
      do {
        again = false;
        for (const entry of await conversations.since(key, change)) {
          change = entry.change;
          response.write(`id: ${change}\nevent: said\ndata: ${JSON.stringify(show(entry))}\n\n`);
        }
      } while (again);
    };
    const look = (): void => {
      again = true;
      if (busy) return;
      busy = true;
      // A store that fails now is asked again at the next look.
      void send()
        .catch(() => {})
        .finally(() => {
          busy = false;
        });
    };
    const stopListening = conversations.listeners.listen(key, (news) => {
      if (news.kind === "kept") look();
      else response.write(`event: draft\ndata: ${JSON.stringify({ text: news.text })}\n\n`);
    });
    const looking = setInterval(look, LOOK_MS);
    const beating = setInterval(() => response.write(": beat\n\n"), BEAT_MS);
    const end = (): void => {
      clearTimeout(ending);
      clearInterval(looking);
      clearInterval(beating);
      stopListening();
      this.#open.delete(end);
      response.end();
    };
    const ending = setTimeout(end, LONGEST_MS);
    this.#open.add(end);
    request.on("close", end);
    look();
  }

  /** Ends all streams: the browsers come back when there is a server again. */
  stop(): void {
    for (const end of [...this.#open]) end();
  }
}

/** Where the page left off: told by the browser when it comes back by itself, else by the page. */
function lastChange(request: Request): number {
  const told = request.headers["last-event-id"] ?? request.query["after"];
  return z.coerce
    .number()
    .int()
    .min(0)
    .catch(0)
    .parse(told ?? 0);
}
