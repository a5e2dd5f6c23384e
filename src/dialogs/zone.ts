import type { Citation } from "../domain/answer.ts";
import type { Part } from "../domain/message.ts";
import { ZONE_ORDER, type ZoneQuestion, zoneQuestionApplies } from "../domain/zone-rules.ts";
import { COMPARE, compareZones } from "./compare.ts";
import type { Bilingual, Dialog, Guide, Step } from "./dialog.ts";
import { UNSURE_OPTION, ZONE_WORDING } from "./wording/zone.ts";
import { zoneParts, zonesOf } from "./zone-parts.ts";
import { zoneAnswersOf, zoneModels } from "./zone-result.ts";

/** The zone dialog: six questions, then the zone in the city's own model. */

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
  opening: {
    ja: "六つの質問で、事業がどの領域にあたるかを見ます。事業の説明を文章で打つと、読み取れる答えを先に埋めます。",
    en: "Six questions lead to the project's zone. You may also describe the project: what it shows is filled in.",
  },
  steps(answers) {
    const given = zoneAnswersOf(answers);
    return STEPS.filter(({ key }) => zoneQuestionApplies(key as ZoneQuestion, given));
  },
  result: zoneParts,
  extras: [
    {
      ...COMPARE,
      show: (answers, guide, language) => compareZones(zonesOf(answers), guide, language),
    },
  ],
  migrate: (_version, answers) => ({ ...answers }),
};
