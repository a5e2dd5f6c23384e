import type { Citation } from "../domain/answer.ts";
import type { FormName, Language, ZoneNumber } from "../domain/guideline.ts";
import type { Part } from "../domain/message.ts";
import type { Guide, GuidelineVolume } from "./dialog.ts";
import { resultWording } from "./wording/result.ts";
import { zoneMark } from "./zone-result.ts";

/** A zone or a form in every city's own words, side by side; a city that has no such thing says so. */

/** How the comparison is asked for. */
export const COMPARE = {
  value: "compare",
  label: { ja: resultWording("ja").compare, en: resultWording("en").compare },
  words: [
    ...["比べる", "並べる", "他市", "他の市", "ほかの市", "各市", "5市", "五市", "比較"],
    ...["compare", "other cities", "all cities", "side by side"],
  ],
} as const;

export const cityName = ({ guideline }: GuidelineVolume, language: Language): string =>
  language === "ja" ? guideline.municipality.name : guideline.municipality.romaji;

/** A form's common name in the reader's language. */
export function commonName(name: FormName, { volumes }: Guide, language: Language): string {
  const form = volumes.flatMap(({ profile }) => profile.forms).find((each) => each.form === name);
  return language === "ja" || !form ? name : `${form.en} (${name})`;
}

/** The city's own guideline first, then the others. */
const ownFirst = ({ volumes, own }: Guide): readonly GuidelineVolume[] => [
  ...volumes.filter(({ guideline }) => guideline.id === own),
  ...volumes.filter(({ guideline }) => guideline.id !== own),
];

interface Row {
  readonly cells: readonly string[];
  readonly citation?: Citation;
}

function table(lead: string, rows: readonly Row[], language: Language): readonly Part[] {
  const cited = rows.flatMap(({ citation }) => (citation ? [citation] : []));
  const citations = new Map(cited.map((each) => [`${each.guideline}\n${each.quote}`, each] as const));
  return [
    { kind: "text", text: lead, tone: "heading" },
    {
      kind: "table",
      columns: resultWording(language).compareColumns,
      rows: rows.map(({ cells }) => cells),
    },
    ...[...citations.values()].map((citation): Part => ({ kind: "citation", citation })),
  ];
}

export function compareZones(
  zones: readonly ZoneNumber[],
  guide: Guide,
  language: Language,
): readonly Part[] {
  const words = resultWording(language);
  const rows = ownFirst(guide).flatMap((volume): readonly Row[] => {
    const { guideline, profile } = volume;
    const city = cityName(volume, language);
    if (profile.zones.items.length === 0) return [{ cells: [city, words.noZonesShort, "―"] }];
    return zones.map((zone) => {
      const item = profile.zones.items.find((each) => each.zone === zone);
      if (!item) return { cells: [city, words.zoneUnnamed, "―"] };
      const called = `${item.mark ?? zoneMark(zone)} ${language === "ja" ? item.name : `${item.en} (${item.name})`}`;
      return {
        cells: [city, called, item.quote],
        citation: { guideline: guideline.id, section: item.section, quote: item.quote },
      };
    });
  });
  return table(words.compareZones(zones.map(zoneMark).join("・")), rows, language);
}

export function compareForms(forms: readonly FormName[], guide: Guide, language: Language): readonly Part[] {
  const words = resultWording(language);
  return forms.flatMap((name) => {
    const rows = ownFirst(guide).map((volume): Row => {
      const { guideline, profile } = volume;
      const form = profile.forms.find((each) => each.form === name);
      if (!form) return { cells: [cityName(volume, language), words.formAbsent, "―"] };
      const { section, quote } = form.definition;
      return {
        cells: [
          cityName(volume, language),
          language === "ja" ? form.term : `${form.en} (${form.term})`,
          quote,
        ],
        citation: { guideline: guideline.id, section, quote },
      };
    });
    return table(words.compareForms(commonName(name, guide, language)), rows, language);
  });
}
