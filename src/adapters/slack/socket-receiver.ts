import { setTimeout as wait } from "node:timers/promises";
import type { App, Receiver } from "@slack/bolt";
import { SocketModeClient } from "@slack/socket-mode";
import { z } from "zod";
import { silentLogger } from "./logger.ts";

/**
 * Slack over Socket Mode: the bot opens the connection itself, so no address of the city's has to be reachable.
 * An event is acknowledged only when it is stored; one that is not acknowledged comes again.
 */

type Options = ConstructorParameters<typeof SocketModeClient>[0];

export interface SocketReceiverSettings {
  readonly appToken: string;
  readonly clientOptions: NonNullable<NonNullable<Options>["clientOptions"]>;
  /** How long a connection may be silent before it counts as lost. */
  readonly pingTimeoutMs: number;
  readonly report: (problem: string, cause?: unknown) => void;
}

const eventSchema = z.object({
  ack: z.custom<(content?: object) => Promise<void>>((value) => typeof value === "function"),
  type: z.string(),
  body: z.record(z.string(), z.unknown()),
  retry_num: z.number().optional(),
  retry_reason: z.string().optional(),
});

const GREETING_MS = 20_000;
const GOODBYE_MS = 1000;

export class SocketReceiver implements Receiver {
  readonly #client: SocketModeClient;
  /** Resolves when the connection is gone. It is not opened anew here: that is a new start, with a new receiver. */
  readonly lost: Promise<void>;
  readonly #underway = new Set<Promise<void>>();
  #app: App | undefined;

  constructor(settings: SocketReceiverSettings) {
    const { appToken, clientOptions, pingTimeoutMs } = settings;
    this.#client = new SocketModeClient({
      appToken,
      clientOptions,
      // What goes wrong is told by a start that fails, or by a delivery that is not taken.
      logger: silentLogger(),
      clientPingTimeout: pingTimeoutMs,
      // The client's own way ends the whole process where Slack refuses while it reconnects.
      autoReconnectEnabled: false,
    });
    this.lost = new Promise((resolve) => this.#client.once("disconnected", () => resolve()));
    this.#client.on("slack_event", (event: unknown) => {
      const taking = this.#take(event)
        .catch((error: unknown) => settings.report("a delivery was not taken; it comes again", error))
        .finally(() => this.#underway.delete(taking));
      this.#underway.add(taking);
    });
  }

  init(app: App): void {
    this.#app = app;
  }

  /** Resolves when Slack has greeted; rejects where it does not, or `stop` is called before. */
  async start(): Promise<void> {
    const late = wait(GREETING_MS, undefined, { ref: false }).then(() => {
      throw new Error(`no greeting from Slack within ${GREETING_MS} ms`);
    });
    const gone = this.lost.then(() => {
      throw new Error("the connection to Slack was closed before it stood");
    });
    await Promise.race([this.#client.start(), gone, late]);
  }

  /** Resolves when everything that came in is acknowledged. */
  async stop(): Promise<void> {
    await Promise.allSettled(this.#underway);
    const gone = this.#client.disconnect();
    // Asked a second time, the client no longer waits for Slack to say goodbye.
    const pressed = wait(GOODBYE_MS, undefined, { ref: false }).then(() => this.#client.disconnect());
    await Promise.race([gone, pressed]);
  }

  async #take(event: unknown): Promise<void> {
    const { ack, type, body, retry_num, retry_reason } = eventSchema.parse(event);
    const waits = type === "events_api";
    let answered = false;
    await this.#app?.processEvent({
      body,
      ack: async (content?: unknown) => {
        if (answered) return;
        answered = true;
        if (!waits) await ack(objectOf(content));
      },
      ...(retry_num === undefined ? {} : { retryNum: retry_num }),
      ...(retry_reason === undefined ? {} : { retryReason: retry_reason }),
    });
    if (waits) await ack();
  }
}

const objectOf = (content: unknown): object | undefined => {
  if (typeof content === "string") return content === "" ? undefined : { text: content };
  return typeof content === "object" && content !== null ? content : undefined;
};
