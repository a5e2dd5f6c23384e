import type { Language } from "./guideline.ts";
import type { Picture } from "./picture.ts";

/** Pages to be printed, as plain values: nothing in their texts is markup. A line end in a text is kept as one. */

export type PagePart =
  | {
      readonly kind: "facts";
      readonly heading: string;
      readonly rows: readonly (readonly [string, string])[];
    }
  | {
      readonly kind: "table";
      readonly heading: string;
      readonly columns: readonly string[];
      /** How wide each column is against the others. */
      readonly widths: readonly number[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: "list"; readonly heading: string; readonly items: readonly string[] }
  | {
      readonly kind: "picture";
      readonly heading: string;
      readonly picture: Picture;
      readonly alt: string;
    };

export interface PageLink {
  readonly href: string;
  readonly label: string;
}

export interface PrintedPage {
  /** Where a screen leads back to; it is not printed. */
  readonly back?: PageLink;
  readonly language: Language;
  readonly title: string;
  readonly lead: readonly string[];
  readonly parts: readonly PagePart[];
  /** Small, at the end. */
  readonly foot: string;
}
