import { gapsBetween, type MutualReview, wideGaps } from "../../domain/mutual-review.ts";
import { type Cell, day } from "../../domain/sheet.ts";
import type { Names, SeenRecord, Showing } from "../csv/columns.ts";
import { ratingWords, valueWording } from "../csv/wording.ts";
import { fieldIn } from "../input/wording.ts";
import { RATED_FIELDS } from "./rated-fields.ts";
import { sheetWording } from "./wording.ts";

/** The sheet 相互評価: a line for each mutual review, with what the sides see differently. */

interface ReviewColumn {
  readonly title: string;
  readonly width: number;
  cell(record: SeenRecord, review: MutualReview): Cell;
}

/** The columns; the publication has the decision and the text that was written to be published. */
export function reviewColumns(names: Names, { language, reasons: own }: Showing): readonly ReviewColumn[] {
  const words = sheetWording(language);
  const values = valueWording(language);
  const column = (title: string, width: number, cell: ReviewColumn["cell"]): ReviewColumn => ({
    title,
    width,
    cell,
  });
  const handOns = ([0, 1, 2] as const).map((at) =>
    column(fieldIn(["handOn", at + 1], language), 30, (_, review) => {
      const handOn = review.handOns[at];
      return handOn ? words.handOn(handOn.what, handOn.who, handOn.when) : null;
    }),
  );
  const inOwnWords: readonly ReviewColumn[] = [
    column(fieldIn(["participants"], language), 24, (_, { participants }) => participants.join("、")),
    column(words.comments, 40, (_, { comments }) => {
      const lines = RATED_FIELDS.flatMap(([item, field]) => {
        const comment = comments[item];
        return comment === undefined ? [] : [`${fieldIn(field, language)}: ${comment}`];
      });
      return lines.join("\n");
    }),
    ...handOns,
  ];
  return [
    column(fieldIn(["fiscalYear"], language), 8, ({ project }) => project.fiscalYear),
    column(fieldIn(["section"], language), 16, ({ project }) => names.section(project.section)),
    column(fieldIn(["name"], language), 30, ({ project }) => project.name),
    column(fieldIn(["time"], language), 8, (_, { time }) => words.time[time]),
    column(fieldIn(["heldOn"], language), 12, (_, { heldOn }) => day(heldOn)),
    column(words.gaps, 40, (record, review) => gapsOf(record, review, language)),
    column(fieldIn(["decision"], language), 12, (_, { decision }) => values.decision[decision]),
    ...(own ? inOwnWords : []),
    column(fieldIn(["publicationText"], language), 40, (_, { publication }) => publication?.text ?? null),
    column(fieldIn(["publishOn"], language), 12, (_, { publication }) =>
      publication?.on ? day(publication.on) : null,
    ),
  ];
}

function gapsOf({ evaluations }: SeenRecord, { time }: MutualReview, language: Showing["language"]): string {
  const open = evaluations.flatMap((each) => (each.kind === "open" ? [each.evaluation] : []));
  const city = open.find((each) => each.time === time && each.side === "city");
  const partner = open.find((each) => each.time === time && each.side === "partner");
  if (!city || !partner) return "";
  const words = sheetWording(language);
  const gaps = wideGaps(gapsBetween(city, partner)).flatMap((gap) => {
    const field = RATED_FIELDS.find(([item]) => item === gap.item)?.[1];
    const name = field ? fieldIn(field, language) : gap.item;
    return [words.gap(name, ratingWords(gap.city, language), ratingWords(gap.partner, language))];
  });
  return gaps.join("\n");
}
