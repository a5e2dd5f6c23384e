import { describe, expect, it } from "vitest";
import { isBusinessDay } from "../../src/domain/fiscal-calendar.ts";
import { addDays } from "../../src/domain/japanese-date.ts";
import { DUE_RULES, type DueProject, dueDays } from "../../src/evaluations/due.ts";
import { HOLIDAYS_BY_HAND } from "../holidays-by-hand.ts";

const holidays = new Set(HOLIDAYS_BY_HAND);
const isHoliday = (day: string): boolean => holidays.has(day);
const project = (change: Partial<DueProject>): DueProject => ({
  start: "2026-04-01",
  end: "2027-03-31",
  follows: false,
  cityOnly: false,
  exempt: false,
  extensions: [],
  ...change,
});
const due = (change: Partial<DueProject>): string[] =>
  dueDays(project(change), DUE_RULES, isHoliday).map(
    ({ timing, party, fiscalYear, day }) => `${day} ${timing} ${party} ${fiscalYear}`,
  );

describe("what is due after a project's end", () => {
  it("is each side's evaluation after 30 days and the mutual review after 60", () => {
    expect(due({ end: "2026-08-31" })).toEqual([
      "2026-09-30 final city 2026",
      "2026-09-30 final partner 2026",
      "2026-10-30 final mutual 2026",
    ]);
  });

  it("rolls on over weekends, Golden Week and year end", () => {
    expect(due({ end: "2026-04-03" })[0]).toBe("2026-05-07 final city 2026");
    expect(due({ end: "2026-11-30" })[0]).toBe("2027-01-04 final city 2026");
    expect(due({ end: "2026-08-22" })[0]).toBe("2026-09-24 final city 2026");
  });

  it("may be the leap day itself", () => {
    expect(due({ start: "2027-04-01", end: "2028-01-30" })).toEqual([
      "2028-02-29 final city 2027",
      "2028-02-29 final partner 2027",
      "2028-03-30 final mutual 2027",
    ]);
  });

  it("holds for every end of two fiscal years: an open day, and no open day between it and the day counted", () => {
    let ends = 0;
    for (let end = "2026-04-01"; end <= "2028-03-30"; end = addDays(end, 1)) {
      if (end.endsWith("03-31")) continue;
      ends += 1;
      const days = dueDays(
        project({ start: "2026-04-01", end, follows: false }),
        DUE_RULES,
        isHoliday,
      ).filter(({ timing }) => timing === "final");
      for (const { party, day } of days) {
        let counted = addDays(end, party === "mutual" ? 60 : 30);
        expect(isBusinessDay(day, isHoliday)).toBe(true);
        expect(day >= counted).toBe(true);
        for (; counted < day; counted = addDays(counted, 1)) {
          expect(isBusinessDay(counted, isHoliday)).toBe(false);
        }
      }
      expect(days.map(({ party }) => party)).toEqual(["city", "partner", "mutual"]);
    }
    expect(ends).toBe(729);
  });
});

describe("a project that ends with the fiscal year", () => {
  it.each([
    ["2026-03-31", "2026-03-25", "2026-04-30", "2026-06-01"],
    ["2027-03-31", "2027-03-25", "2027-04-30", "2027-05-31"],
    ["2028-03-31", "2028-03-24", "2028-05-01", "2028-05-31"],
  ])("on %s: the city on %s, before transfers, the partner on %s, settled on %s", (end, ...days) => {
    const start = `${Number(end.slice(0, 4)) - 1}-04-01`;
    expect(dueDays(project({ start, end }), DUE_RULES, isHoliday).map(({ day }) => day)).toEqual(days);
  });

  it("keeps the city's day in the old fiscal year even where a city sets it to the last day", () => {
    const rules = { ...DUE_RULES, yearEnd: { ...DUE_RULES.yearEnd, city: "03-31" } } as const;
    for (const year of [2026, 2027, 2028]) {
      const [first] = dueDays(
        project({ start: `${year - 1}-04-01`, end: `${year}-03-31` }),
        rules,
        isHoliday,
      );
      expect(first?.day.startsWith(`${year}-03-`)).toBe(true);
    }
  });
});

describe("a continuing project", () => {
  it("is looked at half-way by 30 September, by both sides", () => {
    expect(due({ follows: true }).slice(0, 2)).toEqual([
      "2026-09-30 midTerm city 2026",
      "2026-09-30 midTerm partner 2026",
    ]);
  });

  it("is one that runs over several fiscal years, once in each of them; a closed 30 September rolls on", () => {
    expect(
      due({ start: "2026-07-01", end: "2029-03-31" }).filter((each) => /midTerm city/.test(each)),
    ).toEqual([
      "2026-09-30 midTerm city 2026",
      "2027-09-30 midTerm city 2027",
      "2028-10-02 midTerm city 2028",
    ]);
  });

  it("has no half-way date where it does not run on 30 September, nor has a project of one year alone", () => {
    expect(due({ start: "2026-10-01", end: "2027-09-29" }).join()).not.toContain("midTerm");
    expect(due({ follows: true, end: "2026-08-31" }).join()).not.toContain("midTerm");
    expect(due({}).join()).not.toContain("midTerm");
  });
});

describe("exceptions", () => {
  it("replace a day by the one agreed, even a closed one, and leave the others as they are", () => {
    expect(
      dueDays(
        project({
          follows: true,
          extensions: [{ timing: "final", party: "partner", fiscalYear: 2026, to: "2027-05-15" }],
        }),
        DUE_RULES,
        isHoliday,
      ).map(({ day, extended }) => `${day} ${extended}`),
    ).toEqual([
      "2026-09-30 false",
      "2026-09-30 false",
      "2027-03-25 false",
      "2027-05-15 true",
      "2027-05-31 false",
    ]);
  });

  it("ask nothing of an exempt project, and nothing of the partner in the short form", () => {
    expect(due({ exempt: true, follows: true })).toEqual([]);
    expect(due({ cityOnly: true, follows: true })).toEqual([
      "2026-09-30 midTerm city 2026",
      "2027-03-25 final city 2026",
    ]);
  });

  it("follow the city's own rules", () => {
    const rules = { ...DUE_RULES, selfDays: 14, mutualDays: 28 };
    expect(dueDays(project({ end: "2026-08-31" }), rules, isHoliday).map(({ day }) => day)).toEqual([
      "2026-09-14",
      "2026-09-14",
      "2026-09-28",
    ]);
  });
});
