import { FORMS, type Language, type ZoneNumber } from "../../domain/guideline.ts";
import type { Section } from "../../domain/person.ts";
import { ZONE_MARKS } from "../../domain/picture-words.ts";
import { STAGE_WORDS } from "../../evaluations/record-words.ts";
import type { BoardFilter, BoardFilterField, BoardOption, BoardWish } from "../../ports/board.ts";
import type { ProjectFilter } from "../../ports/records.ts";
import { boardWording, STAGE_GROUPS, type StageGroup } from "./wording.ts";

/** What the board can be narrowed to, and how that is looked up. */

const ZONES: readonly ZoneNumber[] = [1, 2, 3, 4, 5];
/** The coming year is planned before it begins. */
const YEARS_AHEAD = 1;
const YEARS_BACK = 9;

export const fiscalYearOf = (day: string): number =>
  Number(day.slice(0, 4)) - (day.slice(5) < "04-01" ? 1 : 0);

export interface ReadFilters {
  readonly year: number;
  readonly fields: readonly BoardFilterField[];
  readonly filter: Omit<ProjectFilter, "seenBy">;
}

/** `sections` are those that the reader may choose from; of a single one there is nothing to choose. */
export function readFilters(
  wish: BoardWish["filters"],
  { today, sections, language }: { today: string; sections: readonly Section[]; language: Language },
): ReadFilters {
  const words = boardWording(language);
  const present = fiscalYearOf(today);
  const years = Array.from(
    { length: YEARS_AHEAD + YEARS_BACK + 1 },
    (_, back) => present + YEARS_AHEAD - back,
  );
  const groups = Object.keys(STAGE_GROUPS).filter((key): key is StageGroup => key in STAGE_GROUPS);
  const options: Readonly<Record<BoardFilter, readonly BoardOption[]>> = {
    year: years.map((year) => ({ value: String(year), label: words.year(year) })),
    section: sections.map(({ id, name }) => ({ value: id, label: name })),
    form: FORMS.map((form) => ({ value: form, label: form })),
    zone: ZONES.map((zone) => ({ value: String(zone), label: ZONE_MARKS[zone] })),
    stage: groups.map((group) => ({
      value: group,
      label: group === "running" ? words.running : STAGE_WORDS[language][group],
    })),
  };
  const chosen = (name: BoardFilter): string | undefined =>
    options[name].find(({ value }) => value === wish[name])?.value;
  const year = Number(chosen("year") ?? present);
  const section = sections.length === 1 ? sections[0] : sections.find(({ id }) => id === chosen("section"));
  const form = FORMS.find((each) => each === chosen("form"));
  const zone = ZONES.find((each) => String(each) === chosen("zone"));
  const stage = groups.find((each) => each === chosen("stage"));
  const field = (filter: BoardFilter): BoardFilterField => ({
    filter,
    label: words.filters[filter],
    options: filter === "year" ? options.year : [{ value: "", label: words.all }, ...options[filter]],
    chosen: filter === "year" ? String(year) : (chosen(filter) ?? ""),
  });
  const fields = (["year", "section", "form", "zone", "stage"] as const).filter(
    (name) => name !== "section" || sections.length > 1,
  );
  return {
    year,
    fields: fields.map(field),
    filter: {
      fiscalYear: year,
      ...(section ? { section: section.id } : {}),
      ...(form ? { form } : {}),
      ...(zone ? { zone } : {}),
      ...(stage ? { stages: STAGE_GROUPS[stage] } : {}),
    },
  };
}
