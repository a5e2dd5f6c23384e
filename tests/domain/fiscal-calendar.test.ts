import { describe, expect, it } from "vitest";
import {
  addWeeks,
  daysBetween,
  firstBusinessDayOf,
  type IsoWeek,
  isBusinessDay,
  isoWeekOf,
  sameOrNextBusinessDay,
  sameOrPreviousBusinessDay,
  startOf,
} from "../../src/domain/fiscal-calendar.ts";
import { addDays, fiscalYearOf } from "../../src/domain/japanese-date.ts";
import { seasonOf } from "../../src/domain/season.ts";
import { HOLIDAYS_BY_HAND } from "../holidays-by-hand.ts";

const holidays = new Set(HOLIDAYS_BY_HAND);
const isHoliday = (day: string): boolean => holidays.has(day);

describe("an ISO week", () => {
  it.each([
    ["2026-01-01", "2026-W01"],
    ["2025-12-29", "2026-W01"],
    ["2026-12-27", "2026-W52"],
    ["2026-12-28", "2026-W53"],
    ["2027-01-03", "2026-W53"],
    ["2027-01-04", "2027-W01"],
    ["2028-01-02", "2027-W52"],
    ["2028-02-29", "2028-W09"],
    ["2021-01-03", "2020-W53"],
    ["2016-01-03", "2015-W53"],
  ])("of %s is %s", (day, week) => {
    expect(isoWeekOf(day)).toBe(week);
  });

  it("begins on a Monday, and weeks follow one another without a gap for 30 years", () => {
    let week: IsoWeek = "2020-W01";
    let monday = "2019-12-30";
    while (monday < "2050-01-01") {
      expect(startOf(week)).toBe(monday);
      expect([0, 6].map((days) => isoWeekOf(addDays(monday, days)))).toEqual([week, week]);
      const next = addWeeks(week, 1);
      expect(next > week).toBe(true);
      [week, monday] = [next, addDays(monday, 7)];
    }
  });
});

describe("a business day", () => {
  it.each([
    ["2026-11-23", false, "a holiday"],
    ["2026-05-06", false, "a substitute holiday"],
    ["2026-09-22", false, "a day between two holidays"],
    ["2026-12-28", true, "the last of the year"],
    ["2026-12-29", false, "year end"],
    ["2027-01-01", false, "New Year"],
    ["2027-01-04", true, "the first of the year"],
    ["2026-11-21", false, "a Saturday"],
    ["2026-11-22", false, "a Sunday"],
    ["2028-02-29", true, "a leap day"],
  ])("%s: %s, being %s", (day, open) => {
    expect(isBusinessDay(day, isHoliday)).toBe(open);
  });

  it("is found onwards and backwards over Golden Week and year end", () => {
    expect(sameOrNextBusinessDay("2026-05-02", isHoliday)).toBe("2026-05-07");
    expect(sameOrPreviousBusinessDay("2026-05-06", isHoliday)).toBe("2026-05-01");
    expect(sameOrNextBusinessDay("2026-12-29", isHoliday)).toBe("2027-01-04");
    expect(sameOrPreviousBusinessDay("2027-01-03", isHoliday)).toBe("2026-12-28");
    expect(sameOrNextBusinessDay("2026-11-24", isHoliday)).toBe("2026-11-24");
  });
});

describe("the first business day of a week", () => {
  it.each([
    ["2026-W48", "2026-11-24"],
    ["2026-W19", "2026-05-07"],
    ["2026-W39", "2026-09-24"],
    ["2026-W53", "2026-12-28"],
    ["2027-W01", "2027-01-04"],
    ["2027-W18", "2027-05-06"],
    ["2028-W01", "2028-01-04"],
  ] as const)("of %s is %s", (week, day) => {
    expect(firstBusinessDayOf(week, isHoliday)).toBe(day);
  });

  it("is missing where the whole week is closed, as in 2026-W01 and 2032-W01", () => {
    expect(firstBusinessDayOf("2026-W01", isHoliday)).toBeUndefined();
    expect(firstBusinessDayOf("2032-W01", isHoliday)).toBeUndefined();
  });

  it("comes every week of two fiscal years, never more than 10 days after the last", () => {
    const days: string[] = [];
    for (let week: IsoWeek = "2026-W14"; week <= "2028-W13"; week = addWeeks(week, 1)) {
      const day = firstBusinessDayOf(week, isHoliday);
      if (day !== undefined) days.push(day);
    }
    const gaps = days.slice(1).map((day, at) => daysBetween(days[at] ?? "", day));
    expect(days).toHaveLength(105);
    expect(Math.max(...gaps)).toBe(10);
  });
});

describe("the fiscal year", () => {
  it("turns on 1 April, leap years too", () => {
    expect(["2027-03-31", "2027-04-01", "2028-02-29", "2028-03-31"].map(fiscalYearOf)).toEqual([
      2026, 2027, 2027, 2027,
    ]);
  });

  it("has its seasons to the day", () => {
    const turns: string[] = [];
    let before: string | undefined = "start";
    for (let day = "2026-04-01"; day <= "2028-04-01"; day = addDays(day, 1)) {
      const season = seasonOf(day);
      if (season !== before) turns.push(`${day} ${season ?? "-"}`);
      before = season;
    }
    expect(turns).toEqual(
      ["2026", "2027"]
        .flatMap((year) => [
          `${year}-04-01 newOwner`,
          `${year}-04-16 -`,
          `${year}-06-01 publication`,
          `${year}-07-01 -`,
          `${year}-09-01 midTerm`,
          `${year}-10-01 -`,
          `${Number(year) + 1}-03-01 handover`,
        ])
        .concat("2028-04-01 newOwner"),
    );
  });
});
