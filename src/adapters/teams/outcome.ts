import type { Sent } from "../../ports/chat.ts";
import type { DigestPosted } from "../../ports/digest-post.ts";
import { withoutThread } from "./activity.ts";
import { ConnectorRefusal } from "./connector-refusal.ts";

/** What a refusal means: whether to try again, and whether the place is closed to the bot. */
export type Trouble =
  /** Not now: too fast, a conflict, a gateway that was not there. */
  | { readonly kind: "passing"; readonly reason: string; readonly afterMs: number }
  /** Nothing may be sent there until the person speaks again, or adds the app again. */
  | { readonly kind: "closed"; readonly reason: string; readonly status: number }
  /** It cannot be shown as it is. */
  | { readonly kind: "unfit"; readonly reason: string };

/** Whether nothing may be sent to the whole chat or channel: of a channel, a thread alone may be gone. */
export const closesPlace = (trouble: Trouble, conversation: string): boolean =>
  trouble.kind === "closed" && (trouble.status === 403 || withoutThread(conversation) === conversation);

const PASSING: readonly number[] = [408, 412, 429, 500, 502, 503, 504];
/** Teams' own server had an answer of some kind, or none at all: the message may be there all the same. */
const UNCERTAIN: readonly number[] = [408, 500, 502, 504];
const CLOSED: readonly number[] = [403, 404, 410];
const LONGEST_WAIT_MS = 300_000;
/** The secret has run out or is wrong: somebody has to mend it, so there is no hurry. */
const SIGN_IN_WAIT_MS = 300_000;

/** Waits longer each time, and never all at the same moment. */
export const backoffMs = (attempts: number, random: () => number): number =>
  Math.min(1000 * 2 ** attempts, LONGEST_WAIT_MS) * (0.5 + random());

/** Undefined where the error is none that Teams or the network makes. */
export function troubleOf(error: unknown, attempts: number, random: () => number): Trouble | undefined {
  if (error instanceof ConnectorRefusal) {
    const { status, message: reason, retryAfterMs } = error;
    if (PASSING.includes(status)) {
      return { kind: "passing", reason, afterMs: Math.max(retryAfterMs ?? 0, backoffMs(attempts, random)) };
    }
    if (status === 401) return { kind: "passing", reason, afterMs: SIGN_IN_WAIT_MS };
    return CLOSED.includes(status) ? { kind: "closed", reason, status } : { kind: "unfit", reason };
  }
  if (!isNetworkError(error)) return undefined;
  const reason = `Teams: ${error.message} ${error.cause instanceof Error ? error.cause.message : ""}`.trim();
  return { kind: "passing", reason, afterMs: backoffMs(attempts, random) };
}

/** How `fetch` says that no answer came. */
const isNetworkError = (error: unknown): error is TypeError =>
  error instanceof TypeError && error.message.includes("fetch failed");

export function sentOf(trouble: Trouble, now: Date): Sent {
  return trouble.kind === "passing"
    ? { kind: "later", reason: trouble.reason, at: new Date(now.getTime() + trouble.afterMs) }
    : { kind: "never", reason: trouble.reason };
}

export function digestPostedOf(error: unknown, random: () => number): DigestPosted {
  const trouble = troubleOf(error, 0, random);
  const reason = trouble?.reason ?? (error instanceof Error ? error.message : String(error));
  const answered = error instanceof ConnectorRefusal;
  if (!answered || UNCERTAIN.includes(error.status)) {
    return neverReached(error) && trouble?.kind === "passing"
      ? { kind: "refused", reason, retryInMs: trouble.afterMs }
      : { kind: "unknown", reason };
  }
  return trouble?.kind === "passing"
    ? { kind: "refused", reason, retryInMs: trouble.afterMs }
    : { kind: "refused", reason };
}

const NEVER_REACHED: readonly string[] = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"];
/** The request surely did not arrive. */
const neverReached = (error: unknown): boolean =>
  isNetworkError(error) &&
  error.cause instanceof Error &&
  "code" in error.cause &&
  NEVER_REACHED.some(
    (code) => error.cause instanceof Error && "code" in error.cause && error.cause.code === code,
  );
