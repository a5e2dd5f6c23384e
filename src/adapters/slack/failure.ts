import { webApi } from "@slack/bolt";
import type { Sent } from "../../ports/chat.ts";

/** What an error of Slack's means for what was to be shown. */

export type SlackFailure =
  /** It surely was not done, and may be tried again. */
  | { readonly kind: "busy"; readonly reason: string; readonly waitMs: number }
  /** It surely was not done, and never will be: the reason in Slack's own word. */
  | { readonly kind: "refused"; readonly reason: string }
  /** It surely was not done, and nothing will be until somebody mends the token or the app. */
  | { readonly kind: "locked"; readonly reason: string; readonly waitMs: number }
  /** Nobody can tell whether it was done. */
  | { readonly kind: "unknown"; readonly reason: string };

/** Slack's own troubles, under which nothing was done. */
const BUSY: ReadonlySet<string> = new Set([
  "ratelimited",
  "rate_limited",
  "message_limit_exceeded",
  "service_unavailable",
  "team_added_to_org",
]);
/** Not what was asked is refused, but who asks. */
const LOCKED: ReadonlySet<string> = new Set([
  "not_authed",
  "invalid_auth",
  "account_inactive",
  "token_expired",
  "token_revoked",
  "not_allowed_token_type",
  "access_denied",
  "ekm_access_denied",
  "org_login_required",
  "user_removed_from_team",
  "team_disabled",
]);
/** Slack does not say whether it was done. */
const UNSURE: ReadonlySet<string> = new Set(["internal_error", "fatal_error", "request_timeout"]);
const BUSY_MS = 5000;
const LOCKED_MS = 300_000;

export function failureOf(error: unknown): SlackFailure | undefined {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { kind: "busy", reason: "ratelimited", waitMs: error.retryAfter * 1000 };
  }
  if (error instanceof webApi.WebAPIPlatformError) {
    const reason = error.data.error;
    if (!/^\w+$/u.test(reason)) return { kind: "unknown", reason: "this is no answer of Slack's" };
    if (BUSY.has(reason)) return { kind: "busy", reason, waitMs: BUSY_MS };
    if (LOCKED.has(reason)) return { kind: "locked", reason, waitMs: LOCKED_MS };
    return { kind: UNSURE.has(reason) ? "unknown" : "refused", reason };
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    const reason = `HTTP ${error.statusCode}`;
    return error.statusCode === 503 ? { kind: "busy", reason, waitMs: BUSY_MS } : { kind: "unknown", reason };
  }
  if (error instanceof webApi.WebAPIRequestError) {
    return neverReached(error.original)
      ? { kind: "busy", reason: error.message, waitMs: BUSY_MS }
      : { kind: "unknown", reason: error.message };
  }
  return undefined;
}

/** The connection was never made: nothing can have arrived. */
function neverReached(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ("code" in at && (at.code === "ECONNREFUSED" || at.code === "ENOTFOUND" || at.code === "EAI_AGAIN"))
      return true;
  }
  return false;
}

/** The word Slack refused with; undefined for anything else. */
export const refusalOf = (error: unknown): string | undefined => {
  const failure = failureOf(error);
  return failure?.kind === "refused" ? failure.reason : undefined;
};

const SOONEST_MS = 1000;
const LATEST_MS = 300_000;

/** What becomes of a reply that Slack did not take; bugs are thrown on. */
export function sentAfter(error: unknown, attempts: number, now: Date): Sent {
  const failure = failureOf(error);
  if (!failure) throw error;
  const { reason } = failure;
  if (failure.kind === "refused") return { kind: "never", reason };
  const backoffMs = Math.min(SOONEST_MS * 2 ** attempts, LATEST_MS);
  const waitMs = failure.kind === "unknown" ? backoffMs : Math.max(failure.waitMs, backoffMs);
  return { kind: "later", reason, at: new Date(now.getTime() + waitMs) };
}
