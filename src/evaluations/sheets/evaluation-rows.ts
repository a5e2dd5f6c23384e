import { CHECK_ITEMS, type Evaluation, ratingsOf } from "../../domain/evaluation.ts";
import { type Cell, day } from "../../domain/sheet.ts";
import type { Names, SeenRecord, Showing } from "../csv/columns.ts";
import { ratingWords, valueWording } from "../csv/wording.ts";
import { fieldIn } from "../input/wording.ts";
import { RATED_FIELDS } from "./rated-fields.ts";
import { sheetWording } from "./wording.ts";

/** The sheet 評価: a line for each evaluation that the person may read; ratings are numbers that can be averaged. */

interface EvaluationColumn {
  readonly title: string;
  readonly width: number;
  cell(record: SeenRecord, evaluation: Evaluation): Cell;
}

/** The columns; the publication lacks who wrote it and why. */
export function evaluationColumns(
  names: Names,
  { language, reasons: own }: Showing,
): readonly EvaluationColumn[] {
  const words = sheetWording(language);
  const values = valueWording(language);
  const column = (title: string, width: number, cell: EvaluationColumn["cell"]): EvaluationColumn => ({
    title,
    width,
    cell,
  });
  const reason = (title: string, cell: EvaluationColumn["cell"]): readonly EvaluationColumn[] =>
    own ? [column(words.reason(title), 24, cell)] : [];
  const rated = RATED_FIELDS.flatMap(([item, field]) => {
    const title = fieldIn(field, language);
    const at = (evaluation: Evaluation) => ratingsOf(evaluation).get(item);
    return [
      column(title, 12, (_, evaluation) => {
        const value = at(evaluation)?.value;
        return typeof value === "string" ? ratingWords(value, language) : (value ?? null);
      }),
      ...reason(title, (_, evaluation) => at(evaluation)?.reason ?? null),
    ];
  });
  const checked = CHECK_ITEMS.flatMap((item) => {
    const title = fieldIn([`check.${item}`], language);
    return [
      column(title, 12, (_, { check }) => values.check[check[item].answer]),
      ...reason(title, (_, { check }) => check[item].reason),
    ];
  });
  return [
    column(fieldIn(["fiscalYear"], language), 8, ({ project }) => project.fiscalYear),
    column(fieldIn(["section"], language), 16, ({ project }) => names.section(project.section)),
    column(fieldIn(["name"], language), 30, ({ project }) => project.name),
    column(fieldIn(["time"], language), 8, (_, { time }) => words.time[time]),
    column(words.side, 8, (_, { side }) => values.side[side]),
    ...(own ? [column(fieldIn(["writer"], language), 16, (_, { writer }) => writer)] : []),
    column(fieldIn(["method"], language), 12, (_, { method }) => words.method[method]),
    column(fieldIn(["writtenOn"], language), 12, (_, { writtenOn }) => day(writtenOn)),
    ...rated,
    ...checked,
  ];
}
