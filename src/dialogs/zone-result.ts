import type { Citation } from "../domain/answer.ts";
import type { Quote, ZoneNumber } from "../domain/guideline.ts";
import {
  decideZone,
  ZONE_ORDER,
  ZONE_QUESTIONS,
  type ZoneAnswers,
  type ZoneDecision,
  zoneAlternatives,
} from "../domain/zone-rules.ts";
import type { Answers, GuidelineVolume } from "./dialog.ts";

/** The zone dialog's result as plain values: the zone, in the city's own model, with its passages. */

/** The dialog's answers as the rules take them; anything else is left out. */
export function zoneAnswersOf(answers: Answers): ZoneAnswers {
  const known = ZONE_ORDER.flatMap((question) => {
    const value = answers[question];
    const allowed: readonly string[] = ZONE_QUESTIONS[question];
    return value !== undefined && allowed.includes(value) ? [[question, value] as const] : [];
  });
  return Object.fromEntries(known);
}

export interface ModelZone {
  readonly guideline: string;
  readonly zone: ZoneNumber;
  /** As the guideline marks and calls it: 「② 市民が主導し、行政が支援する領域」. */
  readonly name: string;
  readonly en: string;
}

export interface ZoneResult extends ZoneDecision {
  /** The own guideline has a model of zones; false where its text has none; undefined where no own one is set. */
  readonly ownHasZones: boolean | undefined;
  /** The zones in the words of the own model, or of the reference models where the own text has none. */
  readonly named: readonly ModelZone[];
  readonly alternatives: ReturnType<typeof zoneAlternatives>;
  readonly citations: readonly Citation[];
}

const MARKS = ["①", "②", "③", "④", "⑤"] as const;

export const zoneMark = (zone: ZoneNumber): string => MARKS[zone - 1] ?? "";

const cite =
  (guideline: string) =>
  ({ section, quote }: Quote): Citation => ({ guideline, section, quote });

/** The guidelines whose model is spoken: the own one if it has zones, else every one that has them. */
export function zoneModels(
  volumes: readonly GuidelineVolume[],
  own: string | undefined,
): readonly GuidelineVolume[] {
  const withZones = volumes.filter(({ profile }) => profile.zones.items.length > 0);
  const home = withZones.filter(({ guideline }) => guideline.id === own);
  return home.length > 0 ? home : withZones;
}

/** The zone that the answers lead to, with the passages that define it. A quote stands only for its own zone. */
export function zoneResult(
  answers: ZoneAnswers,
  volumes: readonly GuidelineVolume[],
  own: string | undefined,
): ZoneResult {
  const decision = decideZone(answers);
  const models = zoneModels(volumes, own);
  const home = volumes.find(({ guideline }) => guideline.id === own);
  const named: ModelZone[] = [];
  const citations: Citation[] = [];
  for (const { guideline, profile } of models) {
    for (const zone of profile.zones.items.filter((item) => decision.zones.includes(item.zone))) {
      named.push({
        guideline: guideline.id,
        zone: zone.zone,
        name: `${zone.mark ?? zoneMark(zone.zone)} ${zone.name}`,
        en: zone.en,
      });
      const reserved = decision.zones.length === 1 && (decision.outside || answers.cityOnly === "yes");
      citations.push(cite(guideline.id)(zone), ...(reserved ? zone.examples.map(cite(guideline.id)) : []));
    }
  }
  return {
    ...decision,
    ownHasZones: home === undefined ? undefined : home.profile.zones.items.length > 0,
    named,
    alternatives: zoneAlternatives(answers),
    citations: distinct([...citations, ...remarks(decision, volumes, models)]),
  };
}

/** What stands beside the zone: zones are not fixed, agree on roles, where collaboration is needed at all. */
function remarks(
  { conflict, lowNeed }: ZoneDecision,
  volumes: readonly GuidelineVolume[],
  models: readonly GuidelineVolume[],
): readonly Citation[] {
  const about = (subject: string): readonly Citation[] => {
    const from = (all: readonly GuidelineVolume[]): readonly Citation[] =>
      all.flatMap(({ guideline, profile }) =>
        profile.zones.remarks.filter((remark) => remark.about === subject).map(cite(guideline.id)),
      );
    const near = from(models);
    return (near.length > 0 ? near : from(volumes)).slice(0, 1);
  };
  const need = volumes.flatMap(({ guideline, profile }) =>
    profile.zones.introduction.filter(({ quote }) => /必要性がない/.test(quote)).map(cite(guideline.id)),
  );
  return [
    ...about("領域は固定的でない"),
    ...(conflict === "none" ? [] : about("役割と責任の合意")),
    ...(lowNeed ? need.slice(0, 1) : []),
  ];
}

function distinct(citations: readonly Citation[]): readonly Citation[] {
  const seen = new Map(citations.map((citation) => [`${citation.guideline}\n${citation.quote}`, citation]));
  return [...seen.values()];
}
