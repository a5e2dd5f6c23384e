import { addDays } from "./japanese-date.ts";

/**
 * Fiscal years (April to March), ISO weeks (Monday to Sunday) and the days on which a city hall is open.
 * Days are ISO `YYYY-MM-DD` of the city's own calendar (Asia/Tokyo); `cityDate` makes one from a moment.
 */

/** Whether the day is a national holiday, substitute holidays and days between two holidays among them. */
export type IsHoliday = (day: string) => boolean;

/** An ISO week, as `2026-W53`: its year is the one in which its Thursday lies. Later weeks sort after earlier ones. */
export type IsoWeek = `${number}-W${string}`;

const DAY_MS = 86_400_000;
const time = (day: string): number => Date.parse(`${day}T00:00:00Z`);
/** 1 is Monday, 7 is Sunday. */
const weekdayOf = (day: string): number => new Date(time(day)).getUTCDay() || 7;

/** How many days lie between; negative where `to` is earlier. */
export const daysBetween = (from: string, to: string): number => (time(to) - time(from)) / DAY_MS;

export const firstDayOfFiscalYear = (year: number): string => `${year}-04-01`;
export const lastDayOfFiscalYear = (year: number): string => `${year + 1}-03-31`;

export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day));

export function isoWeekOf(day: string): IsoWeek {
  const thursday = addDays(mondayOf(day), 3);
  const year = Number(thursday.slice(0, 4));
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
}

/** The week so many weeks later, or earlier for a negative number. */
export const addWeeks = (week: IsoWeek, weeks: number): IsoWeek =>
  isoWeekOf(addDays(startOf(week), 7 * weeks));

/** The Monday of the week. 4 January lies in the first week of every year. */
export function startOf(week: IsoWeek): string {
  const [year = "", count = ""] = week.split("-W");
  return addDays(mondayOf(`${year}-01-04`), 7 * (Number(count) - 1));
}

/** City halls are shut from 29 December to 3 January. */
const isYearEnd = (day: string): boolean => {
  const date = day.slice(5);
  return date >= "12-29" || date <= "01-03";
};

/** Whether a city hall is open: no Saturday, Sunday or holiday, and not between 29 December and 3 January. */
export const isBusinessDay = (day: string, isHoliday: IsHoliday): boolean =>
  weekdayOf(day) <= 5 && !isYearEnd(day) && !isHoliday(day);

/** The day itself where the city hall is open, else the next day on which it is. */
export function sameOrNextBusinessDay(day: string, isHoliday: IsHoliday): string {
  let open = day;
  while (!isBusinessDay(open, isHoliday)) open = addDays(open, 1);
  return open;
}

/** The day itself where the city hall is open, else the last day before on which it was. */
export function sameOrPreviousBusinessDay(day: string, isHoliday: IsHoliday): string {
  let open = day;
  while (!isBusinessDay(open, isHoliday)) open = addDays(open, -1);
  return open;
}

/** The first day of the week on which the city hall is open; undefined in a week that is closed throughout. */
export function firstBusinessDayOf(week: IsoWeek, isHoliday: IsHoliday): string | undefined {
  const monday = startOf(week);
  return [0, 1, 2, 3, 4].map((days) => addDays(monday, days)).find((day) => isBusinessDay(day, isHoliday));
}
