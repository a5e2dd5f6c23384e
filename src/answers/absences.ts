import type { Facet, Language, Profile } from "../domain/guideline.ts";

/** What a profile itself says is missing, so that "not there" can be told with what is there instead. */

const FACET_CUES: readonly { readonly facet: Facet; readonly cue: RegExp }[] = [
  { facet: "zones", cue: /領域|ゾーン|zones?/iu },
  { facet: "cautions", cue: /留意|注意|caution/iu },
  { facet: "evaluation", cue: /評価|evaluat/iu },
  { facet: "schedule", cue: /スケジュール|工程|年度|timetable|schedule|road ?map/iu },
  { facet: "numbers", cue: /何団体|団体数|件数|how many/iu },
];

/** The profile's own word on something asked for and missing; undefined where it has none. */
export function absenceOf(profile: Profile, asked: string, language: Language): string | undefined {
  const facets = FACET_CUES.filter(({ cue }) => cue.test(asked)).map(({ facet }) => facet);
  const found =
    profile.absent.find(({ term }) => term !== undefined && asked.length > 1 && term.includes(asked)) ??
    profile.absent.find(({ facet, term }) => term === undefined && facets.includes(facet));
  return found?.[language];
}
