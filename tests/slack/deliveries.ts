import { createHmac } from "node:crypto";
import { MANIFEST } from "./manifest.ts";
import type { EnvelopeType, Sockets } from "./sockets.ts";
import { SIGNING_SECRET } from "./strict-slack.ts";

/** How what people do reaches the bot: over HTTP with signatures, or over the bot's own connection. */

export interface Delivered {
  /** 200 over Socket Mode where it was acknowledged, 0 where nothing came. */
  readonly status: number;
  readonly body: unknown;
}

export interface Wire {
  readonly kind: "http" | "socket";
  event(event: object, again?: number): Promise<Delivered>;
  interaction(payload: object): Promise<Delivered>;
  command(fields: Readonly<Record<string, string>>): Promise<Delivered>;
}

/** Slack gives up after three seconds; a busy machine that runs tests is given more. */
export const ACK_MS = 30_000;

let events = 0;

/** Our app hears only what its manifest subscribes to. */
function envelopeOf(event: object): object {
  const { type, channel_type } = { type: "", channel_type: "", ...event };
  const kinds: Readonly<Record<string, string>> = {
    channel: "channels",
    group: "groups",
    im: "im",
    mpim: "mpim",
  };
  const name = type === "message" ? `message.${kinds[channel_type] ?? "?"}` : type;
  if (!MANIFEST.settings.event_subscriptions.bot_events.includes(name)) {
    throw new Error(`the manifest does not subscribe to ${name}`);
  }
  events += 1;
  return {
    type: "event_callback",
    team_id: "T1",
    api_app_id: "A1",
    event_id: `Ev${events}`,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: "T1", user_id: "UBOT", is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event,
  };
}

export const signature = (body: string, seconds: number, secret = SIGNING_SECRET): string =>
  `v0=${createHmac("sha256", secret).update(`v0:${seconds}:${body}`).digest("hex")}`;

export interface Signing {
  readonly seconds?: number;
  readonly secret?: string;
  readonly signature?: string;
}

/** Sends a body as Slack would, or signed wrongly. */
export async function postSigned(
  url: string,
  body: string,
  contentType: string,
  signing: Signing = {},
  more: Readonly<Record<string, string>> = {},
): Promise<Delivered> {
  const { seconds = Math.floor(Date.now() / 1000), secret } = signing;
  const response = await fetch(url, {
    method: "POST",
    body,
    headers: {
      "Content-Type": contentType,
      "X-Slack-Request-Timestamp": String(seconds),
      "X-Slack-Signature": signing.signature ?? signature(body, seconds, secret),
      ...more,
    },
    signal: AbortSignal.timeout(ACK_MS),
  });
  const text = await response.text();
  const json = (response.headers.get("content-type") ?? "").startsWith("application/json");
  return { status: response.status, body: json ? JSON.parse(text) : text };
}

const FORM = "application/x-www-form-urlencoded";

export function httpWire(url: string): Wire {
  return {
    kind: "http",
    event(event, again = 0) {
      const retry =
        again === 0 ? {} : { "X-Slack-Retry-Num": String(again), "X-Slack-Retry-Reason": "http_timeout" };
      return postSigned(url, JSON.stringify(envelopeOf(event)), "application/json", {}, retry);
    },
    interaction: (payload) =>
      postSigned(url, new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), FORM),
    command: (fields) => postSigned(url, new URLSearchParams(fields).toString(), FORM),
  };
}

export function socketWire(sockets: Sockets): Wire {
  const send = async (type: EnvelopeType, payload: object, retry = 0): Promise<Delivered> => {
    const body = await sockets.send(type, payload, { timeoutMs: ACK_MS, retry });
    return body === undefined ? { status: 0, body: undefined } : { status: 200, body };
  };
  return {
    kind: "socket",
    event: (event, again = 0) => send("events_api", envelopeOf(event), again),
    interaction: (payload) => send("interactive", payload),
    command: (fields) => send("slash_commands", fields),
  };
}
