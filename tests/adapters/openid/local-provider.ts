import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

/**
 * An OpenID provider on this machine, as strict as a real one: codes count once, for the redirect address, the client
 * and the PKCE challenge they were given for. `next` says who signs in, and what is wrong with the answer.
 */

type Signature = Awaited<ReturnType<typeof generateKeyPair>>["privateKey"];

export interface NextAnswer {
  /** Claims of the ID token; these win over the right ones. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Signs with a key that the provider does not have. */
  readonly foreignKey?: boolean;
  /** The person presses "no". */
  readonly denies?: boolean;
  /** The token endpoint fails. */
  readonly broken?: boolean;
  /** How the provider describes itself; these win over the right words. Null: there is no description. */
  readonly described?: Readonly<Record<string, unknown>> | null;
}

export class LocalProvider {
  readonly clientId = "kyodo";
  readonly clientSecret = "a-secret-of-the-city";
  next: NextAnswer = {};
  /** Queries of every authorization request. */
  readonly asked: URLSearchParams[] = [];
  readonly #codes = new Map<string, URLSearchParams>();
  readonly #server: Server;
  #issuer = "";
  #key: Signature | undefined;
  #jwks: unknown;

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        response.writeHead(500).end(String(error));
      });
    });
  }

  static async start(): Promise<LocalProvider> {
    const provider = new LocalProvider();
    const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
    provider.#key = privateKey;
    provider.#jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: "one", alg: "RS256", use: "sig" }] };
    await new Promise<void>((resolve) => provider.#server.listen(0, "127.0.0.1", resolve));
    const address = provider.#server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    provider.#issuer = `http://127.0.0.1:${address.port}`;
    return provider;
  }

  get issuer(): URL {
    return new URL(this.#issuer);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", this.#issuer);
    const json = (status: number, body: unknown): void => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    switch (url.pathname) {
      case "/.well-known/openid-configuration":
        if (this.next.described === null) return json(404, {});
        return json(200, {
          issuer: this.#issuer,
          authorization_endpoint: `${this.#issuer}/authorize`,
          token_endpoint: `${this.#issuer}/token`,
          jwks_uri: `${this.#issuer}/jwks`,
          response_types_supported: ["code"],
          subject_types_supported: ["public"],
          id_token_signing_alg_values_supported: ["RS256"],
          code_challenge_methods_supported: ["S256"],
          ...this.next.described,
        });
      case "/jwks":
        return json(200, this.#jwks);
      case "/authorize": {
        response.writeHead(302, { location: this.#authorize(url.searchParams) }).end();
        return;
      }
      case "/token": {
        const body = new URLSearchParams(await textOf(request));
        if (this.next.broken) return json(503, { error: "temporarily_unavailable" });
        const asked = this.#codes.get(body.get("code") ?? "");
        this.#codes.delete(body.get("code") ?? "");
        if (!asked || !this.#fits(asked, body)) return json(400, { error: "invalid_grant" });
        return json(200, {
          access_token: randomUUID(),
          token_type: "Bearer",
          expires_in: 300,
          id_token: await this.#idToken(asked),
        });
      }
      default:
        return json(404, {});
    }
  }

  #authorize(asked: URLSearchParams): string {
    this.asked.push(asked);
    const back = new URL(asked.get("redirect_uri") ?? "");
    back.searchParams.set("state", asked.get("state") ?? "");
    if (this.next.denies) back.searchParams.set("error", "access_denied");
    else {
      const code = randomUUID();
      this.#codes.set(code, asked);
      back.searchParams.set("code", code);
    }
    return back.href;
  }

  #fits(asked: URLSearchParams, body: URLSearchParams): boolean {
    const challenge = createHash("sha256")
      .update(body.get("code_verifier") ?? "")
      .digest("base64url");
    return (
      asked.get("client_id") === this.clientId &&
      body.get("client_id") === this.clientId &&
      body.get("client_secret") === this.clientSecret &&
      body.get("grant_type") === "authorization_code" &&
      body.get("redirect_uri") === asked.get("redirect_uri") &&
      asked.get("code_challenge_method") === "S256" &&
      asked.get("code_challenge") === challenge
    );
  }

  async #idToken(asked: URLSearchParams): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const foreign = this.next.foreignKey ? (await generateKeyPair("RS256")).privateKey : undefined;
    const key = foreign ?? this.#key;
    if (!key) throw new Error("not started");
    return new SignJWT({
      iss: this.#issuer,
      aud: this.clientId,
      sub: "tanaka",
      iat: now,
      exp: now + 300,
      nonce: asked.get("nonce") ?? "",
      name: "田中 花子",
      email: "Tanaka@city.example",
      email_verified: true,
      ...this.next.claims,
    })
      .setProtectedHeader({ alg: "RS256", kid: "one" })
      .sign(key);
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}
