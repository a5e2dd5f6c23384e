import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { App, Receiver } from "@slack/bolt";

/**
 * Slack over HTTP: signed requests to one address. Unlike Bolt's own receivers it answers an event only when the
 * listeners are through with it, so that nothing is acknowledged that is not stored; and it refuses requests from the
 * future as well as old ones.
 */

export interface HttpReceiverSettings {
  readonly signingSecret: string;
  readonly now: () => Date;
  readonly report: (problem: string, cause?: unknown) => void;
}

const LONGEST_BODY = 1_000_000;
const FARTHEST_MS = 300_000;

export class HttpReceiver implements Receiver {
  readonly #settings: HttpReceiverSettings;
  #app: App | undefined;
  #open = false;
  readonly #underway = new Set<Promise<void>>();

  constructor(settings: HttpReceiverSettings) {
    this.#settings = settings;
  }

  init(app: App): void {
    this.#app = app;
  }

  async start(): Promise<void> {
    this.#open = true;
  }

  /** Resolves when every request that came in is answered. */
  async stop(): Promise<void> {
    this.#open = false;
    await Promise.allSettled(this.#underway);
  }

  /** To be mounted where nothing has read the body yet. */
  readonly handle = (request: IncomingMessage, response: ServerResponse): void => {
    const answering = this.#answer(request, response)
      .catch((error: unknown) => {
        this.#settings.report("a request could not be answered", error);
        if (!response.headersSent) finish(response, 500);
      })
      .finally(() => this.#underway.delete(answering));
    this.#underway.add(answering);
  };

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== "POST") return finish(response, 405);
    const raw = await bodyOf(request);
    if (raw === undefined) return finish(response, 413);
    if (!this.#signed(request, raw)) return finish(response, 401);
    const body = parsed(request.headers["content-type"] ?? "", raw);
    if (!body) return finish(response, 400);
    if (body["ssl_check"] !== undefined) return finish(response, 200);
    if (body["type"] === "url_verification") return finish(response, 200, { challenge: body["challenge"] });
    const app = this.#app;
    if (!app || !this.#open) return finish(response, 503);
    const waits = body["type"] === "event_callback";
    let answered: { readonly content: unknown } | undefined;
    await app.processEvent({
      body,
      ack: async (content?: unknown) => {
        if (answered) return;
        answered = { content };
        if (!waits) finish(response, 200, content);
      },
      ...retryOf(request),
    });
    if (!response.writableEnded) finish(response, answered ? 200 : 404, answered?.content);
  }

  #signed({ headers }: IncomingMessage, raw: Buffer): boolean {
    const signature = headers["x-slack-signature"];
    const timestamp = headers["x-slack-request-timestamp"];
    if (typeof signature !== "string" || typeof timestamp !== "string" || !/^\d{1,12}$/.test(timestamp))
      return false;
    if (Math.abs(this.#settings.now().getTime() - Number(timestamp) * 1000) > FARTHEST_MS) return false;
    const hash = createHmac("sha256", this.#settings.signingSecret)
      .update(`v0:${timestamp}:`)
      .update(raw)
      .digest("hex");
    const expected = Buffer.from(`v0=${hash}`);
    const given = Buffer.from(signature);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    length += bytes.length;
    if (length > LONGEST_BODY) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

type Body = Readonly<Record<string, unknown>>;

/** Events are JSON; what people press and submit is a form with JSON in its field `payload`; a command is a form. */
function parsed(contentType: string, raw: Buffer): Body | undefined {
  const text = raw.toString("utf8");
  if (contentType.startsWith("application/json")) return objectIn(text);
  if (!contentType.startsWith("application/x-www-form-urlencoded")) return undefined;
  const form = new URLSearchParams(text);
  const payload = form.get("payload");
  return payload === null ? Object.fromEntries(form) : objectIn(payload);
}

function objectIn(text: string): Body | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function retryOf({ headers }: IncomingMessage): { retryNum?: number; retryReason?: string } {
  const number = Number(headers["x-slack-retry-num"]);
  const reason = headers["x-slack-retry-reason"];
  return {
    ...(Number.isInteger(number) ? { retryNum: number } : {}),
    ...(typeof reason === "string" ? { retryReason: reason } : {}),
  };
}

function finish(response: ServerResponse, status: number, content?: unknown): void {
  response.statusCode = status;
  // The rest of a body that was not read is not waited for.
  if (status === 413) response.setHeader("Connection", "close");
  if (content === undefined || content === "") {
    response.end();
    return;
  }
  const text = typeof content === "string";
  response.setHeader("Content-Type", text ? "text/plain; charset=utf-8" : "application/json; charset=utf-8");
  response.end(text ? content : JSON.stringify(content));
}
