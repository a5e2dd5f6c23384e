import { CHECK_ITEMS, type Evaluation, OUTCOME_ITEMS, ratingsOf } from "../../domain/evaluation.ts";
import { type Language, PRINCIPLE_HEADINGS } from "../../domain/guideline.ts";
import type { Project, Side } from "../../domain/project.ts";
import type { PersonId, SectionId } from "../../domain/record-ids.ts";
import { type Cell, day } from "../../domain/sheet.ts";
import { type FieldName, fieldIn } from "../input/wording.ts";
import type { RecordView } from "../record-view.ts";
import { ratingWords, valueWording } from "./wording.ts";

/** The columns of the records' file: what each is called, and what it shows of a record. */

export type { Cell };
export type SeenRecord = Extract<RecordView, { kind: "seen" }>;

export interface Names {
  section(id: SectionId): string;
  person(id: PersonId): string;
}

/** How a record is shown. */
export interface Showing {
  readonly language: Language;
  /** Whether what people wrote in their own words stands beside their ratings: not where it is published. */
  readonly reasons: boolean;
}

export interface Column {
  /** As the import knows it; undefined where the import leaves it alone. */
  readonly key: string | undefined;
  title(language: Language): string;
  cell(record: SeenRecord, names: Names, showing: Showing): Cell;
  /** It names a person: left out of what is published. */
  readonly personal: boolean;
}

const field = (
  key: string,
  name: FieldName,
  show: (project: Project, names: Names, language: Language) => Cell,
  personal = false,
): Column => ({
  key,
  title: (language) => fieldIn(name, language),
  cell: ({ project }, names, { language }) => show(project, names, language),
  personal,
});

const indicators = ([1, 2, 3] as const).flatMap((number): Column[] => {
  const at = (project: Project) => project.indicators[number - 1];
  return [
    field(`indicator${number}`, ["indicator", number], (project) => at(project)?.name ?? null),
    field(`target${number}`, ["target", number], (project) => at(project)?.target ?? null),
    field(`unit${number}`, ["unit", number], (project) => at(project)?.unit ?? null),
    field(`actual${number}`, ["actual", number], (project) => at(project)?.actual ?? null),
  ];
});

/** The columns that an import reads back. */
export const PROJECT_COLUMNS: readonly Column[] = [
  field("fiscalYear", ["fiscalYear"], ({ fiscalYear }) => fiscalYear),
  field("section", ["section"], ({ section }, names) => names.section(section)),
  field("name", ["name"], ({ name }) => name),
  field("owner", ["owner"], ({ owner }, names) => owner && names.person(owner), true),
  field("partnerName", ["partnerName"], ({ partner }) => partner.name),
  field(
    "partnerKind",
    ["partnerKind"],
    ({ partner }, _, language) => valueWording(language).partnerKind[partner.kind],
  ),
  field("startsOn", ["startsOn"], ({ startsOn }) => day(startsOn)),
  field("endsOn", ["endsOn"], ({ endsOn }) => day(endsOn)),
  field("mainForm", ["mainForm"], ({ mainForm }) => mainForm),
  field("additionalForms", ["additionalForms"], ({ additionalForms }) => additionalForms.join("、")),
  field("amount", ["amount"], ({ amountYen }) => amountYen),
  field("agreedOn", ["agreedOn"], ({ agreedOn }) => agreedOn && day(agreedOn)),
  field("purpose", ["purpose"], ({ purpose }) => purpose),
  ...indicators,
  field("stage", ["stage"], ({ stage }, _, language) => valueWording(language).stage[stage]),
];

export const ZONE_COLUMN: Column = {
  key: undefined,
  title: (language) => fieldIn(["zone"], language),
  cell: ({ project }) => project.zone?.zones.join("・") ?? null,
  personal: false,
};

function sideColumns(side: Side): readonly Column[] {
  const column = (name: FieldName, show: (evaluation: Evaluation, showing: Showing) => Cell): Column => ({
    key: undefined,
    title: (language) => `${valueWording(language).side[side]}: ${fieldIn(name, language)}`,
    cell: ({ evaluations }, _, showing) => {
      const found = evaluations.find((each) =>
        each.kind === "open"
          ? each.evaluation.side === side && each.evaluation.time === "after"
          : each.side === side && each.time === "after",
      );
      if (!found) return null;
      return found.kind === "open" ? show(found.evaluation, showing) : valueWording(showing.language).hidden;
    },
    personal: false,
  });
  const explained = (value: string, reason: string | null, { language, reasons }: Showing): string =>
    reason === null || !reasons ? value : valueWording(language).because(value, reason);
  const rated = [
    ...OUTCOME_ITEMS.map((item) => [`outcome.${item}`, [`outcome.${item}`]] as const),
    ...PRINCIPLE_HEADINGS.map((heading) => [`principle.${heading}`, ["principle", heading]] as const),
    ["betterTogether", ["betterTogether"]] as const,
  ].map(([item, name]) =>
    column(name, (evaluation, showing) => {
      const rating = ratingsOf(evaluation).get(item);
      return rating ? explained(ratingWords(rating.value, showing.language), rating.reason, showing) : null;
    }),
  );
  const checked = CHECK_ITEMS.map((item) =>
    column([`check.${item}`], ({ check }, showing) =>
      explained(valueWording(showing.language).check[check[item].answer], check[item].reason, showing),
    ),
  );
  return [...rated, ...checked];
}

export const DECISION_COLUMN: Column = {
  key: undefined,
  title: (language) => fieldIn(["decision"], language),
  cell: ({ reviews }, _, { language }) => {
    const last = reviews.findLast(({ time }) => time === "after");
    return last ? valueWording(language).decision[last.decision] : null;
  },
  personal: false,
};

/** Everything that an export shows. */
export const COLUMNS: readonly Column[] = [
  ...PROJECT_COLUMNS,
  ZONE_COLUMN,
  ...sideColumns("city"),
  ...sideColumns("partner"),
  DECISION_COLUMN,
];
