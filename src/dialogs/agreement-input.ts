import type { FormName, PrincipleHeading, Quote, ZoneNumber } from "../domain/guideline.ts";

/** One heading of the principles check. `date` is ISO; `quote` is the city's own principle, word for word. */
export interface PrincipleCheck {
  readonly heading: PrincipleHeading;
  readonly answer: "yes" | "notYet" | "no" | "notApplicable" | "unsure";
  readonly date?: string | undefined;
  readonly reason?: string | undefined;
  readonly quote?: Quote | undefined;
}

/** What is known of a project when its agreement is drafted. Days are ISO; an empty text counts as not known. */
export interface AgreementInput {
  readonly city: string;
  /** The title of the city's own guideline, from which the principles are quoted. */
  readonly guideline?: string | undefined;
  readonly project: string;
  readonly purpose?: string | undefined;
  readonly partner?: string | undefined;
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  /** The form, and the city's own term for it. */
  readonly form?: { readonly name: FormName; readonly term: string } | undefined;
  /** The zone as the city's text prints it; left out where the city has no zones. */
  readonly zone?: { readonly number: ZoneNumber; readonly name: string } | undefined;
  /** In yen; 0 means that no money is paid. */
  readonly costYen?: number | undefined;
  readonly cityRole?: string | undefined;
  readonly partnerRole?: string | undefined;
  readonly principles: readonly PrincipleCheck[];
  readonly publicationDate?: string | undefined;
  readonly evaluationDate?: string | undefined;
}
