import type { Language } from "../../domain/guideline.ts";
import { showDate } from "../../domain/japanese-date.ts";
import type { Quadrants, SideRating } from "../../domain/picture.ts";
import { altText } from "../../domain/picture-alt.ts";
import { ZONE_MARKS } from "../../domain/picture-words.ts";
import type { PagePart, PrintedPage } from "../../domain/printed-page.ts";
import { type Side, TIMES } from "../../domain/project.ts";
import { positionOf } from "../../domain/quadrant.ts";
import type { Names, SeenRecord } from "../csv/columns.ts";
import { valueWording } from "../csv/wording.ts";
import { fieldIn } from "../input/wording.ts";
import { RATED_FIELDS } from "../sheets/rated-fields.ts";
import { evaluationParts } from "./evaluation-parts.ts";
import { pageWording } from "./wording.ts";

/** One record as a page to print, of what the reader may see. `today` is YYYY-MM-DD. */
export function recordPage(record: SeenRecord, names: Names, language: Language, today: string): PrintedPage {
  const { project } = record;
  const words = pageWording(language);
  const stage = valueWording(language).stage[project.stage];
  const parts = [
    projectFacts(record, names, language),
    indicatorTable(record, language),
    ...TIMES.flatMap((time) => evaluationParts(record, time, language)),
    ...plot(record, language),
    ...reviewParts(record, language),
  ];
  const foot = words.foot(showDate(today, language), project.id);
  return {
    language,
    title: project.name,
    lead: [words.lead(words.year(project.fiscalYear), names.section(project.section), stage)],
    parts,
    foot: marksGaps(parts) ? `${words.apartNote}\n${foot}` : foot,
  };
}

const marksGaps = (parts: readonly PagePart[]): boolean =>
  parts.some(
    (part) => part.kind === "table" && part.rows.some((row) => row.some((cell) => cell.endsWith("▲"))),
  );

function projectFacts({ project }: SeenRecord, names: Names, language: Language): PagePart {
  const words = pageWording(language);
  const { partner, zone, amountYen, agreedOn } = project;
  const kind = valueWording(language).partnerKind[partner.kind];
  const date = (iso: string): string => showDate(iso, language);
  const forms = [project.mainForm, ...project.additionalForms];
  return {
    kind: "facts",
    heading: words.project,
    rows: [
      [fieldIn(["owner"], language), project.owner ? names.person(project.owner) : words.nobody],
      [fieldIn(["partnerName"], language), words.partner(partner.name, kind)],
      [words.period, words.periodIs(date(project.startsOn), date(project.endsOn))],
      [
        fieldIn(["zone"], language),
        zone ? zone.zones.map((number) => ZONE_MARKS[number]).join("・") : words.nobody,
      ],
      [fieldIn(["mainForm"], language), forms.join("、")],
      [
        fieldIn(["amount"], language),
        amountYen === null ? words.unknown : words.yen(amountYen.toLocaleString("en-US")),
      ],
      [fieldIn(["agreedOn"], language), agreedOn === null ? words.unknown : date(agreedOn)],
      [fieldIn(["purpose"], language), project.purpose],
    ],
  };
}

function indicatorTable({ project }: SeenRecord, language: Language): PagePart {
  const words = pageWording(language);
  return {
    kind: "table",
    heading: words.indicators,
    columns: words.indicatorColumns,
    widths: [60, 20, 20],
    rows: project.indicators.map(({ name, target, actual, unit }) => [
      name,
      `${target}${unit}`,
      actual === null ? words.unknown : `${actual}${unit}`,
    ]),
  };
}

/** The evaluation afterwards on both axes, where the reader may see it and something could be judged. */
function plot({ project, evaluations }: SeenRecord, language: Language): readonly PagePart[] {
  const words = pageWording(language);
  const rating = (side: Side): SideRating | undefined => {
    const seen = evaluations.find(
      (each) => each.kind === "open" && each.evaluation.time === "after" && each.evaluation.side === side,
    );
    if (seen?.kind !== "open") return undefined;
    const { outcome, process } = positionOf(seen.evaluation);
    return outcome === null || process === null ? undefined : { outcome, process };
  };
  const [city, partner] = [rating("city"), rating("partner")];
  if (!city && !partner) return [];
  const picture: Quadrants = {
    kind: "quadrants",
    title: "",
    ...words.quadrants,
    projects: [{ label: project.name, city, partner }],
  };
  return [{ kind: "picture", heading: words.plot, picture, alt: altText(picture, language) }];
}

function reviewParts({ reviews }: SeenRecord, language: Language): readonly PagePart[] {
  const words = pageWording(language);
  return reviews.flatMap(({ heldOn, participants, decision, comments, handOns, publication }): PagePart[] => {
    const explained = RATED_FIELDS.flatMap(([item, field]) => {
      const comment = comments[item];
      return comment === undefined ? [] : [words.bySide(fieldIn(field, language), comment)];
    });
    return [
      {
        kind: "facts",
        heading: words.review,
        rows: [
          [fieldIn(["heldOn"], language), showDate(heldOn, language)],
          [fieldIn(["participants"], language), participants.join("、")],
          [fieldIn(["decision"], language), valueWording(language).decision[decision]],
          ...(explained.length > 0 ? [[words.comments, explained.join("\n")] as const] : []),
          ...(publication ? [[fieldIn(["publicationText"], language), publication.text] as const] : []),
          ...(publication?.on
            ? [[fieldIn(["publishOn"], language), showDate(publication.on, language)] as const]
            : []),
        ],
      },
      ...(handOns.length > 0
        ? [
            {
              kind: "list",
              heading: words.handOns,
              items: handOns.map(({ what, who, when }) => words.handOn(what, who, when)),
            } as const,
          ]
        : []),
    ];
  });
}
