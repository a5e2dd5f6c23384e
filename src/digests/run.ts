import type { IsHoliday } from "../domain/fiscal-calendar.ts";
import { cityDate } from "../domain/japanese-date.ts";
import type { Message } from "../domain/message.ts";
import type { DigestClaims, DigestSlot } from "../ports/digest-claims.ts";
import type { DigestPost, DigestPosted } from "../ports/digest-post.ts";
import type { DigestReader, DigestSource } from "../ports/digest-source.ts";
import { digestComposer } from "./compose.ts";
import { type DigestRules, digestDay } from "./digest-day.ts";
import { coveredUntil, type DigestHours, dueNow } from "./schedule.ts";

/** Posts what is due, each place and week once. May be called at any time, by any number of processes. */

/** Something that a person should look at. */
export interface DigestIncident {
  readonly kind: /** It may have been posted, and cannot be looked up: it is not posted again. */
    | "unknown"
    /** The platform refused it for good. */
    | "failed"
    /** An interrupted post could not be looked up yet: it will be tried again. */
    | "unreachable"
    /** The program itself went wrong; the place is tried again. */
    | "error";
  readonly slot: DigestSlot;
  readonly reason: string;
}

export interface DigestTimes {
  /** A claim that is older may be taken over. */
  readonly leaseMs: number;
  /** A request that takes longer is stopped. */
  readonly sendMs: number;
}

export const DIGEST_TIMES: DigestTimes = { leaseMs: 300_000, sendMs: 60_000 };

export interface DigestWork {
  readonly tenant: string;
  readonly clock: () => Date;
  readonly claims: DigestClaims;
  readonly source: DigestSource;
  readonly post: DigestPost;
  readonly isHoliday: IsHoliday;
  readonly hours: DigestHours;
  readonly rules: DigestRules;
  readonly times: DigestTimes;
  readonly report: (incident: DigestIncident) => void;
}

export async function runDigests(work: DigestWork): Promise<void> {
  const { tenant, clock, claims, source } = work;
  const now = clock();
  const moment = dueNow(now, work.isHoliday, work.hours);
  if (!moment) return;
  const { week } = moment;
  const covered = new Set((await claims.covered(tenant, week, coveredUntil(week))).map(placeKey));
  const readers = (await source.readers(tenant)).filter(
    ({ place, optedOut }) => !optedOut && !covered.has(placeKey(place)),
  );
  const today = cityDate(now);
  let composer: Promise<(reader: DigestReader) => Message | undefined> | undefined;
  const compose = async (reader: DigestReader): Promise<Message | undefined> => {
    composer ??= source
      .material(tenant, today)
      .then((material) => digestComposer(material, digestDay(today, work.isHoliday), work.rules));
    return (await composer)(reader);
  };
  for (const reader of readers) {
    const slot: DigestSlot = { tenant, place: reader.place, week };
    try {
      await postOnce(work, slot, () => compose(reader));
    } catch (error) {
      work.report({ kind: "error", slot, reason: reasonOf(error) });
    }
  }
}

const placeKey = ({ platform, key }: DigestReader["place"]): string => JSON.stringify([platform, key]);
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function postOnce(
  work: DigestWork,
  slot: DigestSlot,
  compose: () => Promise<Message | undefined>,
): Promise<void> {
  const { claims, clock, times, report } = work;
  const claim = await claims.claim(slot, clock(), times.leaseMs);
  if (claim.kind === "taken") return;
  if (claim.kind === "interrupted") {
    const found = await lookUpInterrupted(work, slot);
    if (found.kind === "posted") {
      await claims.end(slot, claim.token, { kind: "sent" }, clock());
      return;
    }
    if (found.kind === "cannotTell") {
      const { reason, forGood } = found;
      if (forGood) await claims.end(slot, claim.token, { kind: "unknown", reason }, clock());
      report({ kind: forGood ? "unknown" : "unreachable", slot, reason });
      return;
    }
  }
  const message = await compose();
  if (!message) {
    await claims.end(slot, claim.token, { kind: "silent" }, clock());
    return;
  }
  if (!(await claims.begin(slot, claim.token, clock(), times.leaseMs))) return;
  await settle(work, slot, claim.token, await send(work, slot, message));
}

type Found =
  | { readonly kind: "posted" }
  | { readonly kind: "absent" }
  | { readonly kind: "cannotTell"; readonly reason: string; readonly forGood: boolean };

/**
 * Looks twice, with the time between in which a request that another process had under way must have ended: neither a
 * clock that was moved nor a lease that ran out early makes a second post. The wait is counted by the machine's timer.
 */
async function lookUpInterrupted({ post, times }: DigestWork, slot: DigestSlot): Promise<Found> {
  if (!post.lookUp) {
    return { kind: "cannotTell", reason: "interrupted while posting; no look-up here", forGood: true };
  }
  try {
    if (await post.lookUp(slot)) return { kind: "posted" };
    await new Promise((resolve) => setTimeout(resolve, times.sendMs));
    return { kind: (await post.lookUp(slot)) ? "posted" : "absent" };
  } catch (error) {
    return { kind: "cannotTell", reason: reasonOf(error), forGood: false };
  }
}

async function send({ post, times }: DigestWork, slot: DigestSlot, message: Message): Promise<DigestPosted> {
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const stopped = new Promise<DigestPosted>((resolve) => {
    timer = setTimeout(() => {
      stop.abort();
      resolve({ kind: "unknown", reason: `no answer within ${times.sendMs} ms` });
    }, times.sendMs);
  });
  const sent = post
    .post(slot, message, stop.signal)
    .catch((error: unknown): DigestPosted => ({ kind: "unknown", reason: reasonOf(error) }));
  const posted = await Promise.race([sent, stopped]);
  clearTimeout(timer);
  return posted;
}

async function settle(
  { claims, clock, post, report }: DigestWork,
  slot: DigestSlot,
  token: string,
  posted: DigestPosted,
): Promise<void> {
  switch (posted.kind) {
    case "sent":
      await claims.end(slot, token, { kind: "sent" }, clock());
      return;
    case "unknown":
      // Where it can be looked up it stays as it is: once the lease is over, whoever claims it looks.
      if (post.lookUp) return;
      await claims.end(slot, token, { kind: "unknown", reason: posted.reason }, clock());
      report({ kind: "unknown", slot, reason: posted.reason });
      return;
    case "refused": {
      const { reason, retryInMs } = posted;
      if (retryInMs === undefined) {
        await claims.end(slot, token, { kind: "failed", reason }, clock());
        report({ kind: "failed", slot, reason });
      } else {
        const at = new Date(clock().getTime() + retryInMs);
        await claims.end(slot, token, { kind: "later", reason, at }, clock());
      }
    }
  }
}
