import { FORMS, type FormName, type Language, type ZoneNumber } from "../../domain/guideline.ts";
import type { SectionId } from "../../domain/record-ids.ts";
import type { SurveyRow } from "../../ports/records.ts";
import { fieldIn } from "../input/wording.ts";
import type { Cell, Names } from "./columns.ts";
import { valueWording } from "./wording.ts";

/** The annual survey (協働事業の調査): a fiscal year's projects counted by section, form or zone. */

export type SurveyBy = "section" | "form" | "zone";

/** The table with its titles, a line for each value in a fixed order, and a total. */
export function surveyTable(
  rows: readonly SurveyRow[],
  by: SurveyBy,
  names: Pick<Names, "section">,
  language: Language,
): readonly (readonly Cell[])[] {
  const words = valueWording(language);
  const title = fieldIn(by === "form" ? ["mainForm"] : [by], language);
  const groups = new Map<string, SurveyRow[]>();
  for (const row of [...rows].sort(ORDER[by](names))) {
    const name = label(row, by, names, words.noZone);
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  const lines = [...groups].map(([name, group]) => line(name, group));
  return [[title, ...words.counts], ...lines, line(words.total, rows)];
}

type Order = (names: Pick<Names, "section">) => (one: SurveyRow, other: SurveyRow) => number;

/** Whatever order the database has: sections by name, forms as everywhere, what is still open last. */
const ORDER: { readonly [B in SurveyBy]: Order } = {
  section: (names) => (one, other) =>
    names.section(one.section).localeCompare(names.section(other.section), "ja"),
  form: () => (one, other) => FORMS.indexOf(one.form) - FORMS.indexOf(other.form),
  zone: () => (one, other) => (one.zone ?? 9) - (other.zone ?? 9),
};

function label(
  row: { readonly section: SectionId; readonly form: FormName; readonly zone: ZoneNumber | null },
  by: SurveyBy,
  names: Pick<Names, "section">,
  noZone: string,
): string {
  if (by === "section") return names.section(row.section);
  if (by === "form") return row.form;
  return row.zone === null ? noZone : String(row.zone);
}

const line = (name: string, rows: readonly SurveyRow[]): readonly Cell[] => {
  const sum = (of: (row: SurveyRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  return [
    name,
    sum(({ projects }) => projects),
    sum(({ amountYen }) => amountYen),
    sum(({ stage, projects }) => (stage === "settled" || stage === "published" ? projects : 0)),
    sum(({ overdue }) => overdue),
  ];
};
