import type { Citation } from "../domain/answer.ts";
import type { Language } from "../domain/guideline.ts";
import type { Part } from "../domain/message.ts";
import {
  ZONE_ORDER,
  ZONE_QUESTIONS,
  type ZoneAnswers,
  type ZoneQuestion,
  zoneQuestionApplies,
} from "../domain/zone-rules.ts";
import type { Answers, Bilingual, Dialog, Guide, Step } from "./dialog.ts";
import { resultWording } from "./wording/result.ts";
import { UNSURE_OPTION, ZONE_WORDING } from "./wording/zone.ts";
import { zoneMark, zoneModels, zoneResult } from "./zone-result.ts";
import { zoneSpectrum } from "./zone-spectrum.ts";

/** The zone dialog: six questions, then the zone in the city's own model. */

/** The dialog's answers as the rules take them; anything else is left out. */
export function zoneAnswersOf(answers: Answers): ZoneAnswers {
  const known = ZONE_ORDER.flatMap((question) => {
    const value = answers[question];
    const allowed: readonly string[] = ZONE_QUESTIONS[question];
    return value !== undefined && allowed.includes(value) ? [[question, value] as const] : [];
  });
  return Object.fromEntries(known);
}

/** The passages that show why a question is asked: of the own model, else of the first that has them. */
function passages(question: ZoneQuestion, guide: Guide): readonly Citation[] {
  const [model] = zoneModels(guide.volumes, guide.own);
  if (!model) return [];
  const cited = model.profile.zones.items
    .filter(({ zone }) =>
      question === "cityOnly" ? zone === 5 : question === "privateOnly" ? zone === 1 : false,
    )
    .flatMap((item) => [item, ...item.examples]);
  const all = cited.length > 0 ? cited : model.profile.zones.introduction.slice(0, 1);
  return all.map(({ section, quote }) => ({ guideline: model.guideline.id, section, quote }));
}

function zoneStep(question: ZoneQuestion): Step {
  const { ask, label, why, options } = ZONE_WORDING[question];
  return {
    key: question,
    input: { kind: "choice", options: [...options, UNSURE_OPTION] },
    ask,
    label,
    why: (guide, language) => [
      { kind: "text", text: why[language] },
      ...passages(question, guide).map((citation): Part => ({ kind: "citation", citation })),
    ],
  };
}

const STEPS = ZONE_ORDER.map(zoneStep);
const TITLE: Bilingual = { ja: "領域の判定", en: "Which zone" };

export const zoneDialog: Dialog = {
  name: "zone",
  version: 1,
  title: TITLE,
  steps(answers) {
    const given = zoneAnswersOf(answers);
    return STEPS.filter(({ key }) => zoneQuestionApplies(key as ZoneQuestion, given));
  },
  result: zoneParts,
  extras: [],
  migrate: (_version, answers) => ({ ...answers }),
};

function zoneParts(answers: Answers, guide: Guide, language: Language): readonly Part[] {
  const words = resultWording(language);
  const result = zoneResult(zoneAnswersOf(answers), guide.volumes, guide.own);
  const city = guide.volumes.find(({ guideline }) => guideline.id === guide.own)?.guideline.municipality;
  const marks = result.zones.map(zoneMark).join("・");
  const named = result.named.map(({ guideline, name, en, zone }) => {
    const place = guide.volumes.find((volume) => volume.guideline.id === guideline)?.guideline.municipality;
    return language === "ja"
      ? `${place?.name ?? guideline}: ${name}`
      : `${place?.romaji ?? guideline}: ${zoneMark(zone)} ${en} (${name})`;
  });
  const text = (line: string): Part => ({ kind: "text", text: line });
  const warn = (line: string): Part => ({ kind: "text", text: line, tone: "warning" });
  const label = (question: ZoneQuestion): string => ZONE_WORDING[question].label[language];
  return [
    {
      kind: "text",
      text: result.zones.length === 1 ? words.zoneIs(marks) : words.zonesLeft(marks),
      tone: "heading",
    },
    ...(result.ownHasZones === false && city
      ? [warn(words.noZones(language === "ja" ? city.name : city.romaji))]
      : []),
    { kind: "list", items: named },
    zoneSpectrum(result.zones, guide, language),
    ...(result.settledBy ? [text(words.settledBy(label(result.settledBy)))] : []),
    ...(result.conflict === "certain" ? [warn(words.conflict)] : []),
    ...(result.conflict === "possible" && result.zones.length === 1 ? [warn(words.conflictPossible)] : []),
    ...(result.outside ? [text(words.outside)] : []),
    ...(result.reservedPart ? [text(words.reservedPart)] : []),
    ...(result.lowNeed ? [warn(words.lowNeed)] : []),
    {
      kind: "list",
      items: result.alternatives.slice(0, 4).map(({ question, value, zones }) => {
        const option = ZONE_WORDING[question].options.find((each) => each.value === value);
        return words.ifThen(
          label(question),
          option?.label[language] ?? value,
          zones.map(zoneMark).join("・"),
        );
      }),
    },
    { kind: "text", text: words.notFixed, tone: "note" },
    ...result.citations.map((citation): Part => ({ kind: "citation", citation })),
  ];
}
