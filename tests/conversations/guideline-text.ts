import { readFileSync } from "node:fs";
import { squeeze } from "../../src/domain/text.ts";

const texts = new Map<string, string>();

/** A shipped guideline's text, squeezed: every quote stands in it. */
export function guidelineText(id: string): string {
  const known = texts.get(id) ?? squeeze(readFileSync(`knowledge/${id}/guideline.md`, "utf8"));
  texts.set(id, known);
  return known;
}
