import { type Catalogue, nearestOwn, ownEquivalent, questionOf } from "../domain/form-rules.ts";
import type { Form, FormAttribute, FormName } from "../domain/guideline.ts";
import { Field, FieldBuilder } from "../knowledge/field.ts";
import { grams } from "../knowledge/tokens.ts";
import { type ProjectWords, wordsFound } from "./project-words.ts";

/** From a project's description: which form seems to fit, by the attributes its words show and the forms' definitions. */

/** What a catalogue gives where it has no such form. */
export const NONE_SUCH = "該当なし";

export interface ScoredForm {
  readonly form: FormName | typeof NONE_SUCH;
  readonly score: number;
}

export interface FormSuggestion {
  readonly forms: readonly ScoredForm[];
  readonly lacks: FormName | undefined;
  readonly attributes: ReadonlyMap<FormAttribute, readonly string[]>;
}

const WEIGHT = { required: 3, preferred: 0.8, excluded: -2, named: 2, definition: 2 } as const;

/** Definitions of all catalogues as an index; built once. */
export class FormIndex {
  readonly #field: Field;
  readonly #names: readonly FormName[];
  readonly catalogues: readonly Catalogue[];

  constructor(catalogues: readonly Catalogue[]) {
    this.catalogues = catalogues;
    const builder = new FieldBuilder({ k1: 1.2, b: 0.6 });
    const names: FormName[] = [];
    for (const { forms } of catalogues) {
      for (const { form, term, definition, examples } of forms) {
        builder.add(grams([term, definition.quote, ...examples.map(({ quote }) => quote)].join("。")));
        names.push(form);
      }
    }
    this.#names = names;
    this.#field = new Field(builder.build());
  }

  /** How near each form's definition is, as a share of the nearest. */
  nearness(text: string): ReadonlyMap<FormName, number> {
    const scores = new Float64Array(this.#names.length);
    this.#field.addScores(new Map(grams(text).map((gram) => [gram, 1])), 1, scores);
    const most = Math.max(...scores, 1e-9);
    const best = new Map<FormName, number>();
    for (const [at, name] of this.#names.entries()) {
      best.set(name, Math.max(best.get(name) ?? 0, (scores[at] ?? 0) / most));
    }
    return best;
  }
}

/** Ranks the forms of all catalogues; with `own` says what that catalogue lacks and puts its nearest next. */
export function suggestForm(
  text: string,
  words: ProjectWords,
  index: FormIndex,
  own: string | undefined,
): FormSuggestion {
  const attributes = new Map<FormAttribute, readonly string[]>();
  for (const [attribute, list] of words.attributes) {
    const found = wordsFound(list, text);
    if (found.length > 0) attributes.set(attribute, found);
  }
  const nearness = index.nearness(text);
  const home = index.catalogues.find(({ guideline }) => guideline === own);
  const scored = new Map<Form, number>();
  const best = new Map<FormName, { form: Form; score: number }>();
  for (const catalogue of home ? [home, ...index.catalogues] : index.catalogues) {
    for (const form of catalogue.forms) {
      const name = (home && ownEquivalent(form, home)?.form) ?? form.form;
      const named = words.formNames.get(form.form)?.[Symbol.match](text) ? WEIGHT.named : 0;
      const score = weight(form, attributes) + named + WEIGHT.definition * (nearness.get(form.form) ?? 0);
      scored.set(form, score);
      const known = best.get(name);
      if (!known || score > known.score) {
        best.set(name, { form: home?.forms.find((each) => each.form === name) ?? form, score });
      }
    }
  }
  const ranked = [...best.values()].sort((a, b) => b.score - a.score);
  const first = ranked[0];
  const lacks = first && home && !ownEquivalent(first.form, home) ? first.form.form : undefined;
  const share = (score: number): number =>
    Math.round((Math.max(0, score) / Math.max(1e-9, first?.score ?? 1)) * 1000) / 1000;
  const owned = home ? ranked.filter(({ form }) => home.forms.includes(form)) : ranked;
  if (lacks === undefined || !home) {
    return {
      forms: owned.map(({ form, score }) => ({ form: form.form, score: share(score) })),
      lacks: undefined,
      attributes,
    };
  }
  const near = nearestOwn(lacks, home);
  const rest = owned.filter(({ form }) => !near.includes(form));
  const forms: ScoredForm[] = [
    { form: NONE_SUCH, score: 1 },
    ...near.map((form, at) => ({ form: form.form, score: Math.round(900 - at * 100) / 1000 })),
    ...rest.map(({ form, score }) => ({ form: form.form, score: Math.min(0.5, share(score)) })),
  ];
  return { forms, lacks, attributes };
}

/** How strongly the words show an attribute: one word 1, more at most 1.5. */
const strength = (
  attribute: FormAttribute,
  attributes: ReadonlyMap<FormAttribute, readonly string[]>,
): number => {
  const found = attributes.get(attribute)?.length ?? 0;
  return found === 0 ? 0 : Math.min(1.5, 1 + (found - 1) * 0.25);
};

function weight(form: Form, attributes: ReadonlyMap<FormAttribute, readonly string[]>): number {
  const { requires, prefers, excludes } = form.attributes;
  const needed = requires.map((any) => Math.max(...any.map((attribute) => strength(attribute, attributes))));
  const required =
    (needed[0] ?? 0) * WEIGHT.required + needed.slice(1).reduce((sum, each) => sum + each * 0.5, 0);
  const asked = new Set(requires.flat().map(questionOf));
  const preferred = prefers
    .filter((attribute) => !asked.has(questionOf(attribute)) || attribute === "planning-stage")
    .reduce((sum, attribute) => sum + strength(attribute, attributes), 0);
  const excluded = excludes.reduce((sum, attribute) => sum + strength(attribute, attributes), 0);
  return required + (required > 0 ? preferred * WEIGHT.preferred : 0) + excluded * WEIGHT.excluded;
}
