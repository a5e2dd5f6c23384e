import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDate, showDate } from "../../src/domain/japanese-date.ts";
import { readNumber } from "../../src/domain/japanese-number.ts";

const TODAY = "2026-11-24";
const read = (text: string): string => {
  const reading = readDate(text, TODAY);
  if (reading.kind === "date") return reading.date;
  return reading.kind === "ambiguous" ? reading.dates.join("–") : reading.kind;
};

describe("a typed date", () => {
  it.each([
    ["令和8年4月1日", "2026-04-01"],
    ["令和元年5月1日", "2019-05-01"],
    ["R8.4.1", "2026-04-01"],
    ["Ｒ８．４．１", "2026-04-01"],
    ["R8/4/1", "2026-04-01"],
    ["H31.4.30", "2019-04-30"],
    ["2027年4月1日", "2027-04-01"],
    ["2027/4/1", "2027-04-01"],
    ["2027-04-01", "2027-04-01"],
    ["20270401", "2027-04-01"],
    ["4/1", "2027-04-01"],
    ["4月1日", "2027-04-01"],
    ["12/1", "2026-12-01"],
    ["11/24", "2026-11-24"],
    ["令和八年四月一日", "2026-04-01"],
    ["来年度末", "2028-03-31"],
    ["年度末", "2027-03-31"],
    ["今年度末", "2027-03-31"],
    ["3月末", "2027-03-31"],
    ["今月末", "2026-11-30"],
    ["来月末", "2026-12-31"],
    ["今日", TODAY],
    ["明日", "2026-11-25"],
    ["4月1日（木）", "2027-04-01"],
    ["3月31日まで", "2027-03-31"],
    ["令和9年3月31日です", "2027-03-31"],
    ["1 April 2027", "2027-04-01"],
    ["April 1, 2027", "2027-04-01"],
  ])("「%s」 is %s", (text, date) => {
    expect(read(text)).toBe(date);
  });

  it.each([
    ["2027/2/30", "impossible"],
    ["令和8年13月1日", "impossible"],
    ["平成31年5月1日", "impossible"],
    ["委託です", "none"],
    ["4月1日に始まる事業です", "none"],
    ["", "none"],
    ["🎉", "none"],
  ])("「%s」 is %s", (text, kind) => {
    expect(read(text)).toBe(kind);
  });

  it("comes back the same when it is shown and read again", () => {
    const day = fc.date({
      min: new Date("1927-01-01T00:00:00Z"),
      max: new Date("2199-12-31T00:00:00Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        expect(read(showDate(iso, "ja"))).toBe(iso);
      }),
    );
  });

  it("is always a real day, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const reading = readDate(text, TODAY);
        if (reading.kind === "date")
          expect(new Date(`${reading.date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(reading.date);
      }),
    );
  });
});

describe("a typed number", () => {
  it.each([
    ["３０万円", 300_000],
    ["1,200", 1200],
    ["千二百", 1200],
    ["十五", 15],
    ["1億2千万", 120_000_000],
    ["約50人", 50],
    ["0", 0],
  ])("「%s」 is %d", (text, value) => {
    expect(readNumber(text)).toBe(value);
  });
  it("is none inside a sentence", () => {
    for (const text of ["第2条", "2026年の事業", "-5", "", "十人十色"])
      expect(readNumber(text)).toBeUndefined();
  });

  it("takes a year word before a day with a slash", () => {
    expect(readDate("来年6/10", "2026-11-10")).toEqual({ kind: "date", date: "2027-06-10" });
    expect(readDate("今年の12/1", "2026-11-10")).toEqual({ kind: "date", date: "2026-12-01" });
  });
});
