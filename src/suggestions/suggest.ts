import type { FormAnswers } from "../domain/form-rules.ts";
import type { FormAttribute } from "../domain/guideline.ts";
import { foldWidth } from "../domain/text.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { FormIndex, type FormSuggestion, suggestForm } from "./forms.ts";
import type { ProjectWords } from "./project-words.ts";
import { suggestZone, type ZoneSuggestion } from "./zones.ts";

/** A free description in, proposed zone, form and dialog answers out, each with the words that led to it. */

export interface Suggestion {
  readonly zone: ZoneSuggestion;
  readonly form: FormSuggestion;
  /** The form dialog's answers that the words show. */
  readonly formAnswers: FormAnswers;
}

/** What an attribute that was found says in the form dialog; the first of each question wins. */
const SHOWS: readonly (readonly [FormAttribute, FormAnswers])[] = [
  ["runs-public-facility", { facility: "whole" }],
  ["cares-for-public-space", { facility: "part" }],
  ["entrusts-city-work", { entrusts: "yes" }],
  ["new-body", { host: "newBody" }],
  ["hosted-by-both", { host: "both" }],
  ["hosted-by-citizens", { host: "citizens" }],
  ["gives-name", { gives: "name" }],
  ["shares-resources", { gives: "shared" }],
  ["gives-place", { gives: "place" }],
  ["gives-support", { gives: "support" }],
  ["gives-money", { gives: "money" }],
  ["gives-goods", { gives: "goods" }],
  ["gives-information-only", { gives: "information" }],
  ["studies-policy", { stage: "study" }],
  ["hears-opinions", { stage: "opinions" }],
  ["written-agreement", { term: "agreed" }],
  ["continuing", { term: "continuing" }],
];

export class Suggester {
  readonly #knowledge: Knowledge;
  readonly #words: ProjectWords;
  readonly #index: FormIndex;
  readonly #asks: RegExp;

  constructor(knowledge: Knowledge, words: ProjectWords) {
    this.#knowledge = knowledge;
    this.#words = words;
    const { volumes } = knowledge.library;
    this.#index = new FormIndex(
      volumes.map(({ guideline, profile }) => ({ guideline: guideline.id, forms: profile.forms })),
    );
    const stems = volumes.map(({ guideline }) => guideline.municipality.name.replace(/[市町村区]$/u, ""));
    const cities = stems.map((stem) => stem.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|");
    this.#asks = new RegExp(
      `(?:${cities})市?の(?=「)|(?:${cities})市?(?:では|で(?=$|、|。|[^。]{0,12}(?:領域|形態|対象|区分|どの|言うと))|の(?:考え方|基準|図|領域|形態|方法|一覧|指針|区分|[0-9]つの)|だと|です)[^。]*(?:。|$)|(?<=^|。)[^。]*(?:領域|形態|一覧|区分|方法|仕組みの名前)[^。]*(?:[？?]|ですか|でしょうか|ありますか|探しています)(?:。|$)|(?:どの|どういう|何という|何の)(?:形|領域|区分|形態)[^。]*(?:。|$)`,
      "gu",
    );
  }

  /** Suggests for one description. `guideline` is an id; without it the home city's catalogue is no limit. */
  suggest(description: string, guideline?: string): Suggestion {
    const text = foldWidth(description).trim();
    const told = this.#withoutQuestion(text);
    const form = suggestForm(text, this.#words, this.#index, guideline);
    const formAnswers: Record<string, string> = {};
    for (const [attribute, shown] of SHOWS) {
      if (!form.attributes.has(attribute)) continue;
      for (const [question, value] of Object.entries(shown)) {
        if (value !== undefined) formAnswers[question] ??= value;
      }
    }
    return { zone: suggestZone(told, this.#words), form, formAnswers };
  }

  /** The answers of one dialog that a description shows, each with the words that led there. */
  proposals(
    dialog: "zone" | "form",
    description: string,
    guideline?: string,
  ): readonly { readonly key: string; readonly value: string; readonly words: readonly string[] }[] {
    const { zone, form, formAnswers } = this.suggest(description, guideline);
    if (dialog === "zone") {
      const because = new Map(Object.entries(zone.because));
      return Object.entries(zone.answers).flatMap(([key, value]) =>
        value === undefined ? [] : [{ key, value, words: because.get(key) ?? [] }],
      );
    }
    return Object.entries(formAnswers).flatMap(([key, value]) => {
      const shown = SHOWS.find(([attribute, shows]) => form.attributes.has(attribute) && key in shows)?.[0];
      return value === undefined ? [] : [{ key, value, words: (shown && form.attributes.get(shown)) ?? [] }];
    });
  }

  /** The description without the question at its end: 「沼津の考え方だとどの領域ですか」 tells nothing of the project. */
  #withoutQuestion(text: string): string {
    const { volumes } = this.#knowledge.library;
    const told = text.replace(this.#asks, "");
    const named = volumes.reduce(
      (all, { guideline }) => all.replaceAll(guideline.municipality.name, "市"),
      told.trim() === "" ? text : told,
    );
    return named;
  }
}
