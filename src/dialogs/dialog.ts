import type { Guideline, Language, Profile } from "../domain/guideline.ts";
import type { DraftKind, Part } from "../domain/message.ts";

/** What a guided dialog is: a table of steps over named answers, and a result. Pure: no I/O, no clock. */

export const DIALOG_NAMES = [
  "zone",
  "form",
  "principles",
  "plan",
  "evaluation",
  "review",
  "act",
  "edit",
] as const;
export type DialogName = (typeof DIALOG_NAMES)[number];

export type Answers = Readonly<Record<string, string>>;

/** Answers that are given when a dialog begins and that no step asks: what it is about. */
export const CONTEXT_KEYS: readonly string[] = [
  "knownZones",
  "project",
  "projectName",
  "side",
  "time",
  "gaps",
  "act",
  "tasks",
  "locked",
];

export const contextOf = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([key]) => CONTEXT_KEYS.includes(key)));

/** A wording in both languages. */
export interface Bilingual {
  readonly ja: string;
  readonly en: string;
}
export interface Option {
  readonly value: string;
  readonly label: Bilingual;
  /** Other ways of typing it. */
  readonly words: readonly string[];
  /** More may be typed behind it, which the next step takes: 「まだ、4月30日」. */
  readonly leads?: boolean;
}

/** An `optional` step may be skipped: its answer is then "". `longest` counts characters. */
export type StepInput =
  | { readonly kind: "choice"; readonly options: readonly Option[] }
  | { readonly kind: "text"; readonly longest: number; readonly optional: boolean }
  | {
      readonly kind: "date";
      readonly optional: boolean;
      readonly notBefore?: string;
      /** What is typed may not be past; a day that was given in time stays when it has passed. */
      readonly upcoming?: boolean;
    }
  | { readonly kind: "number"; readonly optional: boolean };

export interface Step {
  /** Name of the answer. */
  readonly key: string;
  readonly input: StepInput;
  /** What is asked for is a reason: 「なし」 or a bare number, typed for the next question, is none. */
  readonly inWords?: true;
  /** What a language model could draft for it, where there is one. */
  readonly drafts?: DraftKind;
  /** The part of a longer dialog that the step belongs to. */
  readonly part?: Bilingual;
  readonly ask: Bilingual;
  /** A short name for the summary. */
  readonly label: Bilingual;
  /** Why this is asked, with its passages. */
  why(guide: Guide, language: Language): readonly Part[];
  /** Answering this step may fill others: answers proposed from a free description, each with its words. */
  readonly fills?: (text: string, guide: Guide) => readonly Proposal[];
}

export interface Proposal {
  readonly key: string;
  readonly value: string;
  readonly words: readonly string[];
}

export interface GuidelineVolume {
  readonly guideline: Guideline;
  readonly profile: Profile;
}

/** What the dialogs know of the world. */
export interface Guide {
  readonly volumes: readonly GuidelineVolume[];
  /** The id of the city's own guideline; undefined where none is set. */
  readonly own: string | undefined;
  /** Today in the city, YYYY-MM-DD. */
  readonly today: string;
  /** Dialog answers that a free description shows. */
  suggest(dialog: "zone" | "form", description: string): readonly Proposal[];
}

export interface Dialog {
  readonly name: DialogName;
  readonly version: number;
  readonly title: Bilingual;
  /** Said once when it begins. */
  readonly opening: Bilingual;
  /** The steps that apply, in order. Depends only on answers of steps that come earlier. */
  steps(answers: Answers, guide: Guide): readonly Step[];
  result(answers: Answers, guide: Guide, language: Language): readonly Part[];
  /** More to look at, on request, when the result is there. */
  readonly extras: readonly Extra[];
  /** Brings answers of another version to this one; what no longer fits is left out. */
  migrate(version: number, answers: Answers): Answers;
  /** What is filed when the person finishes; a dialog without it files nothing. */
  readonly files?: "project" | "evaluation" | "review" | "act" | "edit";
}

export interface Extra {
  readonly value: string;
  readonly label: Bilingual;
  readonly words: readonly string[];
  show(answers: Answers, guide: Guide, language: Language): readonly Part[];
}
