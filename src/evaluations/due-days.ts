import { firstDayOfFiscalYear, type IsHoliday, lastDayOfFiscalYear } from "../domain/fiscal-calendar.ts";
import { DUE_TASKS, type DueTask, hasShortForm, type Project } from "../domain/project.ts";
import { type Due, type DueRules, dueDays } from "./due.ts";

/**
 * The days of a record: what is due in its own fiscal year. A project of several years has a record for each, and each
 * record's work ends with its year at the latest. The record is to be settled (確定) by the day of the mutual review,
 * which is 31 May for work that ends with the year, and to be published (公表) by the 30 June after that.
 */

type Days = Project["due"];

/** Month and day by which settled evaluations are published: June is when digests tell of them. */
const PUBLISH_BY = "06-30";

/**
 * The project with its days as the rules give them. Pass the project as it was `before` a change of its dates or form:
 * a day that had been put off (延長) then stays, unless the rules now give a later one.
 */
export function withDue(project: Project, rules: DueRules, isHoliday: IsHoliday, before?: Project): Project {
  const given = daysOf(project, rules, isHoliday);
  const earlier = before && daysOf(before, rules, isHoliday);
  const day = (task: DueTask): string | undefined => {
    const on = given[task];
    const stood = before?.due[task];
    const putOff = stood !== undefined && earlier?.[task] !== stood;
    return on !== undefined && putOff && stood > on ? stood : on;
  };
  const days = DUE_TASKS.flatMap((task) => {
    const on = day(task);
    return on === undefined ? [] : [[task, on] as const];
  });
  return { ...project, due: Object.fromEntries(days) };
}

function daysOf(project: Project, rules: DueRules, isHoliday: IsHoliday): Days {
  const { fiscalYear, startsOn, endsOn, previous } = project;
  const [first, last] = [firstDayOfFiscalYear(fiscalYear), lastDayOfFiscalYear(fiscalYear)];
  const [begun, goesOn] = [startsOn < first, endsOn > last];
  const work = {
    start: begun ? first : startsOn,
    end: goesOn ? last : endsOn,
    follows: previous !== null || begun || goesOn,
    exempt: false,
    extensions: [],
  };
  const due = dueDays({ ...work, cityOnly: hasShortForm(project) }, rules, isHoliday);
  // The short form has no mutual review, and is settled when the others are.
  const settle = on(dueDays({ ...work, cityOnly: false }, rules, isHoliday), "final", "mutual");
  return {
    ...named("midterm", on(due, "midTerm", "city")),
    ...named("citySelf", on(due, "final", "city")),
    ...named("partnerSelf", on(due, "final", "partner")),
    ...named("mutual", on(due, "final", "mutual")),
    ...named("settle", settle),
    ...named("publish", settle === undefined ? undefined : publishBy(settle)),
  };
}

const on = (due: readonly Due[], timing: Due["timing"], party: Due["party"]): string | undefined =>
  due.find((each) => each.timing === timing && each.party === party)?.day;

const named = (task: DueTask, day: string | undefined): Days => (day === undefined ? {} : { [task]: day });

function publishBy(settled: string): string {
  const year = Number(settled.slice(0, 4));
  const day = `${year}-${PUBLISH_BY}`;
  return settled <= day ? day : `${year + 1}-${PUBLISH_BY}`;
}
