import type { Readable, Writable } from "node:stream";
import { z } from "zod";
import type { GuidelineVolume } from "../dialogs/dialog.ts";
import { formResult } from "../dialogs/form-result.ts";
import { zoneResult } from "../dialogs/zone-result.ts";
import { FORM_QUESTIONS } from "../domain/form-rules.ts";
import { decideZone, ZONE_QUESTIONS } from "../domain/zone-rules.ts";
import { answerLines } from "./jsonl.ts";
import { knownGuideline } from "./suggest.ts";

/** `zone --jsonl` and `form --jsonl`: a dialog's answers a line in, its result with reasons and citations a line out. */

const zoneAnswers = z.strictObject({
  cityOnly: z.enum(ZONE_QUESTIONS.cityOnly).optional(),
  privateOnly: z.enum(ZONE_QUESTIONS.privateOnly).optional(),
  better: z.enum(ZONE_QUESTIONS.better).optional(),
  initiator: z.enum(ZONE_QUESTIONS.initiator).optional(),
  responsible: z.enum(ZONE_QUESTIONS.responsible).optional(),
  participation: z.enum(ZONE_QUESTIONS.participation).optional(),
});
const formAnswers = z.strictObject({
  host: z.enum(FORM_QUESTIONS.host).optional(),
  gives: z.enum(FORM_QUESTIONS.gives).optional(),
  facility: z.enum(FORM_QUESTIONS.facility).optional(),
  entrusts: z.enum(FORM_QUESTIONS.entrusts).optional(),
  term: z.enum(FORM_QUESTIONS.term).optional(),
  stage: z.enum(FORM_QUESTIONS.stage).optional(),
});
const common = { id: z.union([z.string(), z.number()]), guideline: z.string().nullish() };
const zoneRow = z.object({ ...common, answers: zoneAnswers });
/** `zoneAnswers` beside the answers has the form checked against the zone. */
const formRow = z.object({ ...common, answers: formAnswers, zoneAnswers: zoneAnswers.optional() });

const idsOf = (volumes: readonly GuidelineVolume[]): readonly string[] =>
  volumes.map(({ guideline }) => guideline.id);

/** `own` is the home guideline, for lines that name none. */
export function zoneLines(
  volumes: readonly GuidelineVolume[],
  own: string | undefined,
  input: Readable,
  output: Writable,
): Promise<boolean> {
  return answerLines(input, output, zoneRow, ({ answers, guideline }) =>
    zoneResult(answers, volumes, knownGuideline(guideline, idsOf(volumes)) ?? own),
  );
}

export function formLines(
  volumes: readonly GuidelineVolume[],
  own: string | undefined,
  input: Readable,
  output: Writable,
): Promise<boolean> {
  return answerLines(input, output, formRow, ({ answers, guideline, zoneAnswers: zone }) => {
    const catalogue = knownGuideline(guideline, idsOf(volumes)) ?? own;
    const { ranked, proposed, beside, nearest, excluded, ...result } = formResult(
      answers,
      volumes,
      catalogue,
      zone ? decideZone(zone).zones : [],
    );
    const out = (each: (typeof ranked)[number]) => ({
      form: each.form.form,
      term: each.form.term,
      guideline: each.guideline,
      score: each.score,
      met: each.met,
      against: each.against,
      open: each.open,
    });
    return {
      proposed: proposed.map(out),
      beside: beside.map(out),
      nearest: nearest.map(({ form, term }) => ({ form, term })),
      excluded: excluded.map(({ form, because }) => ({ form: form.form, because })),
      ...result,
    };
  });
}
