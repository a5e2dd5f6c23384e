import type { IsHoliday } from "../domain/fiscal-calendar.ts";
import { cityDate } from "../domain/japanese-date.ts";
import type { Message } from "../domain/message.ts";
import type { DigestSlot } from "../ports/digest-claims.ts";
import type { DigestPost } from "../ports/digest-post.ts";
import type { DigestReader, DigestSource } from "../ports/digest-source.ts";
import { digestComposer } from "./compose.ts";
import { type DigestRules, digestDay } from "./digest-day.ts";
import { coveredUntil, type DigestHours, dueNow } from "./schedule.ts";
import { endLeftOver, postOnce, reasonOf, type Sending, type SlotWork } from "./slot.ts";

/** Posts what is due, each place and week once. May be called at any time, by any number of processes. */

export interface DigestWork extends SlotWork {
  readonly tenant: string;
  readonly source: DigestSource;
  /** By platform. What belongs to a platform that is not among them is left alone. */
  readonly posts: ReadonlyMap<string, DigestPost>;
  readonly isHoliday: IsHoliday;
  readonly hours: DigestHours;
  readonly rules: DigestRules;
}

export async function runDigests(work: DigestWork): Promise<void> {
  const { tenant, clock, claims, source, posts } = work;
  const now = clock();
  const moment = dueNow(now, work.isHoliday, work.hours);
  if (!moment) return;
  const { week } = moment;
  for (const slot of await claims.leftOver(tenant, week, now)) await inSlot(work, slot, endLeftOver);
  const covered = new Set((await claims.covered(tenant, week, coveredUntil(week))).map(placeKey));
  const readers = (await source.readers(tenant)).filter(
    ({ place, optedOut }) => !optedOut && posts.has(place.platform) && !covered.has(placeKey(place)),
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
    await inSlot(work, slot, (sending) => postOnce(sending, () => compose(reader)));
  }
}

async function inSlot(
  work: DigestWork,
  slot: DigestSlot,
  done: (sending: Sending) => Promise<void>,
): Promise<void> {
  const post = work.posts.get(slot.place.platform);
  if (!post) return;
  try {
    await done({ ...work, slot, post });
  } catch (error) {
    work.report({ kind: "error", slot, reason: reasonOf(error) });
  }
}

const placeKey = ({ platform, key }: DigestReader["place"]): string => JSON.stringify([platform, key]);
