import { type Catalogue, type FormAnswers, nearestOwn, ownEquivalent } from "../domain/form-rules.ts";
import type { Form, FormAttribute, FormName } from "../domain/guideline.ts";
import { wordsOf } from "./evidence.ts";
import type { Features } from "./features.ts";
import { weigh } from "./linear-model.ts";
import { type ProjectWords, wordsFound } from "./project-words.ts";
import type { Reading } from "./reading.ts";

/** From a project's description: which form fits over all catalogues, what the own city's has of it, and what that shows. */

/** What a catalogue gives where it has no such form. */
export const NONE_SUCH = "該当なし";

export interface ScoredForm {
  readonly form: FormName | typeof NONE_SUCH;
  readonly score: number;
}

export interface FormSuggestion {
  readonly forms: readonly ScoredForm[];
  readonly lacks: FormName | undefined;
  /** What the best form needs and the words show, with those words. */
  readonly attributes: ReadonlyMap<FormAttribute, readonly string[]>;
}

/** A form less likely than this shows no attributes: wrong answers are worse than none. */
const SURE = 0.5;

/** Ranks the forms of all catalogues; with `own` says what that catalogue lacks and puts its nearest next. */
export function suggestForm(
  { text, told }: Reading,
  features: Features,
  words: ProjectWords,
  catalogues: readonly Catalogue[],
  own: string | undefined,
): FormSuggestion {
  const { ranked, evidence } = weigh(words.weights.forms, features);
  const home = catalogues.find(({ guideline }) => guideline === own);
  const [first] = ranked;
  const attributes =
    first && first.share >= SURE
      ? shown(formOf(first.label, catalogues, home), text, wordsOf(text, told, evidence(first.label)), words)
      : new Map<FormAttribute, readonly string[]>();
  const rounded = (share: number): number => Math.round(share * 1000) / 1000;
  if (!home) {
    return {
      forms: ranked.map(({ label, share }) => ({ form: label, score: rounded(share) })),
      lacks: undefined,
      attributes,
    };
  }
  const shares = new Map<FormName, number>();
  let missing: { label: FormName; share: number } | undefined;
  for (const { label, share } of ranked) {
    const wanted = formOf(label, catalogues, undefined);
    const equivalent = wanted && ownEquivalent(wanted, home)?.form;
    if (equivalent !== undefined) shares.set(equivalent, (shares.get(equivalent) ?? 0) + share);
    else missing ??= { label, share };
  }
  const owned = [...shares]
    .map(([form, share]) => ({ form, score: rounded(share) }))
    .sort((a, b) => b.score - a.score);
  if (!missing || missing.share <= (owned[0]?.score ?? 0))
    return { forms: owned, lacks: undefined, attributes };
  const near = nearestOwn(missing.label, home).map(({ form }) => form);
  const rest = owned.filter(({ form }) => !near.includes(form));
  const scoreOf = (form: FormName): number => rounded(shares.get(form) ?? 0);
  return {
    forms: [
      { form: NONE_SUCH, score: rounded(missing.share) },
      ...near.map((form) => ({ form, score: scoreOf(form) })),
      ...rest,
    ],
    lacks: missing.label,
    attributes,
  };
}

/** A form as the own catalogue has it, otherwise as the first that does. */
function formOf(
  name: FormName,
  catalogues: readonly Catalogue[],
  home: Catalogue | undefined,
): Form | undefined {
  const order = home ? [home, ...catalogues] : catalogues;
  return order.flatMap(({ forms }) => forms).find(({ form }) => form === name);
}

/** The requirements that leave no choice: what the form is recognised by. The term is read from words of its own. */
function shown(
  form: Form | undefined,
  text: string,
  telling: readonly string[],
  words: ProjectWords,
): ReadonlyMap<FormAttribute, readonly string[]> {
  const found = new Map<FormAttribute, readonly string[]>();
  const [requirement, ...others] = form?.attributes.requires ?? [];
  if (requirement && others.flat().every((attribute) => attribute === "continuing")) {
    const [only, ...choices] = requirement;
    if (choices.length === 0 && telling.length > 0) found.set(only, telling);
  }
  for (const [attribute, pattern] of [
    ["written-agreement", words.term.agreed],
    ["continuing", words.term.continuing],
  ] as const) {
    const said = wordsFound(pattern, text);
    if (said.length > 0) found.set(attribute, said);
  }
  return found;
}

/** What an attribute says in the form dialog. */
const SAYS: Readonly<Partial<Record<FormAttribute, FormAnswers>>> = {
  "runs-public-facility": { facility: "whole" },
  "cares-for-public-space": { facility: "part" },
  "entrusts-city-work": { entrusts: "yes" },
  "new-body": { host: "newBody" },
  "hosted-by-both": { host: "both" },
  "gives-name": { gives: "name" },
  "shares-resources": { gives: "shared" },
  "gives-place": { gives: "place" },
  "gives-support": { gives: "support" },
  "gives-money": { gives: "money" },
  "gives-information-only": { gives: "information" },
  "studies-policy": { stage: "study" },
  "hears-opinions": { stage: "opinions" },
  "written-agreement": { term: "agreed" },
  continuing: { term: "continuing" },
};

export interface ShownAnswer {
  readonly key: string;
  readonly value: string;
  readonly words: readonly string[];
}

/** The form dialog's answers that the attributes show; the first of each question wins. */
export function answersShown({ attributes }: FormSuggestion): readonly ShownAnswer[] {
  const answers = new Map<string, ShownAnswer>();
  for (const [attribute, words] of attributes) {
    for (const [key, value] of Object.entries(SAYS[attribute] ?? {})) {
      if (value !== undefined && !answers.has(key)) answers.set(key, { key, value, words });
    }
  }
  return [...answers.values()];
}
