import { describe, expect, it } from "vitest";
import { HOLIDAY_YEARS, isHoliday, UnknownHolidaysError } from "../../../src/adapters/calendar/holidays.ts";
import { addDays } from "../../../src/domain/japanese-date.ts";
import { HOLIDAYS_BY_HAND } from "../../holidays-by-hand.ts";

describe("the holidays of Japan", () => {
  it("are those of the law on every day of 2026 to 2028, substitute holidays too", () => {
    const found: string[] = [];
    for (let day = "2026-01-01"; day <= "2028-12-31"; day = addDays(day, 1)) {
      if (isHoliday(day)) found.push(day);
    }
    expect(found).toEqual(HOLIDAYS_BY_HAND);
  });

  it("reach at least three fiscal years beyond today", () => {
    expect(HOLIDAY_YEARS.last).toBeGreaterThanOrEqual(new Date().getFullYear() + 3);
  });

  it("are refused, in both languages, for a year that the data does not hold", () => {
    expect(() => isHoliday("2051-01-01")).toThrow(UnknownHolidaysError);
    expect(() => isHoliday("2051-01-01")).toThrow(/分かりません.*not known/s);
    expect(() => isHoliday("1969-05-03")).toThrow(UnknownHolidaysError);
    expect(() => isHoliday("no day")).toThrow(UnknownHolidaysError);
  });
});
