import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { MANIFEST } from "./manifest.ts";
import type { Answer } from "./method.ts";
import { Sockets } from "./sockets.ts";
import { METHODS } from "./web-api.ts";
import { BOT_USER, TEAM, Workspace } from "./workspace.ts";

/**
 * A Slack of our own for tests, stricter than the real one where it can be: an unknown method, a scope the manifest
 * does not ask for, a limit, a trigger used twice, all are faults that fail the test (`faults`).
 */

export const BOT_TOKEN = "xoxb-1-strict";
export const APP_TOKEN = "xapp-1-strict";
export const SIGNING_SECRET = "the signing secret of the strict Slack";

/** What the Web API answers instead of what it would. */
export type Trouble =
  /** None: the next one is for a later call. */
  | "none"
  | { readonly error: string }
  | { readonly status: number; readonly retryAfter?: number }
  /** Does what was asked, and answers with an error nevertheless. */
  | { readonly after: number };

export class StrictSlack {
  readonly workspace = new Workspace();
  readonly sockets: Sockets;
  /** What the installed app was granted. */
  scopes: readonly string[] = MANIFEST.oauth_config.scopes.bot;
  /** Rules that the bot broke. */
  readonly faults: string[] = [];
  /** Every call of the Web API, oldest first. */
  readonly calls: { readonly method: string; readonly args: Readonly<Record<string, unknown>> }[] = [];
  /** What was answered by a `response_url`. */
  readonly responses: { readonly user: string; readonly answer: unknown }[] = [];
  readonly #held = new Set<string>();
  readonly #troubles = new Map<string, Trouble[]>();
  readonly #server: Server;
  #token: "live" | "token_revoked" | "account_inactive" | "invalid_auth" = "live";

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        this.faults.push(`the strict Slack failed: ${String(error)}`);
        response.writeHead(500).end();
      });
    });
    // A connection that waits is not closed just when it is used again.
    this.#server.keepAliveTimeout = 600_000;
    this.sockets = new Sockets(this.#server);
  }

  static async start(): Promise<StrictSlack> {
    const slack = new StrictSlack();
    await new Promise<void>((resolve) => slack.#server.listen(0, "127.0.0.1", resolve));
    for (const id of ["U1", "U2", "U3", "U4"]) slack.workspace.addUser({ id, team: TEAM });
    slack.workspace.addChannel("C1", "public", ["U1", "U2", "U3", "U4", BOT_USER]);
    return slack;
  }

  get apiUrl(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/api/`;
  }

  async stop(): Promise<void> {
    this.sockets.stop();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The next calls of a method meet these troubles, one each. */
  trouble(method: string, ...troubles: readonly Trouble[]): void {
    this.#troubles.set(method, [...(this.#troubles.get(method) ?? []), ...troubles]);
  }

  revoke(why: "token_revoked" | "account_inactive" | "invalid_auth"): void {
    this.#token = why;
  }

  /** Calls of this method are never answered from now on. */
  hold(method: string): void {
    this.#held.add(method);
  }

  /** Somebody installed the app again. */
  restore(): void {
    this.#token = "live";
  }

  callsOf(method: string): readonly Readonly<Record<string, unknown>>[] {
    return this.calls.filter((call) => call.method === method).map(({ args }) => args);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", "http://slack");
    const body = await bodyOf(request);
    const upload = /^\/upload\/(.+)$/.exec(pathname);
    if (upload) {
      const file = this.workspace.files.get(upload[1] ?? "");
      if (!file) return void response.writeHead(404).end();
      file.bytes = new Uint8Array(body);
      return void response.writeHead(200).end(`OK - ${body.length}`);
    }
    const respond = /^\/respond\/(.+)$/.exec(pathname);
    if (respond) {
      const answer: unknown = JSON.parse(body.toString("utf8"));
      this.responses.push({ user: respond[1] ?? "", answer });
      return void response.writeHead(200).end("ok");
    }
    const method = /^\/api\/([A-Za-z.]+)$/.exec(pathname)?.[1] ?? pathname;
    const args = argsOf(request, body);
    this.calls.push({ method, args });
    if (this.#held.has(method)) return;
    const trouble = this.#troubles.get(method)?.shift();
    if (trouble && trouble !== "none" && "status" in trouble) {
      const retry = trouble.retryAfter === undefined ? {} : { "Retry-After": String(trouble.retryAfter) };
      return void response.writeHead(trouble.status, retry).end();
    }
    const answer =
      trouble && trouble !== "none" && "error" in trouble
        ? { ok: false, error: trouble.error }
        : this.#answer(method, args, request);
    if (trouble && trouble !== "none" && "after" in trouble)
      return void response.writeHead(trouble.after).end();
    response
      .writeHead(200, { "Content-Type": "application/json", "X-OAuth-Scopes": this.scopes.join(",") })
      .end(JSON.stringify(answer));
  }

  #answer(method: string, args: Readonly<Record<string, unknown>>, { headers }: IncomingMessage): Answer {
    const known = METHODS[method];
    if (!known) return this.#fault(method, "unknown_method", "there is no such method");
    const token = (headers.authorization ?? `Bearer ${String(args["token"] ?? "")}`).replace(/^Bearer /, "");
    if (token !== (known.token === "app" ? APP_TOKEN : BOT_TOKEN)) {
      return this.#fault(method, "invalid_auth", "called with a wrong token");
    }
    if (this.#token !== "live") return { ok: false, error: this.#token };
    if (known.scopes.length > 0 && !known.scopes.some((scope) => this.scopes.includes(scope))) {
      return this.#fault(method, "missing_scope", `the manifest asks for none of ${known.scopes.join(", ")}`);
    }
    const answer = known.call(args, {
      workspace: this.workspace,
      apiUrl: this.apiUrl,
      token: known.token ?? "bot",
      openSocket: () => this.sockets.newUrl(this.apiUrl),
    });
    if (!answer.ok && "fault" in answer && typeof answer.fault === "string") {
      this.faults.push(`${method}: ${answer.fault}`);
    }
    return answer;
  }

  #fault(method: string, error: string, why: string): Answer {
    this.faults.push(`${method}: ${why}`);
    return { ok: false, error };
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** Arguments come as a form whose structured fields are JSON, or as JSON. */
function argsOf({ headers }: IncomingMessage, body: Buffer): Record<string, unknown> {
  const text = body.toString("utf8");
  if ((headers["content-type"] ?? "").startsWith("application/json")) return JSON.parse(text);
  const args: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const structured = /^[[{]/.test(value) && name !== "text" && name !== "markdown_text";
    args[name] = structured ? JSON.parse(value) : value === "true" ? true : value === "false" ? false : value;
  }
  return args;
}
