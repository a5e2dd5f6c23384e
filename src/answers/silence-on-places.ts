import { squeeze } from "../domain/text.ts";
import type { Case, Silence } from "./silence-case.ts";
import { KINDS_OF_CITIES, OF_OTHER_CITIES, OTHER_CITIES } from "./silence-words.ts";

/** Silence on cities that the texts are not of. */

/** A municipality without a text here; one that a text mentions counts only if the question is on the mention. */
export function otherPlace({ question, scopeText }: Case): Silence | undefined {
  if (question.otherPlaces.length === 0) return undefined;
  const asked = question.otherPlaces.join("、");
  const mentioned = question.otherPlaces.every((place) =>
    scopeText.replace(/[ヶヵ]/g, "ケ").includes(squeeze(bareName(place))),
  );
  return mentioned && OF_OTHER_CITIES.test(question.text.replace(/条例/g, ""))
    ? undefined
    : { kind: "other-place", asked };
}

/** Places that the shipped texts mention, by their English names. */
const ENGLISH_PLACES: Readonly<Record<string, string>> = {
  saitama: "埼玉",
  yokohama: "横浜",
  hitachinaka: "ひたちなか",
  ryugasaki: "龍ケ崎",
  shizuoka: "静岡",
};
function bareName(place: string): string {
  const english = ENGLISH_PLACES[place.toLowerCase().replace(/[\s-].*$/, "")];
  return english ?? place.replace(/[市町村区都府県]$/u, "");
}

export function otherCities({ text, scopeText }: Case): Silence | undefined {
  const found = OTHER_CITIES.exec(text);
  if (!found) return undefined;
  if (KINDS_OF_CITIES.test(found[0])) {
    const kind = squeeze(found[0]).replace(/[ので]$/u, "");
    return scopeText.includes(kind) ? undefined : { kind: "other-cities", asked: found[0] };
  }
  if (OF_OTHER_CITIES.test(text.replace(/条例/g, ""))) return undefined;
  return { kind: "other-cities", asked: found[0] };
}
