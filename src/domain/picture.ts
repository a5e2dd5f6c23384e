import type { ZoneNumber } from "./guideline.ts";

/** Data of pictures. Every label comes in worded in the reader's language; nothing here is a pixel. */

/** The five zones from citizens alone to the city alone, with the project on them. */
export interface Spectrum {
  readonly kind: "spectrum";
  readonly title: string;
  /** What the two ends are called: citizens' side, city's side. */
  readonly ends: readonly [string, string];
  /** The names of ① … ⑤ in this order; empty where the guideline gives none. */
  readonly names: readonly string[];
  /** What ②③④ are called together. */
  readonly shared: string;
  /** What is marked: 「この事業」 or the project's name. */
  readonly project: string;
  /** Where it lies; several while that is still open. */
  readonly zones: readonly ZoneNumber[];
}

export type PrincipleAnswer =
  | { readonly is: "yes" | "no" | "notApplicable" | "unsure" }
  /** `by` is the date alone, as it is read: 「9月30日」. */
  | { readonly is: "notYet"; readonly by: string };

export interface PrincipleRow {
  readonly label: string;
  readonly answer: PrincipleAnswer;
}

/** The principles check: the city's own principles, and those of others for reference. */
export interface Principles {
  readonly kind: "principles";
  readonly title: string;
  readonly own: { readonly label: string; readonly rows: readonly PrincipleRow[] };
  readonly reference: { readonly label: string; readonly rows: readonly PrincipleRow[] };
}

/** Means of one side's ratings, 1 … 4, on each axis. */
export interface SideRating {
  readonly outcome: number;
  readonly process: number;
}

export interface RatedProject {
  readonly label: string;
  /** Left out while this side has not rated, or may not be seen yet. */
  readonly city?: SideRating | undefined;
  readonly partner?: SideRating | undefined;
}

/** The two axes of an evaluation, never merged: what the project achieved, and how the sides worked together. */
export interface Quadrants {
  readonly kind: "quadrants";
  readonly title: string;
  readonly axes: { readonly outcome: string; readonly process: string };
  readonly sides: { readonly city: string; readonly partner: string };
  /** What each quarter means, by the axis that is high there. */
  readonly quarters: {
    readonly bothHigh: string;
    readonly outcomeHigh: string;
    readonly processHigh: string;
    readonly bothLow: string;
  };
  readonly projects: readonly RatedProject[];
}

export interface Share {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

/** How much of what was due is done, by section. */
export interface Shares {
  readonly kind: "shares";
  readonly title: string;
  /** What the filled part of a bar means: 「提出済み」. */
  readonly done: string;
  /** What the empty part means: 「未提出」. */
  readonly open: string;
  readonly rows: readonly Share[];
}

export type Picture = Spectrum | Principles | Quadrants | Shares;
