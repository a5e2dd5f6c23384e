import type { Language, ZoneNumber } from "../domain/guideline.ts";
import type { Part } from "../domain/message.ts";
import {
  possibleZones,
  ZONE_ORDER,
  type ZoneAnswers,
  type ZoneQuestion,
  zoneAlternatives,
} from "../domain/zone-rules.ts";
import { cityName } from "./compare.ts";
import type { Answers, Guide } from "./dialog.ts";
import { resultWording } from "./wording/result.ts";
import { UNSURE_OPTION, ZONE_WORDING } from "./wording/zone.ts";
import { zoneAnswersOf, zoneMark, zoneResult } from "./zone-result.ts";
import { zoneSpectrum } from "./zone-spectrum.ts";

/** The zone dialog's result as message parts. */

/** The zones that the answers leave possible. */
export const zonesOf = (answers: Answers): readonly ZoneNumber[] => possibleZones(zoneAnswersOf(answers));

const optionLabel = (question: ZoneQuestion, value: string, language: Language): string =>
  [...ZONE_WORDING[question].options, UNSURE_OPTION].find((each) => each.value === value)?.label[language] ??
  value;

/** The answers that decided: those that, were they others, would have led elsewhere. */
function decisive(answers: ZoneAnswers, language: Language): string {
  const words = resultWording(language);
  const moving = new Set(zoneAlternatives(answers).map(({ question }) => question));
  return ZONE_ORDER.flatMap((question) => {
    const value = answers[question];
    const counts = moving.has(question) && value !== undefined && value !== "unsure";
    return counts
      ? [words.reason(ZONE_WORDING[question].label[language], optionLabel(question, value, language))]
      : [];
  }).join(words.separator);
}

/** The zone as one line, with the spectrum, and what is to be minded about the answers. */
export function zoneSummary(answers: Answers, guide: Guide, language: Language): readonly Part[] {
  const words = resultWording(language);
  const result = zoneResult(zoneAnswersOf(answers), guide.volumes, guide.own);
  const marks = result.zones.map(zoneMark).join("・");
  const own = guide.volumes.find(({ guideline }) => guideline.id === guide.own);
  const text = (line: string): Part => ({ kind: "text", text: line });
  const warn = (line: string): Part => ({ kind: "text", text: line, tone: "warning" });
  const named = result.named.map(({ guideline, name, en, zone }) => {
    const volume = guide.volumes.find((each) => each.guideline.id === guideline);
    const place = volume ? cityName(volume, language) : guideline;
    return language === "ja" ? `${place}: ${name}` : `${place}: ${zoneMark(zone)} ${en} (${name})`;
  });
  const reasons = decisive(zoneAnswersOf(answers), language);
  return [
    {
      kind: "text",
      text: result.zones.length === 1 ? words.zoneIs(marks) : words.zonesLeft(marks),
      tone: "heading",
    },
    ...(result.ownHasZones === false && own ? [warn(words.noZones(cityName(own, language)))] : []),
    { kind: "list", items: named },
    zoneSpectrum(result.zones, guide, language),
    ...(reasons === "" ? [] : [text(words.because(reasons))]),
    ...(result.settledBy ? [text(words.settledBy(ZONE_WORDING[result.settledBy].label[language]))] : []),
    ...(result.conflict === "certain" ? [warn(words.conflict)] : []),
    ...(result.conflict === "possible" && result.zones.length === 1 ? [warn(words.conflictPossible)] : []),
    ...(result.outside ? [text(words.outside)] : []),
    ...(result.reservedPart ? [text(words.reservedPart)] : []),
    ...(result.lowNeed ? [warn(words.lowNeed)] : []),
  ];
}

/** How many other answers with other results are shown. */
const MOST_CHANGES = 4;

/** The whole result: the zone with its reasons, what would change it, and the passages. */
export function zoneParts(answers: Answers, guide: Guide, language: Language): readonly Part[] {
  const words = resultWording(language);
  const { alternatives, citations } = zoneResult(zoneAnswersOf(answers), guide.volumes, guide.own);
  const changes = alternatives
    .slice(0, MOST_CHANGES)
    .map(({ question, value, zones }) =>
      words.ifThen(
        ZONE_WORDING[question].label[language],
        optionLabel(question, value, language),
        zones.map(zoneMark).join("・"),
      ),
    );
  return [
    ...zoneSummary(answers, guide, language),
    ...(changes.length > 0
      ? [{ kind: "text", text: words.changes } as const, { kind: "list", items: changes } as const]
      : []),
    { kind: "text", text: words.notFixed, tone: "note" },
    ...citations.map((citation): Part => ({ kind: "citation", citation })),
  ];
}
