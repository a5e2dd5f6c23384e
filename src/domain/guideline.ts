/** What a guideline (指針) holds, as plain values. Each statement carries its quote and section. */

/** A stretch of the guideline's own text. `section` is the heading path, joined by " > ". */
export interface Quote {
  readonly quote: string;
  readonly section: string;
}

export type Language = "ja" | "en";

/** The collaboration forms (協働の形態) of all catalogues, by the name the five texts have in common. */
export const FORMS = [
  "委託",
  "指定管理者",
  "補助・助成",
  "共催",
  "後援",
  "実行委員会・協議会",
  "事業協力・協定",
  "アダプト制度",
  "政策提案・企画立案への参画",
  "研究会",
  "審議会・パブリックコメント",
  "使用許可",
  "支援",
  "情報交換・情報提供",
] as const;
export type FormName = (typeof FORMS)[number];

/** What the form dialog asks about; a form requires, prefers or excludes some of it. */
export const FORM_ATTRIBUTES = [
  "entrusts-city-work",
  "runs-public-facility",
  "cares-for-public-space",
  "gives-money",
  "gives-goods",
  "gives-name",
  "gives-place",
  "gives-support",
  "gives-information-only",
  "hosted-by-both",
  "hosted-by-citizens",
  "hosted-by-city",
  "new-body",
  "shares-resources",
  "written-agreement",
  "continuing",
  "hears-opinions",
  "studies-policy",
  "planning-stage",
  "citizens-lead",
] as const;
export type FormAttribute = (typeof FORM_ATTRIBUTES)[number];

/** The principles (原則) under the headings that the five texts have in common. */
export const PRINCIPLE_HEADINGS = [
  "目的の共有",
  "対等",
  "自主性の尊重",
  "自立",
  "自己決定・自己責任",
  "役割分担",
  "相互理解・信頼",
  "情報の共有・公開",
  "公平・公正",
  "評価と継続の判断",
] as const;
export type PrincipleHeading = (typeof PRINCIPLE_HEADINGS)[number];

export interface Definition extends Quote {
  readonly term: string;
  readonly en: string;
  readonly aliases: readonly string[];
}

export interface Actor extends Quote {
  readonly name: string;
  readonly en: string;
  readonly aliases: readonly string[];
  readonly effects: readonly Quote[];
}

export type ZoneNumber = 1 | 2 | 3 | 4 | 5;

export interface Zone extends Quote {
  /** Place on the scale ① citizens alone … ⑤ city alone, shared by all guidelines. */
  readonly zone: ZoneNumber;
  /** The number as this text prints it, or null where it prints none. */
  readonly mark: string | null;
  readonly name: string;
  readonly en: string;
  readonly examples: readonly Quote[];
}

export interface Topic extends Quote {
  readonly about: string;
  readonly en: string;
}

export interface Zones {
  readonly model: "five" | "three" | "none";
  readonly introduction: readonly Quote[];
  readonly items: readonly Zone[];
  readonly remarks: readonly Topic[];
}

export interface Form {
  readonly form: FormName;
  /** What this text calls it. */
  readonly term: string;
  readonly en: string;
  readonly definition: Quote;
  readonly effects: readonly Quote[];
  readonly cautions: readonly Quote[];
  readonly examples: readonly Quote[];
  readonly attributes: {
    /** All are needed; of each, any one attribute will do. */
    readonly requires: readonly (readonly [FormAttribute, ...FormAttribute[]])[];
    readonly prefers: readonly FormAttribute[];
    readonly avoids: readonly FormAttribute[];
    readonly excludes: readonly FormAttribute[];
  };
  readonly zones: readonly ZoneNumber[];
}

export interface Principle extends Quote {
  readonly number: number;
  readonly name: string;
  readonly en: string;
  readonly headings: readonly PrincipleHeading[];
}

export interface Role extends Quote {
  readonly actor: string;
  readonly en: string;
}

export interface Measure extends Quote {
  readonly name: string;
  readonly en: string;
}

export interface ScheduleEntry extends Quote {
  readonly what: string;
  readonly en: string;
}

export interface Figure extends Quote {
  readonly what: string;
  readonly en: string;
  readonly value: number;
  readonly unit: string;
}

/** Something that a reader would look for and that this text does not hold. */
export interface Absence {
  readonly facet: Facet;
  readonly term?: string | undefined;
  readonly ja: string;
  readonly en: string;
}

export const FACETS = [
  "definitions",
  "actors",
  "zones",
  "forms",
  "principles",
  "evaluation",
  "roles",
  "measures",
  "schedule",
  "numbers",
  "cautions",
  "effects",
  "examples",
  "figure",
  "background",
] as const;
export type Facet = (typeof FACETS)[number];

export interface Profile {
  readonly definitions: readonly [Definition, ...Definition[]];
  readonly actors: readonly Actor[];
  readonly zones: Zones;
  readonly forms: readonly Form[];
  readonly principles: readonly Principle[];
  readonly evaluation: readonly Topic[];
  readonly roles: readonly Role[];
  readonly measures: readonly Measure[];
  readonly schedule: readonly ScheduleEntry[];
  readonly numbers: readonly Figure[];
  readonly background: readonly Topic[];
  readonly absent: readonly Absence[];
}

export interface Municipality {
  readonly name: string;
  readonly reading: string;
  readonly romaji: string;
  readonly aliases: readonly string[];
}

export interface Guideline {
  readonly id: string;
  readonly title: string;
  readonly municipality: Municipality;
  /** What the text tells of its own date or edition; null when it tells nothing. */
  readonly edition: string | null;
  readonly rights: string;
}
