import type { Insertable, Selectable } from "kysely";
import { z } from "zod";
import { FORMS } from "../../domain/guideline.ts";
import { PARTNER_KINDS } from "../../domain/partner.ts";
import {
  DUE_TASKS,
  type DueTask,
  type Filing,
  type Indicator,
  nextDue,
  OPEN_STAGES,
  type Project,
  STAGES,
  type Waiting,
} from "../../domain/project.ts";
import { partnerId, personId, projectId, sectionId } from "../../domain/record-ids.ts";
import { foldCase } from "../../domain/text.ts";
import { ZONE_QUESTIONS } from "../../domain/zone-rules.ts";
import type { ProjectLine } from "../../ports/records.ts";
import type { Database } from "./schema.ts";

/** A project as its row, and back. */

export type ProjectRow = Selectable<Database["project_records"]>;

/** Stands where nothing has a date, so that an index can order what has one first. */
export const NO_DATE = "9999-12-31";

const DUE_COLUMNS = {
  midterm: "due_midterm",
  citySelf: "due_city_self",
  partnerSelf: "due_partner_self",
  mutual: "due_mutual",
  settle: "due_settle",
  publish: "due_publish",
} as const satisfies { readonly [T in DueTask]: keyof ProjectRow };

const zone = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
const form = z.enum(FORMS);
const stage = z.enum(STAGES);
const partnerKind = z.enum(PARTNER_KINDS);
const filed = z.array(
  z.enum([
    ...(["before.city", "before.partner", "midterm.city", "midterm.partner"] as const),
    ...(["after.city", "after.partner"] as const),
  ] satisfies readonly Filing[]),
);
const task = z.enum(DUE_TASKS);
const zoneContent = z.object({
  zones: z.tuple([zone], zone),
  answers: z.object({
    cityOnly: z.enum(ZONE_QUESTIONS.cityOnly).optional(),
    privateOnly: z.enum(ZONE_QUESTIONS.privateOnly).optional(),
    better: z.enum(ZONE_QUESTIONS.better).optional(),
    initiator: z.enum(ZONE_QUESTIONS.initiator).optional(),
    responsible: z.enum(ZONE_QUESTIONS.responsible).optional(),
    participation: z.enum(ZONE_QUESTIONS.participation).optional(),
  }),
  guideline: z.string(),
  edition: z.string().nullable(),
});

export const searchable = (...texts: readonly string[]): string => texts.map(foldCase).join(" ");

export function projectRow(
  project: Project,
): Omit<Insertable<Database["project_records"]>, "tenant" | "updated_at"> {
  const [first, second, third] = project.indicators;
  const [onlyZone, ...others] = project.zone?.zones ?? [];
  const next = nextDue(project);
  const { due } = project;
  return {
    id: project.id,
    fiscal_year: project.fiscalYear,
    name: project.name,
    section: project.section,
    owner: project.owner,
    partner_name: project.partner.name,
    partner_kind: project.partner.kind,
    partner: project.partner.registered,
    starts_on: project.startsOn,
    ends_on: project.endsOn,
    zone: others.length === 0 ? (onlyZone ?? null) : null,
    zone_content: project.zone && JSON.stringify(project.zone),
    main_form: project.mainForm,
    additional_forms: JSON.stringify(project.additionalForms),
    amount_yen: project.amountYen,
    agreed_on: project.agreedOn,
    purpose: project.purpose,
    indicator1_name: first.name,
    indicator1_target: first.target,
    indicator1_unit: first.unit,
    indicator1_actual: first.actual,
    indicator2_name: second?.name ?? null,
    indicator2_target: second?.target ?? null,
    indicator2_unit: second?.unit ?? null,
    indicator2_actual: second?.actual ?? null,
    indicator3_name: third?.name ?? null,
    indicator3_target: third?.target ?? null,
    indicator3_unit: third?.unit ?? null,
    indicator3_actual: third?.actual ?? null,
    previous: project.previous,
    stage: project.stage,
    filed: JSON.stringify(project.filed),
    due_midterm: due.midterm ?? null,
    due_city_self: due.citySelf ?? null,
    due_partner_self: due.partnerSelf ?? null,
    due_mutual: due.mutual ?? null,
    due_settle: due.settle ?? null,
    due_publish: due.publish ?? null,
    is_open: OPEN_STAGES.includes(project.stage) ? 1 : 0,
    next_task: next?.task ?? null,
    next_on: next?.on ?? NO_DATE,
    search_text: searchable(project.name, project.purpose, project.partner.name),
    version: project.version,
  };
}

/** The columns that tell what a record waits for. */
export const WAITING_COLUMNS = ["stage", "filed", "main_form", ...Object.values(DUE_COLUMNS)] as const;

export const waitingOf = (row: Pick<ProjectRow, (typeof WAITING_COLUMNS)[number]>): Waiting => ({
  stage: stage.parse(row.stage),
  filed: filed.parse(JSON.parse(row.filed)),
  mainForm: form.parse(row.main_form),
  due: dueOf(row),
});

function dueOf(row: Pick<ProjectRow, (typeof DUE_COLUMNS)[DueTask]>): Project["due"] {
  const due = DUE_TASKS.flatMap((each) => {
    const on = row[DUE_COLUMNS[each]];
    return on === null ? [] : [[each, on] as const];
  });
  return Object.fromEntries(due);
}

export function projectOf(row: ProjectRow): Project {
  return {
    id: projectId(row.id),
    fiscalYear: row.fiscal_year,
    name: row.name,
    section: sectionId(row.section),
    owner: row.owner === null ? null : personId(row.owner),
    partner: {
      name: row.partner_name,
      kind: partnerKind.parse(row.partner_kind),
      registered: row.partner === null ? null : partnerId(row.partner),
    },
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    zone: row.zone_content === null ? null : zoneContent.parse(JSON.parse(row.zone_content)),
    additionalForms: z.array(form).parse(JSON.parse(row.additional_forms)),
    amountYen: row.amount_yen === null ? null : Number(row.amount_yen),
    agreedOn: row.agreed_on,
    purpose: row.purpose,
    indicators: indicatorsOf(row),
    previous: row.previous === null ? null : projectId(row.previous),
    ...waitingOf(row),
    version: row.version,
  };
}

function indicatorsOf(row: ProjectRow): readonly [Indicator, ...Indicator[]] {
  const given = ([1, 2, 3] as const).flatMap((number): Indicator[] => {
    const name = row[`indicator${number}_name`];
    const target = row[`indicator${number}_target`];
    const unit = row[`indicator${number}_unit`];
    if (name === null || target === null || unit === null) return [];
    return [{ name, target, unit, actual: row[`indicator${number}_actual`] }];
  });
  const [first, ...rest] = given;
  if (!first) throw new Error(`Project ${row.id} has no indicator, which its table forbids.`);
  return [first, ...rest];
}

export const LINE_COLUMNS = [
  ...([
    "id",
    "fiscal_year",
    "name",
    "section",
    "owner",
    "partner_name",
    "partner_kind",
    "main_form",
  ] as const),
  ...(["zone", "stage", "filed", "ends_on", "next_task", "next_on"] as const),
] as const;

export const lineOf = (row: Pick<ProjectRow, (typeof LINE_COLUMNS)[number]>): ProjectLine => ({
  id: projectId(row.id),
  fiscalYear: row.fiscal_year,
  name: row.name,
  section: sectionId(row.section),
  owner: row.owner === null ? null : personId(row.owner),
  partner: { name: row.partner_name, kind: partnerKind.parse(row.partner_kind) },
  mainForm: form.parse(row.main_form),
  zone: row.zone === null ? null : zone.parse(row.zone),
  stage: stage.parse(row.stage),
  filed: filed.parse(JSON.parse(row.filed)),
  endsOn: row.ends_on,
  next: row.next_task === null ? null : { task: task.parse(row.next_task), on: row.next_on },
});
