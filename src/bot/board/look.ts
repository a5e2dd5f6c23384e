import { TASK_WORDING } from "../../dialogs/wording/act.ts";
import { daysBetween, firstDayOfFiscalYear } from "../../domain/fiscal-calendar.ts";
import type { Language } from "../../domain/guideline.ts";
import { cityDate, showDate } from "../../domain/japanese-date.ts";
import type { Person, Section } from "../../domain/person.ts";
import type { Shares } from "../../domain/picture.ts";
import { altText } from "../../domain/picture-alt.ts";
import { stageOn } from "../../evaluations/life-cycle.ts";
import { STAGE_WORDS } from "../../evaluations/record-words.ts";
import { mayInOffice, sightOf } from "../../evaluations/rights.ts";
import type { AnswerReader } from "../../ports/answer-log.ts";
import type { BoardRefused, BoardRow, BoardView, BoardWish } from "../../ports/board.ts";
import type { ProjectFilter, ProjectLine, RecordsReader } from "../../ports/records.ts";
import { readFilters } from "./filters.ts";
import { pageOf, uncountedPage } from "./pages.ts";
import { plotOf } from "./plot.ts";
import { boardWording } from "./wording.ts";

/** The board as one person may see it: the collaboration section all of it, a section head the own section. */

const ROWS = 10;

export interface BoardSources {
  readonly records: RecordsReader;
  readonly answers: AnswerReader;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** Whether the board is for this person. */
export function boardRefusal(person: Person | undefined): BoardRefused | undefined {
  if (!person || person.leftOn !== null) return { kind: "refused", because: "unknown" };
  const isHead = person.role === "head" && person.section !== null;
  return isHead || mayInOffice(person, "surveyAll") ? undefined : { kind: "refused", because: "member" };
}

/** For a person to whom nothing is refused. */
export async function lookAtBoard(
  person: Person,
  wish: BoardWish,
  language: Language,
  { records, answers, today }: BoardSources,
): Promise<BoardView> {
  const seesAll = mayInOffice(person, "surveyAll");
  const all = await records.people.sections();
  const sections = seesAll ? all : all.filter(({ id }) => id === person.section);
  const { year, fields, filter } = readFilters(wish.filters, { today, sections, language });
  const words = boardWording(language);
  const seen: ProjectFilter = { ...filter, seenBy: sightOf(person) };
  const open: ProjectFilter = { ...seen, open: true };
  const [recordCount, openCount, overdueCount] = [
    await records.projects.count(seen),
    await records.projects.count(open),
    await records.projects.count({ ...open, dueBefore: today }),
  ];
  const row = await rowIn(records, all, today, language);
  // What is due first comes first: behind what is overdue lies what is still to come.
  const overdue = await pageOf(wish.pages.overdue, overdueCount, ROWS, (page) =>
    records.projects.list({ ...open, dueBefore: today }, "due", page),
  );
  const pending = await pageOf(wish.pages.pending, openCount - overdueCount, ROWS, ({ limit, offset }) =>
    records.projects.list(open, "due", { limit, offset: offset + overdueCount }),
  );
  return {
    kind: "shown",
    section: seesAll ? undefined : sections[0]?.name,
    year: { number: year, name: words.year(year) },
    fields,
    counts: { records: recordCount, open: openCount, overdue: overdueCount },
    overdue: { ...overdue, rows: overdue.rows.map(row) },
    pending: { ...pending, rows: pending.rows.map(row) },
    plot: await plotOf(records, person, seen, { page: wish.pages.plot, language }),
    submissions: await submissionsOf(records, sections, { year, filter, today, language }),
    heard: seesAll ? await heardIn(answers, year, wish, language) : undefined,
  };
}

async function rowIn(
  { people }: RecordsReader,
  sections: readonly Section[],
  today: string,
  language: Language,
): Promise<(line: ProjectLine) => BoardRow> {
  const owners = new Map((await people.everybody()).map(({ person: { id, name } }) => [id, name]));
  const names = new Map(sections.map(({ id, name }) => [id, name]));
  return (line) => {
    const { next } = line;
    // The list has no first day; a record still planned says so until its page is opened.
    const stage = stageOn({ stage: line.stage, startsOn: "9999-12-31", endsOn: line.endsOn }, today);
    return {
      id: line.id,
      name: line.name,
      section: names.get(line.section) ?? line.section,
      owner: (line.owner && owners.get(line.owner)) ?? boardWording(language).nobody,
      partner: line.partner.name,
      stage: STAGE_WORDS[language][stage],
      next: next ? TASK_WORDING[next.task][language] : "",
      due: next ? showDate(next.on, language) : "",
      lateDays: next ? Math.max(0, daysBetween(next.on, today)) : 0,
    };
  };
}

/** Of the evaluations that fell due in the year so far, how many each section has handed in. */
async function submissionsOf(
  { digests }: RecordsReader,
  sections: readonly Section[],
  around: {
    readonly year: number;
    readonly filter: Pick<ProjectFilter, "section">;
    readonly today: string;
    readonly language: Language;
  },
): Promise<BoardView["submissions"]> {
  const { year, filter, today, language } = around;
  const end = firstDayOfFiscalYear(year + 1);
  const isOver = today >= end;
  const counted = await digests.submissions(firstDayOfFiscalYear(year), isOver ? end : today);
  const rows = sections
    .filter(({ id }) => filter.section === undefined || id === filter.section)
    .flatMap(({ id, name }) => {
      const found = counted.find(({ section }) => section === id);
      return found && found.due > 0 ? [{ label: name, done: found.submitted, total: found.due }] : [];
    });
  const words = boardWording(language);
  const picture: Shares = {
    kind: "shares",
    title: words.submissions(words.year(year)),
    done: words.submitted,
    open: words.notSubmitted,
    rows,
  };
  return { picture, alt: altText(picture, language) };
}

async function heardIn(
  answers: AnswerReader,
  year: number,
  wish: BoardWish,
  language: Language,
): Promise<BoardView["heard"]> {
  const since = new Date(`${firstDayOfFiscalYear(year)}T00:00:00+09:00`).toISOString();
  const day = (at: string): string => showDate(cityDate(new Date(at)), language);
  const unanswered = await uncountedPage(wish.pages.unanswered, ROWS, (page) =>
    answers.unanswered(since, page),
  );
  const feedback = await uncountedPage(wish.pages.feedback, ROWS, (page) => answers.feedback(since, page));
  return {
    unanswered: {
      ...unanswered,
      rows: unanswered.rows.map(({ id, at, question }) => ({ id, at: day(at), question })),
    },
    feedback: {
      ...feedback,
      rows: feedback.rows.map(({ feedback: { at, helpful, reason }, answer }) => ({
        id: answer.id,
        at: day(at),
        helpful,
        reason,
        question: answer.question,
        answer: answer.text,
      })),
    },
  };
}
