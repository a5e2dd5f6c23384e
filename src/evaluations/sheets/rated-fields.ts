import { OUTCOME_ITEMS, type RatedItem } from "../../domain/evaluation.ts";
import { PRINCIPLE_HEADINGS } from "../../domain/guideline.ts";
import type { FieldName } from "../input/wording.ts";

/** Everything that is rated, in the form's order, with its name. */
export const RATED_FIELDS: readonly (readonly [RatedItem, FieldName])[] = [
  ...OUTCOME_ITEMS.map((item) => [`outcome.${item}`, [`outcome.${item}`]] as const),
  ...PRINCIPLE_HEADINGS.map((heading) => [`principle.${heading}`, ["principle", heading]] as const),
  ["betterTogether", ["betterTogether"]],
];
