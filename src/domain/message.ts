import type { Citation, Citations } from "./answer.ts";
import type { Language } from "./guideline.ts";
import type { Picture } from "./picture.ts";

export type { Picture } from "./picture.ts";

/** What the bot says, for every platform: a few kinds of parts that each adapter renders in its own way. */

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Stands where something is not known yet: in every draft and both languages, so that renderers can mark it. */
export const BLANK = "（　　　）";

/** One article of a draft: paragraphs first, then numbered items, then a table. A line end in a text is kept as one. */
export interface Article {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly items?: readonly string[];
  readonly table?: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };
}

/** The signature block: a sentence, the line for the day, and the parties side by side. */
export interface Closing {
  readonly statement?: string;
  readonly date: string;
  readonly parties: readonly { readonly role: string; readonly name: string }[];
}

/** A draft document; adapters hand it out as Markdown and DOCX. All its texts are plain: nothing in them is markup. */
export interface Draft {
  readonly title: string;
  /** Stands under the title and on every page: what the draft still lacks. */
  readonly mark: string;
  readonly introduction?: readonly string[];
  readonly articles: readonly Article[];
  readonly closing?: Closing;
  /** What is still to be decided or checked: a list of its own after the signatures. */
  readonly notes?: { readonly heading: string; readonly items: readonly string[] };
}

/** An input with its label; what is typed or picked comes back under `key`, as text, and is read as typed text is. */
export interface Field {
  readonly key: string;
  readonly label: string;
  readonly optional: boolean;
  readonly input:
    | { readonly kind: "text"; readonly longest: number }
    | { readonly kind: "number" }
    | { readonly kind: "date"; readonly notBefore?: string }
    | { readonly kind: "single" | "multiple"; readonly options: readonly Choice[] };
}

export type Part =
  | { readonly kind: "text"; readonly text: string; readonly tone?: "heading" | "note" | "warning" }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "citation"; readonly citation: Citation }
  /** Buttons. A press comes back with `card` and the value; `card` tells which step it belongs to. */
  | { readonly kind: "choices"; readonly card: string; readonly options: readonly Choice[] }
  /** Labelled inputs. What was filled in comes back with `card`; where inputs cannot be shown, it is typed. */
  | { readonly kind: "form"; readonly card: string; readonly fields: readonly Field[] }
  | {
      readonly kind: "table";
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Where a dialog stands: its title, and step so many of so many. */
  | { readonly kind: "progress"; readonly title: string; readonly step: number; readonly of: number }
  /** An adapter that cannot draw shows `alt`. */
  | { readonly kind: "picture"; readonly picture: Picture; readonly alt: string }
  /** What can be done here beside answering; pressed like choices, typed as the label. */
  | { readonly kind: "actions"; readonly card: string; readonly actions: readonly Choice[] }
  | { readonly kind: "document"; readonly draft: Draft }
  /** The passages behind an answer's numbers, folded in where the platform can fold; asked for by 「出典」 where not. */
  | { readonly kind: "sources"; readonly answer: string; readonly citations: Citations }
  /** Asks whether an answer helped; a press comes back as feedback on that answer. */
  | { readonly kind: "feedback"; readonly answer: string };

/** A text as a part of a message. */
export const text = (line: string): Part => ({ kind: "text", text: line });
export const warning = (line: string): Part => ({ kind: "text", text: line, tone: "warning" });

export interface Message {
  readonly language: Language;
  readonly parts: readonly Part[];
  /** Only for the person it answers, where others read along: an error, or what was asked in private. */
  readonly private?: true;
  /** A language model wrote it, and every statement passed the checks. */
  readonly writtenBy?: string;
  /** What a language model could do better, where there is one; never shown. */
  readonly refine?: Refinement;
}

/** What a language model is asked to do with a message that is complete without it. */
export type Refinement =
  /** To write the kept answer anew, from checked passages. */
  | {
      readonly kind: "answer";
      readonly answer: string;
      readonly question: string;
      readonly history: readonly string[];
      /** The guideline that the person calls the own, where one is set. */
      readonly guideline?: string;
    }
  /** To read a free text as the answer to a step, which the person then confirms by a press on `card`. */
  | {
      readonly kind: "step";
      readonly card: string;
      readonly typed: string;
      readonly ask: string;
      readonly field: Field;
    }
  /** To read a description as answers to a dialog's steps, which the person then confirms by a press on `card`. */
  | {
      readonly kind: "description";
      readonly card: string;
      readonly typed: string;
      readonly fields: readonly Field[];
    }
  /** To draft the words of a step from what was answered, which the person then takes over by a press on `card`. */
  | {
      readonly kind: "draft";
      readonly card: string;
      readonly field: Field;
      readonly draft: DraftKind;
      readonly material: readonly { readonly label: string; readonly text: string }[];
    };

/** The person's own words made clearer; a 申し送り to next year; a summary to publish. */
export type DraftKind = "clearer" | "handOn" | "summary";
