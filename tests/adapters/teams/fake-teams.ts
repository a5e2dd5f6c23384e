import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { z } from "zod";

/** Teams' server as a bot meets it: signing keys, and a connector that is as strict as Teams is known to be. */

export const APP_ID = "11111111-2222-4333-8444-555555555555";
export const TENANT_ID = "99999999-8888-4777-8666-555555555555";
export const BOT = { id: `28:${APP_ID}`, name: "協働ナビ" };
export const OUTBOUND_TOKEN = "token-of-the-bot";
const ISSUER = "https://api.botframework.com";

export type Json = z.infer<ReturnType<typeof z.json>>;

const outboundSchema = z.looseObject({
  type: z.enum(["message", "typing"]),
  text: z.string().optional(),
  summary: z.string().optional(),
  entities: z.array(z.looseObject({ type: z.string() })).optional(),
  attachments: z
    .array(
      z.looseObject({
        contentType: z.string(),
        content: z.unknown().optional(),
        contentUrl: z.string().optional(),
      }),
    )
    .optional(),
  channelData: z.unknown().optional(),
  replyToId: z.string().optional(),
});
export type Outbound = z.infer<typeof outboundSchema>;

/** What stands in a conversation. `edits` counts how often it was replaced. */
export interface Standing {
  readonly id: string;
  activity: Outbound;
  edits: number;
}
/** One request that the connector took or refused. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly body: Outbound | undefined;
  readonly status: number;
}
export interface Refusal {
  readonly status: number;
  readonly code?: string;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Which requests it waits for; all without one. */
  readonly when?: (request: { readonly method: string; readonly body: Outbound | undefined }) => boolean;
}

const MESSAGE_BYTES = 100 * 1024;
const CARD_BYTES = 28 * 1024;
const utf16 = (value: unknown): number => JSON.stringify(value).length * 2;

interface Stream {
  sequence: number;
  text: string;
  ended: boolean;
}

type Keys = Awaited<ReturnType<typeof generateKeyPair>>;
/** Made once for all tests of a file: making them takes longer than a test. */
const threeKeys = Promise.all([generateKeyPair("RS256"), generateKeyPair("RS256"), generateKeyPair("RS256")]);

export class FakeTeams {
  readonly #server: Server;
  readonly #keys: Keys;
  readonly #foreign: Keys;
  readonly #unendorsed: Keys;
  readonly #streams = new Map<string, Stream>();
  readonly #refusals: Refusal[] = [];
  #ids = 0;
  readonly requests: Request[] = [];
  readonly conversations = new Map<string, Standing[]>();
  /** The 1:1 conversation of each person, by Teams' own name of the person. */
  readonly privates = new Map<string, string>();
  /** Every broken rule of Teams that the bot was caught at. */
  readonly complaints: string[] = [];

  private constructor(server: Server, [own, foreign, unendorsed]: readonly [Keys, Keys, Keys]) {
    this.#server = server;
    this.#keys = own;
    this.#foreign = foreign;
    this.#unendorsed = unendorsed;
  }

  static async start(): Promise<FakeTeams> {
    const keys = await threeKeys;
    let teams: FakeTeams | undefined;
    const server = createServer((request, response) => {
      const handled = teams?.handle(request, response) ?? Promise.resolve();
      handled.catch((error: unknown) => {
        teams?.complaints.push(String(error));
        response.writeHead(500).end();
      });
    });
    // A connection that was idle for a while is not taken away just when it is used again.
    server.keepAliveTimeout = 60_000;
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    teams = new FakeTeams(server, keys);
    return teams;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  get origin(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }
  get serviceUrl(): string {
    return `${this.origin}/jp/`;
  }
  get openIdMetadataUrl(): string {
    return `${this.origin}/openid`;
  }

  refuse(refusal: Refusal): void {
    this.#refusals.push(refusal);
  }

  /** A token as Teams signs it, with what a test changes in it. */
  token(
    change: {
      audience?: string;
      issuer?: string;
      serviceUrl?: string;
      expired?: boolean;
      key?: "foreign" | "unendorsed";
      algorithm?: "none";
    } = {},
  ): Promise<string> {
    const key = { foreign: this.#foreign, unendorsed: this.#unendorsed, own: this.#keys }[
      change.key ?? "own"
    ];
    const kid = change.key === "unendorsed" ? "webchat-key" : "teams-key";
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ serviceurl: change.serviceUrl ?? this.serviceUrl })
      .setProtectedHeader({ alg: "RS256", kid })
      .setIssuer(change.issuer ?? ISSUER)
      .setAudience(change.audience ?? APP_ID)
      .setIssuedAt(now - 3600)
      .setNotBefore(now - 3600)
      .setExpirationTime(change.expired ? now - 1200 : now + 3600)
      .sign(key.privateKey);
  }

  newId(prefix = ""): string {
    return `${prefix}${1_760_000_000_000 + ++this.#ids}`;
  }

  standing(conversation: string): readonly Standing[] {
    return this.conversations.get(conversation) ?? [];
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<undefined> {
    const url = new URL(request.url ?? "/", this.origin);
    const answer = (
      status: number,
      body?: unknown,
      headers: Readonly<Record<string, string>> = {},
    ): undefined => {
      response.writeHead(status, { "Content-Type": "application/json", ...headers });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    };
    if (url.pathname === "/openid") return answer(200, { jwks_uri: `${this.origin}/keys` });
    if (url.pathname === "/keys") {
      const keys = [
        { ...(await exportJWK(this.#keys.publicKey)), kid: "teams-key", endorsements: ["msteams"] },
        { ...(await exportJWK(this.#unendorsed.publicKey)), kid: "webchat-key", endorsements: ["webchat"] },
      ];
      return answer(200, { keys });
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const raw = Buffer.concat(chunks).toString("utf8");
    const json: unknown = raw === "" ? undefined : JSON.parse(raw);
    const method = request.method ?? "GET";
    const body = outboundSchema.safeParse(json).data;
    const done = (status: number, told?: unknown, headers?: Readonly<Record<string, string>>): undefined => {
      this.requests.push({ method, path: url.pathname, body, status });
      answer(status, told, headers);
    };
    const no = (status: number, code: string, message = code): undefined =>
      done(status, { error: { code, message } });
    if (request.headers.authorization !== `Bearer ${OUTBOUND_TOKEN}`) return no(401, "Unauthorized");
    const at = this.#refusals.findIndex(({ when }) => when?.({ method, body }) ?? true);
    if (at >= 0) {
      const [refusal] = this.#refusals.splice(at, 1);
      if (refusal) {
        const { status, code = "Error", message = code, headers } = refusal;
        return done(status, { error: { code, message } }, headers);
      }
    }
    const path = url.pathname.split("/").map(decodeURIComponent).slice(2);
    if (path[0] !== "v3" || path[1] !== "conversations") return no(404, "NotFound");
    if (path.length === 2 && method === "POST") return this.#create(json, done, no);
    const conversation = path[2] ?? "";
    const said = this.conversations.get(conversation);
    if (!said) return no(404, "ConversationNotFound");
    if (!body) {
      this.complaints.push(`no activity: ${raw.slice(0, 200)}`);
      return no(400, "BadSyntax");
    }
    const wrong = this.#wrongIn(body);
    if (wrong) {
      this.complaints.push(wrong);
      return no(400, "BadSyntax", wrong);
    }
    if (path[3] === "activities" && method === "PUT") {
      const old = said.find(({ id }) => id === path[4]);
      if (!old) return no(404, "ActivityNotFoundInConversation");
      old.activity = body;
      old.edits += 1;
      return done(200, { id: old.id });
    }
    if (path[3] !== "activities" || method !== "POST") return no(405, "MethodNotAllowed");
    const info = body.entities?.find(({ type }) => type === "streaminfo");
    if (info) return this.#streamed(conversation, said, body, info, done, no);
    if (body.type === "typing") return done(201, { id: this.newId() });
    const id = this.newId();
    said.push({ id, activity: body, edits: 0 });
    return done(201, { id });
  }

  #create(
    json: unknown,
    done: (status: number, body: unknown) => undefined,
    no: (status: number, code: string) => undefined,
  ): undefined {
    const wanted = z
      .object({
        isGroup: z.boolean(),
        bot: z.object({ id: z.literal(BOT.id) }),
        tenantId: z.literal(TENANT_ID),
        members: z.array(z.object({ id: z.string() })).optional(),
        channelData: z.object({ channel: z.object({ id: z.string() }).optional() }),
        activity: outboundSchema.optional(),
      })
      .safeParse(json).data;
    if (!wanted) {
      this.complaints.push(`no conversation can be made of ${JSON.stringify(json)}`);
      return no(400, "BadSyntax");
    }
    const channel = wanted.channelData.channel?.id;
    if (channel !== undefined && wanted.activity) {
      const id = this.newId();
      this.conversations.set(`${channel};messageid=${id}`, [{ id, activity: wanted.activity, edits: 0 }]);
      return done(201, { id: `${channel};messageid=${id}`, activityId: id });
    }
    const user = wanted.members?.[0]?.id ?? "";
    const known = this.privates.get(user);
    if (known === undefined) return no(403, "BotNotInConversationRoster");
    return done(201, { id: known });
  }

  #wrongIn({ attachments = [], text, type, entities = [], ...rest }: Outbound): string | undefined {
    if (utf16({ attachments, text, type, entities, ...rest }) > MESSAGE_BYTES) return "message too large";
    for (const { contentType, content } of attachments) {
      if (contentType !== "application/vnd.microsoft.card.adaptive") return `attachment ${contentType}`;
      if (utf16(content) > CARD_BYTES) return "card too large";
    }
    const roots = entities.filter((entity) => entity.type === "https://schema.org/Message");
    if (roots.length > 1) return "more than one root message entity";
    if (entities.some((entity) => Object.keys(entity).length < 2)) return "an entity without content";
    if (type === "message" && (text ?? "") === "" && attachments.length === 0) return "an empty message";
    return undefined;
  }

  #streamed(
    conversation: string,
    said: Standing[],
    body: Outbound,
    info: Readonly<Record<string, unknown>>,
    done: (status: number, body?: unknown) => undefined,
    no: (status: number, code: string, message?: string) => undefined,
  ): undefined {
    if (conversation.startsWith("19:")) return no(400, "BadArgument", "streaming api is not enabled");
    const id = typeof info["streamId"] === "string" ? info["streamId"] : undefined;
    if (body.type === "message") {
      const stream = this.#streams.get(id ?? "");
      if (info["streamType"] !== "final" || !stream || stream.ended) {
        return no(403, "ContentStreamNotAllowed", "not allowed on an already completed streamed message");
      }
      stream.ended = true;
      said.push({ id: id ?? "", activity: body, edits: 0 });
      return done(202, {});
    }
    const stream = id === undefined ? { sequence: 0, text: "", ended: false } : this.#streams.get(id);
    if (!stream || stream.ended) return no(403, "ContentStreamNotAllowed", "no such stream");
    if (info["streamSequence"] !== stream.sequence + 1)
      return no(400, "BadSyntax", "streamSequence out of order");
    stream.sequence += 1;
    if (info["streamType"] === "streaming") {
      if (!(body.text ?? "").startsWith(stream.text))
        return no(400, "BadSyntax", "the text is not cumulative");
      stream.text = body.text ?? "";
    }
    const streamId = id ?? this.newId("a-");
    this.#streams.set(streamId, stream);
    return done(201, { id: streamId });
  }
}
