import type { Language } from "../../domain/guideline.ts";
import { cityDate, showDate } from "../../domain/japanese-date.ts";
import type { Article, Draft } from "../../domain/message.ts";
import type { HandOn } from "../../domain/mutual-review.ts";
import type { Person } from "../../domain/person.ts";
import { type Filing, nextDue, type Project, sidesMissing } from "../../domain/project.ts";
import type { FoundPartner, UnfinishedDialog } from "../../ports/records.ts";
import { valueWording } from "../csv/wording.ts";
import { viewPartner } from "../record-view.ts";
import { sheetWording } from "../sheets/wording.ts";
import { handoverWording } from "./wording.ts";

/** The handover sheet (引継ぎ書): what the successor has to know of every open record. */

export interface HandedRecord {
  readonly project: Project;
  /** What last year's review handed on. */
  readonly handOns: readonly HandOn[];
  /** Undefined where the group is not in the register. */
  readonly partner: FoundPartner | undefined;
}

export interface Handover {
  readonly from: Person;
  readonly to: Person;
  readonly reason: string | null;
  readonly records: readonly HandedRecord[];
  /** What the one who leaves began in conversation: it cannot be moved, only told. */
  readonly unfinished: readonly UnfinishedDialog[];
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** Contacts stand in it only where the successor may see them. */
export function handoverSheet(handover: Handover, language: Language): Draft {
  const { from, to, reason, records, today } = handover;
  const words = handoverWording(language);
  return {
    title: words.title(from.name, to.name),
    mark: words.mark,
    introduction: [
      words.made(showDate(today, language)),
      ...(reason === null ? [] : [words.reason(reason)]),
      words.counts(records.length),
    ],
    articles: [
      dueArticle(handover, language),
      {
        heading: words.list,
        paragraphs: [],
        table: {
          columns: words.listColumns,
          rows: records.map(({ project }) => [
            project.name,
            String(project.fiscalYear),
            project.partner.name,
            project.mainForm,
            valueWording(language).stage[project.stage],
          ]),
        },
      },
      ...records.map((record) => recordArticle(record, language)),
      ...unfinishedArticle(handover, language),
      contactsArticle(handover, language),
    ],
  };
}

function dueArticle({ records, today }: Handover, language: Language): Article {
  const words = handoverWording(language);
  const rows = records
    .flatMap(({ project }) => {
      const next = nextDue(project);
      return next ? [{ ...next, name: project.name }] : [];
    })
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .map(({ task, on, name }) => {
      const day = showDate(on, language);
      return [on < today ? words.overdue(day) : day, words.tasks[task], name];
    });
  return rows.length === 0
    ? { heading: words.due, paragraphs: [words.noneDue] }
    : { heading: words.due, paragraphs: [], table: { columns: words.dueColumns, rows } };
}

function recordArticle({ project, handOns }: HandedRecord, language: Language): Article {
  const words = handoverWording(language);
  const { startsOn, endsOn, amountYen, agreedOn, filed } = project;
  const missing = sidesMissing(project, "after").map((side): Filing => `after.${side}`);
  const indicators = project.indicators.map(({ name, target, unit, actual }) =>
    words.indicator(name, `${target}${unit}`, actual === null ? words.unknown : `${actual}${unit}`),
  );
  return {
    heading: words.project(project.name),
    paragraphs: [words.purpose(project.purpose)],
    items: [
      words.period(showDate(startsOn, language), showDate(endsOn, language)),
      ...(amountYen === null ? [] : [words.amount(amountYen.toLocaleString("en-US"))]),
      ...(agreedOn === null ? [] : [words.agreed(showDate(agreedOn, language))]),
      ...indicators,
      ...(project.zone === null ? [words.noZone] : []),
      ...(filed.length > 0 ? [words.filed(filingsIn(filed, language))] : []),
      ...(missing.length > 0 ? [words.missing(filingsIn(missing, language))] : []),
      ...handOns.map(({ what, who, when }) => words.handedOn(what, who, when)),
    ],
  };
}

/** 「中間（市）、事後（相手方）」: that they are in, never what is in them. */
function filingsIn(filings: readonly Filing[], language: Language): string {
  const { because, side } = valueWording(language);
  const { time } = sheetWording(language);
  const names = (["before", "midterm", "after"] as const).flatMap((when) =>
    (["city", "partner"] as const)
      .filter((whose) => filings.includes(`${when}.${whose}`))
      .map((whose) => because(time[when], side[whose])),
  );
  return names.join(language === "ja" ? "、" : ", ");
}

function unfinishedArticle({ unfinished }: Handover, language: Language): readonly Article[] {
  if (unfinished.length === 0) return [];
  const words = handoverWording(language);
  const named = new Map(Object.entries(words.dialogs));
  const items = unfinished.map(({ dialog, at }) =>
    words.leftAt(named.get(dialog) ?? dialog, showDate(cityDate(new Date(at)), language)),
  );
  return [{ heading: words.unfinished, paragraphs: [words.unfinishedNote], items }];
}

function contactsArticle({ records, to }: Handover, language: Language): Article {
  const words = handoverWording(language);
  const rows = new Map<string, readonly string[]>();
  for (const { project, partner } of records) {
    const name = partner?.partner.name ?? project.partner.name;
    rows.set(name, [name, contactOf(partner, to, words)]);
  }
  return {
    heading: words.contacts,
    paragraphs: [],
    table: { columns: words.contactColumns, rows: [...rows.values()] },
  };
}

function contactOf(
  partner: FoundPartner | undefined,
  to: Person,
  words: ReturnType<typeof handoverWording>,
): string {
  if (!partner) return words.unregistered;
  const { contact } = viewPartner(to, partner);
  return contact === null ? words.ask : contact === "" ? words.noContact : contact;
}
