import {
  addWeeks,
  firstBusinessDayOf,
  type IsHoliday,
  type IsoWeek,
  isoWeekOf,
} from "../domain/fiscal-calendar.ts";
import { type Season, seasonOf } from "../domain/season.ts";

/** The day for which a digest is written. */
export interface DigestDay {
  readonly day: string;
  readonly week: IsoWeek;
  readonly season: Season | undefined;
  /** No digest before this one fell into the season. */
  readonly firstOfSeason: boolean;
}

export function digestDay(day: string, isHoliday: IsHoliday): DigestDay {
  const week = isoWeekOf(day);
  const season = seasonOf(day);
  // At most one week in a row is closed throughout.
  const last =
    firstBusinessDayOf(addWeeks(week, -1), isHoliday) ?? firstBusinessDayOf(addWeeks(week, -2), isHoliday);
  return { day, week, season, firstOfSeason: last === undefined || seasonOf(last) !== season };
}

/** What a city may set otherwise. */
export interface DigestRules {
  /** What falls due in so many days is told beforehand. */
  readonly soonDays: number;
  /** After so many days overdue, the section's channel counts it apart. */
  readonly longOverdueDays: number;
  /** An agreement that ends in so many days is about to end. */
  readonly endingDays: number;
  /** Lines for a person in charge, and buttons with them. */
  readonly personLines: number;
  /** Lines under each heading for the collaboration section. */
  readonly listLines: number;
}

export const DIGEST_RULES: DigestRules = {
  soonDays: 14,
  longOverdueDays: 14,
  endingDays: 60,
  personLines: 10,
  listLines: 5,
};
