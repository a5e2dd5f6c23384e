import { request as send } from "node:http";

/** A browser without a screen: cookies, forms and any header, over a real connection. */

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

export class Browser {
  readonly address: string;
  readonly #cookies = new Map<string, string>();

  readonly #always: Readonly<Record<string, string>>;

  /** `always` are headers that go along with every request. */
  constructor(address: string, always: Readonly<Record<string, string>> = {}) {
    this.address = address;
    this.#always = always;
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return this.#send("GET", path, undefined, headers);
  }

  /** Posts a form as a page of the server would, with the token of the page that was read last. */
  async post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Reply> {
    const body = new URLSearchParams({ _token: this.token, ...fields }).toString();
    return this.#send("POST", path, body, {
      "content-type": "application/x-www-form-urlencoded",
      origin: this.address,
      "sec-fetch-site": "same-origin",
      ...headers,
    });
  }

  send(
    method: string,
    path: string,
    body: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<Reply> {
    return this.#send(method, path, body, headers);
  }

  /** The token in the page that was read last. */
  token = "";

  /** All that it would send along. */
  get cookies(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  #send(
    method: string,
    path: string,
    body: string | undefined,
    headers: Readonly<Record<string, string>>,
  ): Promise<Reply> {
    const cookie = this.cookies;
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    return new Promise((resolve, reject) => {
      const sent = send(
        new URL(path, this.address),
        {
          method,
          headers: { ...(cookie === "" ? {} : { cookie }), ...length, ...this.#always, ...headers },
          agent: false,
        },
        (response) => {
          const pieces: Buffer[] = [];
          response.on("data", (piece: Buffer) => pieces.push(piece));
          response.on("error", reject);
          response.on("end", () => {
            const text = Buffer.concat(pieces).toString("utf8");
            this.#keep(response.headers["set-cookie"] ?? [], text);
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
          });
        },
      );
      sent.on("error", reject);
      sent.end(body);
    });
  }

  #keep(setCookies: readonly string[], page: string): void {
    for (const line of setCookies) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    this.token = /name="_token" value="([^"]+)"/.exec(page)?.[1] ?? this.token;
  }
}
