import { CHECK_ITEMS, type Evaluation, type RatedItem, ratingsOf } from "../../domain/evaluation.ts";
import type { Language } from "../../domain/guideline.ts";
import { showDate } from "../../domain/japanese-date.ts";
import type { PagePart } from "../../domain/printed-page.ts";
import { SIDES, type Side, type Time } from "../../domain/project.ts";
import type { SeenRecord } from "../csv/columns.ts";
import { ratingWords, valueWording } from "../csv/wording.ts";
import { fieldIn } from "../input/wording.ts";
import type { SeenEvaluation } from "../record-view.ts";
import { RATED_FIELDS } from "../sheets/rated-fields.ts";
import { sheetWording } from "../sheets/wording.ts";
import { pageWording } from "./wording.ts";

/** Both sides' evaluations at one time, side by side: the two axes apart, then the checks. */

/** The two sides as they are seen; undefined where a side is not in. */
type Sides = { readonly [S in Side]: SeenEvaluation | undefined };

const openOf = (seen: SeenEvaluation | undefined): Evaluation | undefined =>
  seen?.kind === "open" ? seen.evaluation : undefined;

export function evaluationParts(
  { evaluations }: SeenRecord,
  time: Time,
  language: Language,
): readonly PagePart[] {
  const at = (side: Side) =>
    evaluations.find((each) =>
      each.kind === "open"
        ? each.evaluation.time === time && each.evaluation.side === side
        : each.time === time && each.side === side,
    );
  const sides: Sides = { city: at("city"), partner: at("partner") };
  if (!sides.city && !sides.partner) return [];
  const words = pageWording(language);
  const when = sheetWording(language).time[time];
  const rated = (heading: string, wanted: (item: RatedItem) => boolean): PagePart => ({
    kind: "table",
    heading,
    columns: words.sides,
    widths: [26, 9, 9, 8, 48],
    rows: ratedRows(sides, wanted, language),
  });
  return [
    { kind: "facts", heading: words.writers, rows: writerRows(sides, language) },
    rated(words.axisA(when), (item) => item.startsWith("outcome.")),
    rated(words.axisB(when), (item) => !item.startsWith("outcome.")),
    {
      kind: "table",
      heading: words.checks(when),
      columns: words.checkSides,
      widths: [30, 11, 11, 48],
      rows: checkRows(sides, language),
    },
  ];
}

function writerRows(sides: Sides, language: Language): readonly (readonly [string, string])[] {
  const words = pageWording(language);
  return SIDES.map((side): [string, string] => {
    const seen = sides[side];
    const name = valueWording(language).side[side];
    if (!seen) return [name, words.notIn];
    if (seen.kind === "hidden") return [name, words.hidden];
    const { writer, method, writtenOn } = seen.evaluation;
    return [name, words.writer(writer, sheetWording(language).method[method], showDate(writtenOn, language))];
  });
}

function ratedRows(
  sides: Sides,
  wanted: (item: RatedItem) => boolean,
  language: Language,
): readonly (readonly string[])[] {
  const words = pageWording(language);
  return RATED_FIELDS.filter(([item]) => wanted(item)).flatMap(([item, field]) => {
    const [city, partner] = [sides.city, sides.partner].map((seen) => {
      const open = openOf(seen);
      return open && ratingsOf(open).get(item);
    });
    if (!city && !partner) return [];
    const numbers = [city?.value, partner?.value].filter((value) => typeof value === "number");
    const [one, other] = numbers;
    const difference = one === undefined || other === undefined ? "" : words.apart(Math.abs(one - other));
    const shown = (rating: typeof city): string => (rating ? ratingWords(rating.value, language) : "－");
    return [
      [
        fieldIn(field, language),
        shown(city),
        shown(partner),
        difference,
        reasons({ city: city?.reason, partner: partner?.reason }, language),
      ],
    ];
  });
}

function checkRows(sides: Sides, language: Language): readonly (readonly string[])[] {
  const answers = valueWording(language).check;
  return CHECK_ITEMS.map((item) => {
    const [city, partner] = [openOf(sides.city)?.check[item], openOf(sides.partner)?.check[item]];
    return [
      fieldIn([`check.${item}`], language),
      city ? answers[city.answer] : "－",
      partner ? answers[partner.answer] : "－",
      reasons({ city: city?.reason, partner: partner?.reason }, language),
    ];
  });
}

function reasons(given: { readonly [S in Side]: string | null | undefined }, language: Language): string {
  const { bySide } = pageWording(language);
  return SIDES.flatMap((side) => {
    const reason = given[side];
    return reason ? [bySide(valueWording(language).side[side], reason)] : [];
  }).join("\n");
}
