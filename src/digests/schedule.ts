import {
  addWeeks,
  firstBusinessDayOf,
  type IsHoliday,
  type IsoWeek,
  isBusinessDay,
  isoWeekOf,
} from "../domain/fiscal-calendar.ts";
import { cityDate } from "../domain/japanese-date.ts";

/**
 * When digests are posted: on the first business day of the ISO week, from `fromHour` on, in the city's time.
 * After a downtime they are made up for once, within opening hours of the same week; of weeks that have passed
 * nothing is posted, since the next post tells all that is still open. For the same reason a week that is closed
 * throughout has none: nothing falls due in it.
 */

/** Full hours in the city (Asia/Tokyo): no post before `fromHour`, none at or after `untilHour`. */
export interface DigestHours {
  readonly fromHour: number;
  readonly untilHour: number;
}

export const DIGEST_HOURS: DigestHours = { fromHour: 9, untilHour: 18 };

/** The digest of one week. */
export interface DigestMoment {
  readonly week: IsoWeek;
  /** The day on which it is, or would have been, posted. */
  readonly day: string;
  readonly at: Date;
}

/** When the week's digest is posted; undefined for a week that is closed throughout. */
export function momentOf(week: IsoWeek, isHoliday: IsHoliday, hours: DigestHours): DigestMoment | undefined {
  const day = firstBusinessDayOf(week, isHoliday);
  if (day === undefined) return undefined;
  const hour = String(hours.fromHour).padStart(2, "0");
  return { week, day, at: new Date(`${day}T${hour}:00:00+09:00`) };
}

/** The digest that is to be posted now unless it has been; undefined before its time and outside opening hours. */
export function dueNow(now: Date, isHoliday: IsHoliday, hours: DigestHours): DigestMoment | undefined {
  const today = cityDate(now);
  const moment = momentOf(isoWeekOf(today), isHoliday, hours);
  if (!moment || now < moment.at || !isBusinessDay(today, isHoliday)) return undefined;
  const hour = new Date(now.getTime() + 9 * 3_600_000).getUTCHours();
  return hour >= hours.fromHour && hour < hours.untilHour ? moment : undefined;
}

/**
 * How many later weeks' posts silence an earlier one: where the clock is set back, no week is told after its successor.
 * A clock that was wrong by more than this, once corrected, silences nothing.
 */
const WEEKS_AHEAD = 4;

export const coveredUntil = (week: IsoWeek): IsoWeek => addWeeks(week, WEEKS_AHEAD);
