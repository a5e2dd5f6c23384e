import { TASK_WORDING } from "../../dialogs/wording/act.ts";
import type { FormName, ZoneNumber } from "../../domain/guideline.ts";
import { showDate } from "../../domain/japanese-date.ts";
import { type Choice, type Part, text, warning } from "../../domain/message.ts";
import { foldWidth } from "../../domain/text.ts";
import { stageOn } from "../../evaluations/life-cycle.ts";
import { viewPartner, viewRecord } from "../../evaluations/record-view.ts";
import { sightOf } from "../../evaluations/rights.ts";
import type { ProjectFilter, ProjectLine, WholeRecord } from "../../ports/records.ts";
import { menuPart } from "../menu.ts";
import { recordPage } from "./page.ts";
import { type RecordReply, type RecordScene, said, wordsOf } from "./scene.ts";

/** Lists of records: what is pending, what is overdue, what was searched; each line opens its record's page. */

const SHOWN = 10;

const wordsIn = (typed: string): readonly string[] =>
  foldWidth(typed)
    .split(/[\s、,・]+/u)
    .filter((word) => word !== "");

export function lineChoice(line: ProjectLine, scene: RecordScene): Choice {
  const words = wordsOf(scene);
  const { language, guide } = scene;
  const late = line.next !== null && line.next.on < guide.today;
  const next = line.next
    ? words.next(TASK_WORDING[line.next.task][language], showDate(line.next.on, language), late)
    : "";
  // The list has no first day; a record still planned says so until its page is opened.
  const stage = stageOn({ stage: line.stage, startsOn: "9999-12-31", endsOn: line.endsOn }, guide.today);
  return {
    value: `record:${line.id}`,
    label: words.line(line.fiscalYear, line.name, words.stages[stage], next),
  };
}

async function listed(
  heading: string,
  filter: Omit<ProjectFilter, "seenBy">,
  none: string,
  scene: RecordScene,
): Promise<RecordReply> {
  const { records, person } = scene;
  const wanted = { ...filter, seenBy: sightOf(person) };
  const lines = await records.projects.list(wanted, "due", { limit: SHOWN, offset: 0 });
  if (lines.length === 0) return said(text(none));
  const all = lines.length < SHOWN ? lines.length : await records.projects.count(wanted);
  return menuOf(heading, lines, all, scene);
}

function menuOf(
  heading: string,
  lines: readonly ProjectLine[],
  all: number,
  scene: RecordScene,
): RecordReply {
  const menu = lines.map((line) => lineChoice(line, scene));
  const more: readonly Part[] =
    all > lines.length ? [{ kind: "text", text: wordsOf(scene).more(all - lines.length), tone: "note" }] : [];
  return {
    parts: [{ kind: "text", text: heading, tone: "heading" }, menuPart(menu), ...more],
    changes: [],
    menu,
  };
}

/** The person's open records, what is due first. */
export const myPending = (scene: RecordScene): Promise<RecordReply> => {
  const words = wordsOf(scene);
  return listed(words.list, { owner: scene.person.id, open: true }, words.nothingPending, scene);
};

/** The open records of the person's own section. */
export async function sectionPending(scene: RecordScene): Promise<RecordReply> {
  const words = wordsOf(scene);
  const { section } = scene.person;
  if (section === null) return said(warning(words.noSectionOfYours));
  const name = (await scene.records.people.sections()).find(({ id }) => id === section)?.name ?? "";
  return listed(words.sectionList(name), { section, open: true }, words.nothingPending, scene);
}

/** What is overdue: of the own section, or of the whole city for the collaboration section. */
export function overdue(scene: RecordScene): Promise<RecordReply> {
  const words = wordsOf(scene);
  const { person, guide } = scene;
  const whose =
    person.role === "collaboration"
      ? {}
      : person.section === null
        ? { owner: person.id }
        : { section: person.section };
  const filter = { ...whose, open: true as const, dueBefore: guide.today };
  return listed(words.overdueList, filter, words.noneFound, scene);
}

/** Records that hold the words; the page itself where there is only one. */
export async function findRecords(typed: string, scene: RecordScene): Promise<RecordReply> {
  const words = wordsOf(scene);
  const { records, person } = scene;
  const wanted = { seenBy: sightOf(person), words: wordsIn(typed) };
  const lines = await records.projects.list(wanted, "newest", { limit: SHOWN, offset: 0 });
  const [only] = lines;
  if (!only) return said(text(words.noneFound));
  if (lines.length === 1) return recordPage(await records.projects.find(only.id), scene);
  const all = await records.projects.count(wanted);
  return menuOf(words.found(all), lines, all, scene);
}

/** Past projects like the one in hand, or with these words. */
export async function similarRecords(
  like: WholeRecord | undefined,
  typed: string,
  scene: RecordScene,
): Promise<RecordReply> {
  const words = wordsOf(scene);
  const { records, person } = scene;
  const seen = like && viewRecord(person, like).kind === "seen" ? like.project : undefined;
  const [zone] = seen?.zone?.zones ?? [];
  const wish: { form?: FormName; zone?: ZoneNumber } = {
    ...(seen ? { form: seen.mainForm } : {}),
    ...(zone === undefined ? {} : { zone }),
  };
  const found = await records.projects.similar(
    {
      seenBy: sightOf(person),
      ...wish,
      ...(seen ? { partnerKind: seen.partner.kind, except: seen.id } : {}),
      words: wordsIn(typed),
    },
    { limit: SHOWN, offset: 0 },
  );
  if (found.length === 0) return said(text(words.noneFound));
  const menu = found.map((line) => {
    const why = (["form", "zone", "partnerKind"] as const).filter((key) => line.same[key]);
    const shared = [...why.map((key) => words.same[key]), ...(line.words > 0 ? [words.same.words] : [])];
    const choice = lineChoice(line, scene);
    return { ...choice, label: `${choice.label} ─ ${shared.join("・")}` };
  });
  return {
    parts: [{ kind: "text", text: words.similar, tone: "heading" }, menuPart(menu)],
    changes: [],
    menu,
  };
}

/** Registered groups that hold the words; the contact of a single one for those with the right. */
export async function findGroups(typed: string, scene: RecordScene): Promise<RecordReply> {
  const words = wordsOf(scene);
  const { records, person } = scene;
  const groups = await records.partners.search({ words: wordsIn(typed) }, { limit: SHOWN, offset: 0 });
  const [only] = groups;
  if (!only) return said(text(words.noGroups));
  const rows = groups.map(({ name, kind, fields, area }) => [
    name,
    words.kinds[kind],
    fields.join("・"),
    area || words.page.unknown,
  ]);
  const found = groups.length === 1 ? await records.partners.find(only.id) : undefined;
  const contact = found && viewPartner(person, found).contact;
  return said(
    { kind: "text", text: words.groups, tone: "heading" },
    { kind: "table", columns: words.groupColumns, rows },
    ...(contact ? [text(words.contact(only.name, contact))] : []),
  );
}
