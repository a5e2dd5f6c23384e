import { createHash, randomBytes } from "node:crypto";
import type { Request, Response } from "express";
import type { Session, Sessions } from "../../../ports/sign-in.ts";
import { readCookie, setCookie } from "../http/cookies.ts";

/**
 * A session: a random token in a cookie that no script reads, its hash in the database. It begins anew with every
 * sign-in, ends a working day later or after some hours without a look, and at once where its row is gone.
 */

const COOKIE = "session";
const HOUR_MS = 3_600_000;
export const LONGEST_MS = 12 * HOUR_MS;
const IDLE_MS = 4 * HOUR_MS;
/** How exactly the last look is kept: not every page is worth a write. */
const SEEN_MS = 5 * 60_000;
const TOKEN_BYTES = 32;

export const newSecret = (): string => randomBytes(TOKEN_BYTES).toString("base64url");
export const hashed = (secret: string): string => createHash("sha256").update(secret).digest("base64url");

/** The session that a request belongs to; one that ran out ends here. */
export async function sessionOf(
  request: Request,
  sessions: Sessions,
  now: Date,
): Promise<(Session & { readonly key: string }) | undefined> {
  const token = readCookie(request, COOKIE);
  if (token === undefined || token === "") return undefined;
  const key = hashed(token);
  const session = await sessions.find(key);
  if (!session) return undefined;
  const at = now.getTime();
  if (at - session.startedAt.getTime() >= LONGEST_MS || at - session.seenAt.getTime() >= IDLE_MS) {
    await sessions.end(key);
    return undefined;
  }
  if (at - session.seenAt.getTime() >= SEEN_MS) await sessions.seen(key, now);
  return { ...session, key };
}

/** Begins a session under a token of its own: whatever the browser brought along counts no more. */
export async function beginSession(
  request: Request,
  response: Response,
  { sessions, user, now }: { readonly sessions: Sessions; readonly user: string; readonly now: Date },
): Promise<void> {
  const before = await sessionOf(request, sessions, now);
  if (before) await sessions.end(before.key);
  const token = newSecret();
  await sessions.begin(hashed(token), user, now);
  setCookie(request, response, { name: COOKIE, value: token, maxAgeS: LONGEST_MS / 1000 });
}

export const forgetSession = (request: Request, response: Response): void =>
  setCookie(request, response, { name: COOKIE, value: "", maxAgeS: 0 });
