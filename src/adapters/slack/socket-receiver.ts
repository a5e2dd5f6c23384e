import type { App, Receiver } from "@slack/bolt";
import { SocketModeClient } from "@slack/socket-mode";
import { z } from "zod";

/**
 * Slack over Socket Mode: the bot opens the connection itself, so no address of the city's has to be reachable.
 * An event is acknowledged only when it is stored; one that is not acknowledged comes again.
 */

type Options = ConstructorParameters<typeof SocketModeClient>[0];

export interface SocketReceiverSettings {
  readonly appToken: string;
  readonly clientOptions: NonNullable<NonNullable<Options>["clientOptions"]>;
  readonly logger: NonNullable<NonNullable<Options>["logger"]>;
  /** How long a connection may be silent, and how long is waited before it is opened anew. */
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

export class SocketReceiver implements Receiver {
  readonly #client: SocketModeClient;
  readonly #underway = new Set<Promise<void>>();
  #app: App | undefined;

  constructor(settings: SocketReceiverSettings) {
    const { appToken, clientOptions, logger, pingTimeoutMs } = settings;
    this.#client = new SocketModeClient({
      appToken,
      clientOptions,
      logger,
      clientPingTimeout: pingTimeoutMs,
    });
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

  start(): Promise<unknown> {
    return this.#client.start();
  }

  /** Resolves when everything that came in is acknowledged. */
  async stop(): Promise<void> {
    await Promise.allSettled(this.#underway);
    await this.#client.disconnect();
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
