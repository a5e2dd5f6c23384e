import { webApi } from "@slack/bolt";
import { type SlackTrouble, troubleWith } from "./trouble.ts";

/** Whether Slack takes the tokens, and grants what the bot needs: for `doctor`. */

export const SCOPES = [
  "app_mentions:read",
  "im:history",
  "channels:history",
  "groups:history",
  "mpim:history",
  "chat:write",
  "files:write",
  "im:write",
  "assistant:write",
  "commands",
] as const;

export type SlackCheck =
  | { readonly kind: "connected"; readonly team: string; readonly missing: readonly string[] }
  | SlackTrouble;

const TIMEOUT_MS = 10_000;

export async function checkSlack({
  botToken,
  appToken,
  apiUrl,
}: {
  readonly botToken: string;
  /** Of Socket Mode. */
  readonly appToken?: string | undefined;
  readonly apiUrl?: string | undefined;
}): Promise<SlackCheck> {
  const client = (token: string): webApi.WebClient =>
    new webApi.WebClient(token, {
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: TIMEOUT_MS,
      logLevel: webApi.LogLevel.ERROR,
      ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    });
  let token: "bot" | "app" = "bot";
  try {
    const own = await client(botToken).auth.test();
    if (appToken !== undefined) {
      token = "app";
      await client(appToken).apps.connections.open();
    }
    // Slack names the granted scopes in a header; without one nothing is said of them.
    const granted = own.response_metadata?.scopes;
    const missing = granted ? SCOPES.filter((scope) => !granted.includes(scope)) : [];
    return { kind: "connected", team: own.team ?? own.team_id ?? "", missing };
  } catch (error) {
    return troubleWith(token, error);
  }
}
