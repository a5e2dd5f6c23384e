import { randomUUID } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";

/** Socket Mode from Slack's side: connections by ticket, envelopes that must be acknowledged. */

const ackSchema = z.object({
  envelope_id: z.string(),
  payload: z.record(z.string(), z.unknown()).optional(),
});

export type EnvelopeType = "events_api" | "interactive" | "slash_commands";

export class Sockets {
  readonly #server: WebSocketServer;
  readonly #tickets = new Set<string>();
  readonly #waiting = new Map<string, (payload: unknown) => void>();
  readonly #open: WebSocket[] = [];
  readonly #arrivals: (() => void)[] = [];
  /** How many connections were opened so far. */
  opened = 0;

  constructor(server: Server) {
    this.#server = new WebSocketServer({ noServer: true });
    server.on("upgrade", (request: IncomingMessage, socket, head) => {
      const ticket = new URL(request.url ?? "/", "http://slack").searchParams.get("ticket") ?? "";
      // A ticket opens one connection.
      if (!this.#tickets.delete(ticket)) return socket.destroy();
      this.#server.handleUpgrade(request, socket, head, (connection) => this.#take(connection));
    });
  }

  newUrl(apiUrl: string): string {
    const ticket = randomUUID();
    this.#tickets.add(ticket);
    return new URL(`/link/?ticket=${ticket}`, apiUrl).href.replace(/^http/, "ws");
  }

  #take(connection: WebSocket): void {
    this.opened += 1;
    this.#open.push(connection);
    connection.on("message", (data) => {
      const { envelope_id, payload } = ackSchema.parse(JSON.parse(String(data)));
      this.#waiting.get(envelope_id)?.(payload ?? {});
      this.#waiting.delete(envelope_id);
    });
    connection.on("close", () => {
      this.#open.splice(this.#open.indexOf(connection), 1);
    });
    connection.send(JSON.stringify({ type: "hello", num_connections: this.#open.length }));
    for (const arrived of this.#arrivals.splice(0)) arrived();
  }

  /** Resolves at the next connection. */
  nextConnection(): Promise<void> {
    return new Promise((resolve) => this.#arrivals.push(resolve));
  }

  /** Resolves to what the acknowledgement carried; undefined where none came in time. */
  async send(
    type: EnvelopeType,
    payload: object,
    { timeoutMs = 30_000, retry = 0 }: { readonly timeoutMs?: number; readonly retry?: number } = {},
  ): Promise<unknown> {
    const connection = this.#open.at(-1);
    if (!connection) throw new Error("no bot is connected");
    const envelope_id = randomUUID();
    const acknowledged = new Promise<unknown>((resolve) => {
      const timer = setTimeout(() => resolve(undefined), timeoutMs);
      this.#waiting.set(envelope_id, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
    });
    const again = retry === 0 ? {} : { retry_attempt: retry, retry_reason: "timeout" };
    const accepts_response_payload = type !== "events_api";
    connection.send(JSON.stringify({ envelope_id, type, payload, accepts_response_payload, ...again }));
    return acknowledged;
  }

  /** Tells the bot to connect anew, as Slack does every few hours. */
  refresh(): void {
    for (const connection of this.#open) {
      connection.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested" }));
    }
  }

  stop(): void {
    for (const connection of [...this.#open]) connection.terminate();
    this.#server.close();
  }
}
