import holidayJp from "@holiday-jp/holiday_jp";

/**
 * Japan's national holidays (国民の祝日に関する法律), substitute holidays and days between two holidays among them,
 * from the package's own table: nothing is asked of the network.
 */

const DAYS: ReadonlySet<string> = new Set(Object.keys(holidayJp.holidays));
const YEARS = [...DAYS].map((day) => Number(day.slice(0, 4)));

/** The calendar years that the table holds. */
export const HOLIDAY_YEARS = { first: Math.min(...YEARS), last: Math.max(...YEARS) } as const;

/** The table does not reach so far: which days are holidays is not known. */
export class UnknownHolidaysError extends Error {
  constructor(day: string) {
    super(
      `${day}の祝日はまだ分かりません（データは${HOLIDAY_YEARS.last}年まで）。 / The holidays around ${day} are not known; the data ends with ${HOLIDAY_YEARS.last}.`,
    );
    this.name = "UnknownHolidaysError";
  }
}

/** Whether the day (`YYYY-MM-DD`) is a national holiday. Throws an UnknownHolidaysError outside HOLIDAY_YEARS. */
export function isHoliday(day: string): boolean {
  const year = Number(day.slice(0, 4));
  if (!(year >= HOLIDAY_YEARS.first && year <= HOLIDAY_YEARS.last)) throw new UnknownHolidaysError(day);
  return DAYS.has(day);
}
