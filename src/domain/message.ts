import type { Citation } from "./answer.ts";
import type { Language } from "./guideline.ts";
import type { Picture } from "./picture.ts";

export type { Picture } from "./picture.ts";

/** What the bot says, for every platform: a few kinds of parts that each adapter renders in its own way. */

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A draft document, as headings and paragraphs; adapters hand it out as Markdown and DOCX. */
export interface Draft {
  readonly title: string;
  /** Stands under the title and above everything else: what the draft still lacks. */
  readonly mark: string;
  readonly articles: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
}

export type Part =
  | { readonly kind: "text"; readonly text: string; readonly tone?: "heading" | "note" | "warning" }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "citation"; readonly citation: Citation }
  /** Buttons. A press comes back with `card` and the value; `card` tells which step it belongs to. */
  | { readonly kind: "choices"; readonly card: string; readonly options: readonly Choice[] }
  | {
      readonly kind: "table";
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: "progress"; readonly step: number; readonly of: number }
  /** An adapter that cannot draw shows `alt`. */
  | { readonly kind: "picture"; readonly picture: Picture; readonly alt: string }
  /** What can be done here beside answering; pressed like choices, typed as the label. */
  | { readonly kind: "actions"; readonly card: string; readonly actions: readonly Choice[] }
  | { readonly kind: "document"; readonly draft: Draft };

export interface Message {
  readonly language: Language;
  readonly parts: readonly Part[];
}
