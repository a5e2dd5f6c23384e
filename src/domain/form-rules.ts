import type { Form, FormAttribute, FormName, ZoneNumber } from "./guideline.ts";
import { UNSURE } from "./zone-rules.ts";

/**
 * Which form (形態) fits, from six answers. What each form needs stands in the guidelines' profiles
 * (`forms[].attributes`); this file only weighs it: a requirement met +3, a preference ±1, unsure 0.
 */

export const FORM_QUESTIONS = {
  host: ["citizens", "both", "city", "newBody", "none", UNSURE],
  gives: ["money", "goods", "name", "place", "support", "shared", "information", "nothing", UNSURE],
  facility: ["whole", "part", "no", UNSURE],
  entrusts: ["yes", "no", UNSURE],
  term: ["once", "continuing", "agreed", UNSURE],
  stage: ["opinions", "study", "carrying-out", UNSURE],
} as const;

export type FormQuestion = keyof typeof FORM_QUESTIONS;
export const FORM_ORDER = Object.keys(FORM_QUESTIONS) as readonly FormQuestion[];
export type FormAnswers = { readonly [Q in FormQuestion]?: (typeof FORM_QUESTIONS)[Q][number] | undefined };

/** For each attribute: the question that tells, and the answers that meet it. Every other sure answer contradicts it. */
const TELLS: Readonly<Record<FormAttribute, readonly [FormQuestion, ...string[]]>> = {
  "entrusts-city-work": ["entrusts", "yes"],
  "runs-public-facility": ["facility", "whole"],
  "cares-for-public-space": ["facility", "part"],
  "gives-money": ["gives", "money"],
  "gives-goods": ["gives", "goods"],
  "gives-name": ["gives", "name"],
  "gives-place": ["gives", "place"],
  "gives-support": ["gives", "support"],
  "gives-information-only": ["gives", "information"],
  "shares-resources": ["gives", "shared"],
  "hosted-by-both": ["host", "both"],
  "hosted-by-citizens": ["host", "citizens"],
  "hosted-by-city": ["host", "city"],
  "new-body": ["host", "newBody"],
  "citizens-lead": ["host", "citizens"],
  "written-agreement": ["term", "agreed"],
  continuing: ["term", "continuing", "agreed"],
  "hears-opinions": ["stage", "opinions"],
  "studies-policy": ["stage", "study"],
  "planning-stage": ["stage", "opinions", "study"],
};

export type AttributeState = "met" | "contradicted" | "unsure";

/** The question whose answer decides an attribute. */
export const questionOf = (attribute: FormAttribute): FormQuestion => TELLS[attribute][0];

export function attributeState(attribute: FormAttribute, answers: FormAnswers): AttributeState {
  const [question, ...values] = TELLS[attribute];
  const given = answers[question];
  if (given === undefined || given === UNSURE) return "unsure";
  return values.includes(given) ? "met" : "contradicted";
}

const REQUIRED = 3;
const PREFERRED = 1;
/** Two forms closer than this are both shown. */
export const CLOSE_MARGIN = 2;

export interface RankedForm {
  readonly form: Form;
  /** The guideline whose words were weighed. */
  readonly guideline: string;
  readonly score: number;
  /** What speaks for it, and what against. */
  readonly met: readonly FormAttribute[];
  readonly against: readonly FormAttribute[];
  /** What would decide it and is not known yet. */
  readonly open: readonly FormAttribute[];
}

export interface ExcludedForm {
  readonly form: Form;
  readonly guideline: string;
  /** The requirement contradicted or the exclusion met. */
  readonly because: FormAttribute;
}

type Weighed =
  | { readonly kind: "proposed"; readonly ranked: RankedForm }
  | { readonly kind: "excluded"; readonly excluded: ExcludedForm }
  | { readonly kind: "unsupported" };

/** Weighs one form of one catalogue. A form with no requirement met is never proposed. */
export function weighForm(form: Form, guideline: string, answers: FormAnswers): Weighed {
  const { requires, prefers, avoids, excludes } = form.attributes;
  const met: FormAttribute[] = [];
  const against: FormAttribute[] = [];
  const open: FormAttribute[] = [];
  let score = 0;
  let requirementsMet = 0;
  const forbidden = excludes.find((attribute) => attributeState(attribute, answers) === "met");
  if (forbidden) return { kind: "excluded", excluded: { form, guideline, because: forbidden } };
  for (const requirement of requires) {
    const states = requirement.map((attribute) => attributeState(attribute, answers));
    const [first] = requirement;
    const at = states.indexOf("met");
    if (at >= 0) {
      score += REQUIRED;
      requirementsMet++;
      met.push(requirement[at] ?? first);
    } else if (states.includes("unsure")) open.push(first);
    else return { kind: "excluded", excluded: { form, guideline, because: first } };
  }
  if (requirementsMet === 0) return { kind: "unsupported" };
  for (const attribute of prefers) {
    const state = attributeState(attribute, answers);
    if (state === "met") {
      score += PREFERRED;
      met.push(attribute);
    } else if (state === "contradicted" && !alternativeMet(attribute, prefers, answers)) {
      score -= PREFERRED;
      against.push(attribute);
    } else if (state === "unsure") open.push(attribute);
  }
  for (const attribute of avoids) {
    if (attributeState(attribute, answers) !== "met") continue;
    score -= PREFERRED;
    against.push(attribute);
  }
  return { kind: "proposed", ranked: { form, guideline, score, met, against, open } };
}

/** One answer cannot meet two preferences about the same question: the other is then no point against. */
const alternativeMet = (
  attribute: FormAttribute,
  prefers: readonly FormAttribute[],
  answers: FormAnswers,
): boolean =>
  prefers.some(
    (other) => questionOf(other) === questionOf(attribute) && attributeState(other, answers) === "met",
  );

/** A guideline's catalogue of forms. */
export interface Catalogue {
  readonly guideline: string;
  readonly forms: readonly Form[];
}

export interface FormDecision {
  /** Best first, over all catalogues: the own city's words count where it has the form. */
  readonly ranked: readonly RankedForm[];
  /** The forms to put forward: the best, and those within the margin, at most two. */
  readonly proposed: readonly RankedForm[];
  /** The best form, where the own catalogue has none such. */
  readonly lacks: FormName | undefined;
  /** The own catalogue's nearest to what it lacks, best first; empty where nothing is lacking. */
  readonly nearest: readonly Form[];
  readonly excluded: readonly ExcludedForm[];
}

/** Ranks the forms of all catalogues; `own` names the city's. Without `own` nothing can be lacking. */
export function decideForm(
  answers: FormAnswers,
  catalogues: readonly Catalogue[],
  own: string | undefined,
): FormDecision {
  const ranked: RankedForm[] = [];
  const excluded: ExcludedForm[] = [];
  for (const entries of byName(catalogues, own).values()) {
    const weighed = entries.map(({ form, guideline }) => weighForm(form, guideline, answers));
    const best = weighed
      .flatMap((each) => (each.kind === "proposed" ? [each.ranked] : []))
      .sort((a, b) => b.score - a.score)[0];
    if (best) ranked.push(best);
    else {
      const out = weighed.find((each) => each.kind === "excluded");
      if (out?.kind === "excluded") excluded.push(out.excluded);
    }
  }
  ranked.sort((a, b) => b.score - a.score);
  const [best] = ranked;
  const proposed = best ? ranked.filter(({ score }) => best.score - score < CLOSE_MARGIN).slice(0, 2) : [];
  const catalogue = catalogues.find(({ guideline }) => guideline === own);
  const lacking = best && catalogue && !ownEquivalent(best.form, catalogue) ? best.form : undefined;
  return {
    ranked,
    proposed,
    lacks: lacking?.form,
    nearest: lacking && catalogue ? nearestOwn(lacking.form, catalogue, ranked) : [],
    excluded,
  };
}

interface Entry {
  readonly form: Form;
  readonly guideline: string;
}

/** The entries by form name: the own city's alone where it has the form, under this name or another, otherwise those of all. */
function byName(
  catalogues: readonly Catalogue[],
  own: string | undefined,
): ReadonlyMap<FormName, readonly Entry[]> {
  const names = new Map<FormName, readonly Entry[]>();
  const home = catalogues.find(({ guideline }) => guideline === own);
  for (const form of home?.forms ?? []) names.set(form.form, [{ form, guideline: home?.guideline ?? "" }]);
  for (const { guideline, forms } of catalogues) {
    if (guideline === own) continue;
    for (const form of forms) {
      if (home && ownEquivalent(form, home)) continue;
      names.set(form.form, [...(names.get(form.form) ?? []), { form, guideline }]);
    }
  }
  return names;
}

/** The catalogue's own form of that name, or one that whatever meets the wanted form's requirements also meets. */
export function ownEquivalent(wanted: Form, { forms }: Catalogue): Form | undefined {
  const covers = ({ attributes }: Form): boolean =>
    attributes.requires.every((own) =>
      wanted.attributes.requires.some((any) => any.every((attribute) => own.includes(attribute))),
    );
  return forms.find(({ form }) => form === wanted.form) ?? forms.find(covers);
}

/**
 * Forms that come near one another where a catalogue lacks one. アダプト is to Odawara a kind of 事業協力;
 * the others share what the city gives or who takes part.
 */
const NEAR: Readonly<Partial<Record<FormName, readonly FormName[]>>> = {
  アダプト制度: ["事業協力・協定", "支援", "委託"],
  指定管理者: ["委託", "事業協力・協定"],
  支援: ["事業協力・協定", "情報交換・情報提供", "使用許可", "補助・助成"],
  使用許可: ["支援", "補助・助成", "後援", "事業協力・協定"],
  "情報交換・情報提供": ["事業協力・協定", "実行委員会・協議会", "政策提案・企画立案への参画"],
  "事業協力・協定": ["情報交換・情報提供", "支援", "共催", "実行委員会・協議会"],
  "政策提案・企画立案への参画": [
    "審議会・パブリックコメント",
    "実行委員会・協議会",
    "事業協力・協定",
    "共催",
  ],
  "審議会・パブリックコメント": [
    "政策提案・企画立案への参画",
    "研究会",
    "実行委員会・協議会",
    "事業協力・協定",
  ],
  研究会: [
    "政策提案・企画立案への参画",
    "審議会・パブリックコメント",
    "実行委員会・協議会",
    "情報交換・情報提供",
  ],
  "実行委員会・協議会": ["共催", "事業協力・協定"],
};

/** The own forms nearest to one that the catalogue lacks: those near by kind first, then those that the answers support. */
export function nearestOwn(
  lacking: FormName,
  { forms }: Catalogue,
  ranked: readonly RankedForm[] = [],
): readonly Form[] {
  const named = (name: FormName): readonly Form[] => forms.filter(({ form }) => form === name);
  const near = (NEAR[lacking] ?? []).flatMap(named);
  const supported = ranked.flatMap(({ form }) => named(form.form));
  return [...new Set([...near, ...supported])].slice(0, 3);
}

/** How a form and a zone go together (Odawara Ⅰ６: forms 1–3 near equal, 4–5 the city leads, 6–7 the partner leads). */
export function formFitsZones(form: Form, zones: readonly ZoneNumber[]): boolean {
  return form.zones.some((zone) => zones.includes(zone));
}
