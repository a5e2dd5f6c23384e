import { readNumber } from "./japanese-number.ts";
import { foldCase } from "./text.ts";

/** Calendar days as people type them, read against a given today; days are ISO `YYYY-MM-DD` throughout. */

export type DateReading =
  | { readonly kind: "date"; readonly date: string }
  | { readonly kind: "ambiguous"; readonly dates: readonly string[] }
  | { readonly kind: "impossible" }
  | { readonly kind: "none" };

interface Era {
  readonly name: string;
  readonly letter: string;
  readonly first: string;
  readonly last: string;
}

type Groups = Readonly<Record<string, string | undefined>>;

const ERAS: readonly Era[] = [
  { name: "令和", letter: "r", first: "2019-05-01", last: "9999-12-31" },
  { name: "平成", letter: "h", first: "1989-01-08", last: "2019-04-30" },
  { name: "昭和", letter: "s", first: "1926-12-25", last: "1989-01-07" },
  { name: "大正", letter: "t", first: "1912-07-30", last: "1926-12-24" },
  { name: "明治", letter: "m", first: "1868-10-23", last: "1912-07-29" },
];

const LONGEST = 60;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;
const DAY = 86_400_000;
const KANJI_DAYS = "日月火水木金土";
const ENGLISH_DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

const NONE: DateReading = { kind: "none" };
const IMPOSSIBLE: DateReading = { kind: "impossible" };

const yearOf = (iso: string): number => Number(iso.slice(0, 4));
const monthOf = (iso: string): number => Number(iso.slice(5, 7));
const dayOf = (iso: string): number => Number(iso.slice(8, 10));
const time = (iso: string): number => Date.parse(`${iso}T00:00:00Z`);
const weekdayOf = (iso: string): number => new Date(time(iso)).getUTCDay();
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The day, if the calendar has it and its year is one that is read. */
const calendarDay = (year: number, month: number, day: number): string | undefined => {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return undefined;
  if (day < 1 || day > lastDay(year, month)) return undefined;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
};

const isDay = (iso: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(iso) && calendarDay(yearOf(iso), monthOf(iso), dayOf(iso)) === iso;

/** The day so many days later, or earlier for a negative number. */
export const addDays = (iso: string, days: number): string =>
  new Date(time(iso) + days * DAY).toISOString().slice(0, 10);

/** The fiscal year (April to March) in which the day lies. */
export const fiscalYearOf = (iso: string): number => (monthOf(iso) >= 4 ? yearOf(iso) : yearOf(iso) - 1);

/** The day as shown to people: 令和9年4月1日（木） or 1 April 2027 (Thu); what is no day is shown as it is. */
export const showDate = (iso: string, language: "ja" | "en"): string => {
  if (!isDay(iso)) return iso;
  const [year, month, day, weekday] = [yearOf(iso), monthOf(iso), dayOf(iso), weekdayOf(iso)];
  if (language === "en") {
    const name = ENGLISH_DAYS[weekday] ?? "";
    return `${day} ${MONTHS[month - 1]} ${year} (${name.charAt(0).toUpperCase()}${name.slice(1)})`;
  }
  const era = ERAS.find(({ first, last }) => first <= iso && iso <= last);
  const count = era ? year - yearOf(era.first) + 1 : year;
  return `${era?.name ?? ""}${count === 1 ? "元" : count}年${month}月${day}日（${KANJI_DAYS[weekday]}）`;
};

const addMonths = (iso: string, months: number): string | undefined => {
  const count = yearOf(iso) * 12 + monthOf(iso) - 1 + months;
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1];
  if (year > LAST_YEAR) return undefined;
  return calendarDay(year, month, Math.min(dayOf(iso), lastDay(year, month)));
};

const found = (iso: string | undefined, era?: Era): DateReading =>
  iso !== undefined && isDay(iso) && (era === undefined || (era.first <= iso && iso <= era.last))
    ? { kind: "date", date: iso }
    : IMPOSSIBLE;

/** The first such day from today on; leap days may be eight years away. */
const soonest = (today: string, inYear: (year: number) => string | undefined): string | undefined => {
  for (let year = yearOf(today); year <= yearOf(today) + 8; year += 1) {
    const iso = inYear(year);
    if (iso !== undefined && iso >= today) return iso;
  }
  return undefined;
};

const DAY_WORDS: Readonly<Record<string, number>> = {
  ...{ 今日: 0, 本日: 0, きょう: 0, today: 0, 明日: 1, あす: 1, あした: 1, tomorrow: 1 },
  ...{ 明後日: 2, あさって: 2, "the day after tomorrow": 2, "day after tomorrow": 2 },
  ...{ 明々後日: 3, しあさって: 3, 昨日: -1, きのう: -1, yesterday: -1, 一昨日: -2, おととい: -2 },
  ...{ 先週: -7, 来週: 7, "next week": 7, 再来週: 14 },
};
const AWAY: Readonly<Record<string, number>> = {
  ...{ 先: -1, 昨: -1, 前: -1, 去: -1, 今: 0, 本: 0, 当: 0, 来: 1, 翌: 1, 次: 1, 再来: 2 },
};
const AWAY_WORD = "先|昨|前|去|今|本|当|再来|来|翌|次";
const ERA = "(?<era>令和|平成|昭和|大正|明治|[rhstm])";
const THIRDS: Readonly<Record<string, readonly [number, number]>> = {
  ...{ 上旬: [1, 10], 中旬: [11, 20], 下旬: [21, 31] },
};

const IN_MONTH = new RegExp(
  `^(?:${ERA}?\\.?(?<year>元|\\d{1,4})年|(?<yearWord>${AWAY_WORD})年の?)?` +
    `(?:(?<month>\\d{1,2})月|(?<monthWord>${AWAY_WORD})月|(?=月末))の?` +
    "(?:(?<day>\\d{1,2})日|月?(?<part>末日?|終わり|上旬|中旬|下旬))$",
  "u",
);
const FISCAL = new RegExp(
  `^(?:${ERA}?\\.?(?<year>元|\\d{1,4})|(?<yearWord>${AWAY_WORD}))?年度の?` +
    "(?:(?<end>末日?|終わり|終り|最終日)|初め|始め|はじめ|当初|初日|頭)$",
  "u",
);
const ERA_YEAR = new RegExp(`^${ERA}\\.?(?<year>元|\\d{1,4})年$`, "u");
const WEEKDAY =
  /^(先週|今週|来週|再来週|次|今度)?の?(?:([日月火水木金土])曜日?|\(([日月火水木金土])(?:曜日?)?\))$/u;
const LATER = /^(\d{1,5})(日|週間?|[かカヵヶケ箇]月|年)後$/u;

/** The year that the text names; no number where it names none, and undefined where the year is no year. */
const namedYear = (groups: Groups, current: number): { year?: number; era?: Era } | undefined => {
  const { era: mark, year, yearWord } = groups;
  if (yearWord !== undefined) return { year: current + (AWAY[yearWord] ?? 0) };
  if (year === undefined) return {};
  const era = ERAS.find(({ name, letter }) => name === mark || letter === mark);
  if (era) return { year: yearOf(era.first) + (year === "元" ? 1 : Number(year)) - 1, era };
  return year.length === 4 ? { year: Number(year) } : undefined;
};

const readInMonth = (groups: Groups, today: string): DateReading => {
  const named = namedYear(groups, yearOf(today));
  if (named === undefined) return NONE;
  const { era } = named;
  let { year } = named;
  let month = Number(groups["month"]);
  if (groups["month"] === undefined) {
    if (year !== undefined) return NONE;
    const count = yearOf(today) * 12 + monthOf(today) - 1 + (AWAY[groups["monthWord"] ?? "今"] ?? 0);
    [year, month] = [Math.floor(count / 12), (count % 12) + 1];
  }
  const settle = (pick: (year: number) => string | undefined): string | undefined =>
    year === undefined ? soonest(today, pick) : pick(year);
  if (groups["day"] !== undefined)
    return found(
      settle((of) => calendarDay(of, month, Number(groups["day"]))),
      era,
    );
  const [from, to] = THIRDS[groups["part"] ?? ""] ?? [undefined, 31];
  const last = settle((of) => calendarDay(of, month, Math.min(to, lastDay(of, month))));
  if (from === undefined || last === undefined) return found(last, era);
  const dates = [`${last.slice(0, 8)}${String(from).padStart(2, "0")}`, last];
  return dates.some((iso) => found(iso, era).kind === "date") ? { kind: "ambiguous", dates } : IMPOSSIBLE;
};

const readFiscal = (groups: Groups, today: string): DateReading => {
  const named = namedYear(groups, fiscalYearOf(today));
  if (named === undefined) return NONE;
  const { year, era } = named;
  if (year === undefined && !groups["end"]) return found(soonest(today, (of) => calendarDay(of, 4, 1)));
  const fiscal = year ?? fiscalYearOf(today);
  const [first, last] = [calendarDay(fiscal, 4, 1), calendarDay(fiscal + 1, 3, 31)];
  // 平成31年度 and 令和元年度 are the same year: it is enough that the era has a part of it.
  if (era && (first === undefined || last === undefined || first > era.last || last < era.first))
    return IMPOSSIBLE;
  return found(groups["end"] ? last : first);
};

const readWeekday = (when: string | undefined, letter: string, today: string): DateReading => {
  const wanted = KANJI_DAYS.indexOf(letter);
  const ahead = (wanted - weekdayOf(today) + 7) % 7;
  if (when === undefined) return found(addDays(today, ahead));
  if (when === "次" || when === "今度") return found(addDays(today, ahead === 0 ? 7 : ahead));
  // Weeks begin on Monday.
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7));
  return found(addDays(monday, 7 * (AWAY[when.slice(0, -1)] ?? 0) + ((wanted + 6) % 7)));
};

const readLater = (count: number, unit: string, today: string): DateReading => {
  if (unit === "日") return found(addDays(today, count));
  if (unit.startsWith("週")) return found(addDays(today, count * 7));
  return found(addMonths(today, unit === "年" ? count * 12 : count));
};

const ENGLISH_WORD =
  /\b(?:(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?|(?<day>sun|mon|tue|wed|thu|fri|sat)(?:s|nes|rs?|ur)?(?:day)?\b\.?|(?<word>last|this|current|coming|next|an?|one|two|three|four|five|six|days?|weeks?|months?|years?)\b)/gu;
const TRANSLATED: Readonly<Record<string, string>> = {
  ...{ last: "先", this: "今", current: "今", coming: "来", next: "来", a: "1", an: "1", one: "1", two: "2" },
  ...{ three: "3", four: "4", five: "5", six: "6", day: "日", week: "週", month: "か月", year: "年" },
};
/** English forms whose words are already translated, each with the Japanese form that says the same. */
const ENGLISH: readonly (readonly [RegExp, string])[] = [
  [/^(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: of)? (\d+月),?(?: (\d{4}))?$/u, "$3年$2$1日"],
  [/^(\d+月) (\d{1,2})(?:st|nd|rd|th)?(?:(?:, ?| )(\d{4}))?$/u, "$3年$1$2日"],
  [/^(?:the )?end of (\d+月),?(?: (\d{4}))?$/u, "$2年$1末"],
  [/^(?:(early)|(mid)|(late))[ -](\d+月),?(?: (\d{4}))?$/u, "$5年$4$1$2$3"],
  [/^(?:the )?end of (?:the )?(先|今|来)? ?か月$/u, "$1月末"],
  [/^(?:the )?end of (?:the )?(先|今|来)? ?(?:fiscal|financial) 年(?: (\d{4}))?$/u, "$1$2年度末"],
  [/^(?:the )?(?:start|beginning) of (?:the )?(先|今|来)? ?(?:fiscal|financial) 年$/u, "$1年度当初"],
  [/^(?:the )?end of (?:fy|fiscal) ?(\d{4})$/u, "$1年度末"],
  [/^in (\d{1,5}) (日|週|か月|年)$/u, "$1$2後"],
  [/^(\d{1,5}) (日|週|か月|年) (?:from now|from today|later)$/u, "$1$2後"],
  [/^来 (.曜)$/u, "次の$1"],
  [/^今 (.曜)$/u, "今週$1"],
];

/** English words and forms, numerals and separators made the one Japanese form that the patterns know. */
const toJapanese = (core: string): string => {
  let text = core.replace(ENGLISH_WORD, (whole, month?: string, day?: string, word?: string) => {
    if (month) return `${MONTHS.findIndex((name) => name.toLowerCase().startsWith(month.slice(0, 3))) + 1}月`;
    if (day) return `${KANJI_DAYS[ENGLISH_DAYS.indexOf(day)]}曜`;
    return TRANSLATED[word ?? ""] ?? TRANSLATED[(word ?? "").slice(0, -1)] ?? whole;
  });
  for (const [pattern, form] of ENGLISH) text = text.replace(pattern, form);
  return text
    .replace(/^年(?!度|末)/u, "")
    .replace("early", "上旬")
    .replace("mid", "中旬")
    .replace("late", "下旬")
    .replace(/(?<!\d)\s+|\s+(?!\d)/gu, "")
    .replace(/[〇零一二三四五六七八九十百千]+/gu, (run) => String(readNumber(run) ?? run))
    .replace(/[‐‑–—−ー]/gu, "-")
    .replace(/^(\d{4})(\d{2})(\d{2})$/u, "$1/$2/$3")
    .replace(/^(\D*)\.?(\d{1,4}|元)([./-])(\d{1,2})\3(\d{1,2})(?!\d)/u, "$1$2年$4月$5日")
    .replace(/^((?:今|来|再来|昨|去|翌)年)?の?(\d{1,2})\/(\d{1,2})(?!\d)/u, "$1$2月$3日");
};

const readCore = (core: string, today: string): DateReading => {
  const inMonth = IN_MONTH.exec(core);
  if (inMonth) return readInMonth(inMonth.groups ?? {}, today);
  const fiscal = FISCAL.exec(core);
  if (fiscal) return readFiscal(fiscal.groups ?? {}, today);
  const weekday = WEEKDAY.exec(core);
  if (weekday) return readWeekday(weekday[1], weekday[2] ?? weekday[3] ?? "", today);
  const later = LATER.exec(core);
  if (later) return readLater(Number(later[1]), later[2] ?? "", today);
  const eraYear = ERA_YEAR.exec(core)?.groups;
  if (eraYear === undefined) return NONE;
  // A year alone is no day, but one that its era never had is worth saying.
  const { year = 0, era } = namedYear(eraYear, 0) ?? {};
  return era && year >= yearOf(era.first) && year <= yearOf(era.last) ? NONE : IMPOSSIBLE;
};

/** The reading of a day beside which a weekday stands: `4/1(木)`. */
const withWeekday = (core: string, reading: DateReading, letter: string): DateReading => {
  if (reading.kind !== "date" || KANJI_DAYS[weekdayOf(reading.date)] === letter) return reading;
  if (!/^\d{1,2}月の?\d{1,2}日$/u.test(core)) return IMPOSSIBLE;
  // No year is given, so another year may be meant: the next one in which the weekday is right.
  for (let year = yearOf(reading.date) + 1; year <= LAST_YEAR; year += 1) {
    const other = calendarDay(year, monthOf(reading.date), dayOf(reading.date));
    if (other && KANJI_DAYS[weekdayOf(other)] === letter)
      return { kind: "ambiguous", dates: [reading.date, other] };
  }
  return IMPOSSIBLE;
};

const FRONT = /^(?:(?:by|until|on|around)\s+)+/u;
const BACK = /(?:まで|に|頃|ごろ|ころ|の?予定|です|でお願いします|にします|[\s。.、,!])+$/u;
const BESIDE =
  /^(?:([日月火水木金土])曜,?(.+)|(.+?)(?:\(([日月火水木金土])(?:曜日?)?(?:[・,、]?祝日?)?\)|([日月火水木金土])曜日?))$/u;

/**
 * The day that the whole text is, in Japanese or English, never one inside a longer sentence. A day without a year
 * is the next one from today on. "ambiguous" holds the first and last day of a third of a month (上旬), or the days
 * between which a weekday leaves a doubt; "impossible" is a date that no calendar or era has.
 */
export const readDate = (text: string, today: string): DateReading => {
  if (text.length > LONGEST || !isDay(today)) return NONE;
  const core = foldCase(text).trim().replace(/\s+/gu, " ").replace(FRONT, "").replace(BACK, "");
  const away = Object.hasOwn(DAY_WORDS, core) ? DAY_WORDS[core] : undefined;
  if (away !== undefined) return found(addDays(today, away));
  const whole = toJapanese(core);
  const reading = readCore(whole, today);
  const beside = reading.kind === "none" ? BESIDE.exec(whole) : null;
  if (beside === null) return reading;
  const rest = toJapanese((beside[2] ?? beside[3] ?? "").trim());
  const letter = beside[1] ?? beside[4] ?? beside[5] ?? "";
  return withWeekday(
    rest,
    Object.hasOwn(DAY_WORDS, rest) ? found(addDays(today, DAY_WORDS[rest] ?? 0)) : readCore(rest, today),
    letter,
  );
};

/** The day in the city (Asia/Tokyo, nine hours ahead of UTC all year), as YYYY-MM-DD. */
export const cityDate = (now: Date): string =>
  new Date(now.getTime() + 9 * 3_600_000).toISOString().slice(0, 10);
