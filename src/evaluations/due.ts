import {
  firstDayOfFiscalYear,
  type IsHoliday,
  lastDayOfFiscalYear,
  sameOrNextBusinessDay,
  sameOrPreviousBusinessDay,
} from "../domain/fiscal-calendar.ts";
import { addDays, fiscalYearOf } from "../domain/japanese-date.ts";

/** When evaluations are due. Days are ISO `YYYY-MM-DD` in the city. */

/** Month and day, as `03-25`. */
type MonthDay = `${number}-${number}`;

/** What a city may set otherwise. */
export interface DueRules {
  /** Days after the end until each side's own evaluation is due. */
  readonly selfDays: number;
  /** Days after the end until the mutual review is due. */
  readonly mutualDays: number;
  /** For projects that end with the fiscal year: the city's side is still before transfers, in the old year. */
  readonly yearEnd: { readonly city: MonthDay; readonly partner: MonthDay; readonly mutual: MonthDay };
  /** Within the fiscal year, for continuing projects. */
  readonly midTerm: MonthDay;
}

export const DUE_RULES: DueRules = {
  selfDays: 30,
  mutualDays: 60,
  yearEnd: { city: "03-25", partner: "04-30", mutual: "05-31" },
  midTerm: "09-30",
};

export type DueTiming = "midTerm" | "final";
/** Whose turn it is: each side evaluates for itself, then both review together. */
export type DueParty = "city" | "partner" | "mutual";

/** What is due, and for which fiscal year's work. A project has each at most once. */
export interface DueKey {
  readonly timing: DueTiming;
  readonly party: DueParty;
  readonly fiscalYear: number;
}

export interface Due extends DueKey {
  readonly day: string;
  readonly extended: boolean;
}

export interface DueProject {
  readonly start: string;
  readonly end: string;
  /** Goes on from a project of the year before (前年度の事業). */
  readonly follows: boolean;
  /** The short form (後援, 使用許可, 情報交換): the partner evaluates nothing. */
  readonly cityOnly: boolean;
  /** 対象外: nothing is ever due. */
  readonly exempt: boolean;
  /** 延長: replaces the day that the rules give, and stands as it was agreed, on a closed day too. */
  readonly extensions: readonly (DueKey & { readonly to: string })[];
}

/**
 * Everything that is due for a project, in the order of the days. A day on which the city hall is closed rolls on to
 * the next open one; only the city's year-end day rolls back, because it must stay before the transfers of April.
 */
export function dueDays(project: DueProject, rules: DueRules, isHoliday: IsHoliday): readonly Due[] {
  if (project.exempt) return [];
  const asked = ({ party }: DueKey): boolean => !project.cityOnly || party === "city";
  return [...midTerms(project, rules, isHoliday), ...finals(project.end, rules, isHoliday)]
    .filter(asked)
    .map((due) => {
      const extension = project.extensions.find((each) => isSame(each, due));
      return extension ? { ...due, day: extension.to, extended: true } : due;
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

const isSame = (a: DueKey, b: DueKey): boolean =>
  a.timing === b.timing && a.party === b.party && a.fiscalYear === b.fiscalYear;

function finals(end: string, rules: DueRules, isHoliday: IsHoliday): readonly Due[] {
  const fiscalYear = fiscalYearOf(end);
  const due = (party: DueParty, day: string): Due => ({
    timing: "final",
    party,
    fiscalYear,
    day,
    extended: false,
  });
  const open = (day: string): string => sameOrNextBusinessDay(day, isHoliday);
  if (end !== lastDayOfFiscalYear(fiscalYear)) {
    const self = open(addDays(end, rules.selfDays));
    return [due("city", self), due("partner", self), due("mutual", open(addDays(end, rules.mutualDays)))];
  }
  const { city, partner, mutual } = rules.yearEnd;
  const year = fiscalYear + 1;
  return [
    due("city", sameOrPreviousBusinessDay(`${year}-${city}`, isHoliday)),
    due("partner", open(`${year}-${partner}`)),
    due("mutual", open(`${year}-${mutual}`)),
  ];
}

/** Continuing (継続): follows a project of the year before, or runs in more than one fiscal year itself. */
function midTerms(
  { start, end, follows }: DueProject,
  rules: DueRules,
  isHoliday: IsHoliday,
): readonly Due[] {
  const [first, last] = [fiscalYearOf(start), fiscalYearOf(end)];
  if (!follows && first === last) return [];
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  return years.flatMap((fiscalYear) => {
    const day = inFiscalYear(fiscalYear, rules.midTerm);
    if (day < start || day > end) return [];
    const open = sameOrNextBusinessDay(day, isHoliday);
    return (["city", "partner"] as const).map(
      (party): Due => ({ timing: "midTerm", party, fiscalYear, day: open, extended: false }),
    );
  });
}

const inFiscalYear = (fiscalYear: number, date: MonthDay): string => {
  const day = `${fiscalYear}-${date}`;
  return day >= firstDayOfFiscalYear(fiscalYear) ? day : `${fiscalYear + 1}-${date}`;
};
