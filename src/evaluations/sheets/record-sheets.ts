import type { Language } from "../../domain/guideline.ts";
import type { Cell, Sheet } from "../../domain/sheet.ts";
import type { SurveyRow } from "../../ports/records.ts";
import { DECISION_COLUMN, type Names, PROJECT_COLUMNS, ZONE_COLUMN } from "../csv/columns.ts";
import { isPublic } from "../csv/publication.ts";
import { type SurveyBy, surveyTable } from "../csv/survey.ts";
import type { RecordView } from "../record-view.ts";
import { evaluationColumns } from "./evaluation-rows.ts";
import { reviewColumns } from "./review-rows.ts";
import { sheetWording } from "./wording.ts";

/** A fiscal year's records as the four sheets of a workbook: 事業, 評価, 相互評価, 集計. */

export interface SheetsSource {
  /** The records from the first on, as the reader may see them: each sheet goes through them once. */
  pages(): AsyncIterable<readonly RecordView[]>;
  readonly survey: readonly SurveyRow[];
  readonly names: Names;
}

type Seen = Extract<RecordView, { kind: "seen" }>;

const NARROW = 12;
const WIDE = 30;
/** Columns of words rather than of a date, a number or a short word. */
const WORDY = ["name", "partnerName", "purpose", "additionalForms"];

export function recordSheets(
  { pages, survey, names }: SheetsSource,
  { language, publication }: { readonly language: Language; readonly publication: boolean },
): readonly Sheet[] {
  const words = sheetWording(language);
  const showing = { language, reasons: !publication };
  async function* seen(): AsyncGenerator<readonly Seen[]> {
    for await (const page of pages()) {
      yield page.filter((view) => view.kind === "seen").filter((view) => !publication || isPublic(view));
    }
  }
  const each = (name: string, columns: Pick<Sheet, "titles" | "widths">, rowsOf: RowsOf): Sheet => ({
    name,
    ...columns,
    async *rows() {
      for await (const page of seen()) yield page.flatMap(rowsOf);
    },
  });
  const projects = [...PROJECT_COLUMNS, ZONE_COLUMN, DECISION_COLUMN].filter(
    ({ personal }) => !publication || !personal,
  );
  const evaluations = evaluationColumns(names, showing);
  const reviews = reviewColumns(names, showing);
  return [
    each(
      words.projects,
      {
        titles: projects.map((column) => column.title(language)),
        widths: projects.map(({ key }) => (WORDY.includes(key ?? "") ? WIDE : NARROW)),
      },
      (record) => [projects.map((column) => column.cell(record, names, showing))],
    ),
    each(words.evaluations, headOf(evaluations), (record) =>
      record.evaluations.flatMap((found) =>
        found.kind === "open" ? [evaluations.map(({ cell }) => cell(record, found.evaluation))] : [],
      ),
    ),
    each(words.reviews, headOf(reviews), (record) =>
      record.reviews.map((review) => reviews.map(({ cell }) => cell(record, review))),
    ),
    surveySheet(survey, names, language),
  ];
}

type RowsOf = (record: Seen) => readonly (readonly Cell[])[];

const headOf = (
  columns: readonly { readonly title: string; readonly width: number }[],
): Pick<Sheet, "titles" | "widths"> => ({
  titles: columns.map(({ title }) => title),
  widths: columns.map(({ width }) => width),
});

/** By section, by form and by zone below each other, a line free between them. */
function surveySheet(survey: readonly SurveyRow[], names: Names, language: Language): Sheet {
  const by = (kind: SurveyBy) => surveyTable(survey, kind, names, language);
  return tableSheet([...by("section"), [], ...by("form"), [], ...by("zone")], language);
}

/** A survey of one kind as a sheet of its own. */
export function tableSheet(table: readonly (readonly Cell[])[], language: Language): Sheet {
  const [titles = [], ...rest] = table;
  return {
    name: sheetWording(language).survey,
    titles: titles.map(String),
    widths: [WIDE, NARROW, NARROW, NARROW, NARROW],
    async *rows() {
      yield rest;
    },
  };
}
