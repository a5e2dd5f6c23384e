import { describe, expect, it } from "vitest";
import { coveredUntil, DIGEST_HOURS, dueNow, momentOf } from "../../src/digests/schedule.ts";
import { addWeeks, type IsoWeek, isBusinessDay, isoWeekOf } from "../../src/domain/fiscal-calendar.ts";
import { cityDate } from "../../src/domain/japanese-date.ts";
import { HOLIDAYS_BY_HAND } from "../holidays-by-hand.ts";

const holidays = new Set(HOLIDAYS_BY_HAND);
const isHoliday = (day: string): boolean => holidays.has(day);
const due = (local: string): string | undefined =>
  dueNow(new Date(`${local}:00+09:00`), isHoliday, DIGEST_HOURS)?.week;
const moment = (week: IsoWeek): string | undefined =>
  momentOf(week, isHoliday, DIGEST_HOURS)?.at.toISOString();

describe("the digest of a week", () => {
  it.each<[IsoWeek, string, string]>([
    ["2026-W47", "2026-11-16T00:00:00.000Z", "a Monday at 9 in Tokyo"],
    ["2026-W48", "2026-11-24T00:00:00.000Z", "a Tuesday, Monday being a holiday"],
    ["2026-W19", "2026-05-07T00:00:00.000Z", "the Thursday after Golden Week"],
    ["2026-W53", "2026-12-28T00:00:00.000Z", "the last working day of the year"],
    ["2027-W01", "2027-01-04T00:00:00.000Z", "the first working day of the year"],
    ["2028-W09", "2028-02-28T00:00:00.000Z", "the week of the leap day"],
  ])("%s is posted at %s: %s", (week, at) => {
    expect(moment(week)).toBe(at);
  });

  it("is not posted in a week that is closed throughout", () => {
    expect(moment("2026-W01")).toBeUndefined();
    expect(due("2025-12-30T10:00")).toBeUndefined();
  });

  it("is due from its hour on, not a minute before", () => {
    expect(due("2026-11-24T08:59")).toBeUndefined();
    expect(due("2026-11-24T09:00")).toBe("2026-W48");
    expect(due("2026-11-23T10:00")).toBeUndefined();
  });

  it("is made up for later in the week within opening hours, never at night, at a weekend or on a holiday", () => {
    expect(due("2026-11-27T17:59")).toBe("2026-W48");
    expect(due("2026-11-24T18:00")).toBeUndefined();
    expect(due("2026-11-25T03:00")).toBeUndefined();
    expect(due("2026-11-28T10:00")).toBeUndefined();
    expect(due("2026-11-03T10:00")).toBeUndefined();
  });

  it("is this week's alone after two weeks of downtime", () => {
    expect(due("2026-12-08T13:00")).toBe("2026-W50");
  });

  it("comes at the hour that the city sets", () => {
    const hours = { fromHour: 13, untilHour: 17 };
    expect(momentOf("2026-W48", isHoliday, hours)?.at.toISOString()).toBe("2026-11-24T04:00:00.000Z");
    expect(dueNow(new Date("2026-11-24T12:59:00+09:00"), isHoliday, hours)).toBeUndefined();
  });

  it("is due in every open week of two fiscal years, hour by hour, on open days within opening hours only", () => {
    const weeks = new Map<string, string>();
    const end = Date.parse("2028-04-01T00:00:00+09:00");
    for (let at = Date.parse("2026-04-01T00:00:00+09:00"); at < end; at += 3_600_000) {
      const now = new Date(at);
      const found = dueNow(now, isHoliday, DIGEST_HOURS);
      if (!found) continue;
      expect(isBusinessDay(cityDate(now), isHoliday)).toBe(true);
      expect(found.week).toBe(isoWeekOf(cityDate(now)));
      if (!weeks.has(found.week)) weeks.set(found.week, now.toISOString());
    }
    const expected: [string, string][] = [];
    for (let week: IsoWeek = "2026-W15"; week <= "2028-W13"; week = addWeeks(week, 1)) {
      const at = moment(week);
      if (at) expected.push([week, at]);
    }
    // The first of April 2026 is a Wednesday: that week's digest is made up for at once.
    expect([...weeks]).toEqual([["2026-W14", "2026-04-01T00:00:00.000Z"], ...expected]);
  });

  it("silences four earlier weeks, over a year's end too", () => {
    expect(coveredUntil("2026-W52")).toBe("2027-W03");
  });
});
