import { webApi } from "@slack/bolt";
import type { Problem } from "../../ports/chat.ts";
import { failureOf } from "./failure.ts";

/** Why the bot cannot connect to Slack, and what is said of it to who looks after the program. */

export type SlackTrouble =
  /** In Slack's own word. */
  | { readonly kind: "refused"; readonly token: "bot" | "app"; readonly reason: string }
  | { readonly kind: "unreachable"; readonly reason: string };

/** What an error means that came where a token was first used. */
export function troubleWith(token: "bot" | "app", error: unknown): SlackTrouble {
  const failure = failureOf(error);
  if (failure?.kind === "refused" || failure?.kind === "locked") {
    return { kind: "refused", token, reason: failure.reason };
  }
  const answered = failure !== undefined && !(error instanceof webApi.WebAPIRequestError);
  return { kind: "unreachable", reason: answered ? failure.reason : innermost(error) };
}

/** Libraries say "fetch failed"; which address did not answer is told by what they wrap. */
function innermost(error: unknown): string {
  let reason = error;
  while (reason instanceof Error && reason.cause instanceof Error) reason = reason.cause;
  return reason instanceof Error ? reason.message : String(reason);
}

export function problemOf(trouble: SlackTrouble): Problem {
  const { reason } = trouble;
  if (trouble.kind === "unreachable") {
    return {
      ja: `Slackに届きません（${reason}）。slack.com への通信（443番）を確かめてください。`,
      en: `Slack cannot be reached (${reason}): check the way to slack.com (port 443).`,
    };
  }
  const name = trouble.token === "bot" ? "SLACK_BOT_TOKEN" : "SLACK_APP_TOKEN";
  return {
    ja: `Slackが ${name} を受け付けません（${reason}）。アプリの設定画面から写し直してください。`,
    en: `Slack refuses ${name} (${reason}): copy it again from the app's settings.`,
  };
}
