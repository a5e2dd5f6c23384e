import type { Language } from "../domain/guideline.ts";
import type { Place } from "./store.ts";

/** What digests are made of: plain rows of one city, as its records stand at the moment. Days are `YYYY-MM-DD`. */

export interface RecordRef {
  readonly projectId: string;
  readonly projectName: string;
  readonly section: string;
}

export const TIMINGS = ["initial", "midTerm", "final"] as const;
/** 事前・中間・事後 */
export type Timing = (typeof TIMINGS)[number];
/** What comes next: a side's own evaluation, the mutual review (相互確認), sending it to the section head, or the head's yes (課長確認). */
export type PendingStage = "selfEvaluation" | "mutualReview" | "handingIn" | "headConfirmation";
export const PENDING_SIDES = ["city", "partner", "both"] as const;
export type PendingSide = (typeof PENDING_SIDES)[number];

/** One evaluation that is not finished. Exempt ones and those of locked records are no part of this. */
export interface PendingEvaluation extends RecordRef {
  /** The person in charge; null for a record that has none. */
  readonly owner: string | null;
  readonly partnerName: string;
  readonly timing: Timing;
  readonly side: PendingSide;
  readonly stage: PendingStage;
  readonly due: string;
  /** The partner is to write: the person in charge can only ask. */
  readonly waitingForPartner: boolean;
  /** Told to nobody before this day. */
  readonly snoozedUntil: string | null;
}

/** How much of what fell due in the twelve months before the day a section has handed in, of both sides. */
export interface SectionSubmission {
  readonly section: string;
  readonly due: number;
  readonly submitted: number;
}

/** What an item of an evaluation is called. */
export type ItemName = Readonly<Record<Language, string>>;

/** Ratings of one item that lie two or more apart. Only of records where both sides are in: until then scores stay hidden. */
export interface SideGap extends RecordRef {
  readonly item: ItemName;
  readonly city: number;
  readonly partner: number;
}

/** An いいえ in Kasumigaura's check (目標達成・原則の遵守・形態の適切さ・相手方選定の適切さ). */
export interface CheckRefusal extends RecordRef {
  readonly item: ItemName;
}

export interface EndingAgreement extends RecordRef {
  readonly partnerName: string;
  readonly end: string;
}

export interface DigestMaterial {
  readonly pending: readonly PendingEvaluation[];
  /** How many records each person has in hand: what a handover sheet would tell of. */
  readonly inHand: ReadonlyMap<string, number>;
  readonly submissions: readonly SectionSubmission[];
  readonly gaps: readonly SideGap[];
  readonly withoutOwner: readonly RecordRef[];
  readonly refusals: readonly CheckRefusal[];
  readonly ending: readonly EndingAgreement[];
  /** Settled (確定) and not yet published; told in June alone. */
  readonly toPublish: readonly RecordRef[];
  /** Digests of the last week that may not have arrived. */
  readonly unposted: readonly { readonly to: DigestReader; readonly week: string }[];
}

export type DigestReader = {
  readonly place: Place;
  readonly language: Language;
  readonly optedOut: boolean;
  /** Gets nothing before this day. */
  readonly snoozedUntil: string | null;
} & (
  | { readonly kind: "person"; readonly person: string; readonly name: string }
  | { readonly kind: "section"; readonly section: string }
  | { readonly kind: "collaboration" }
);

export interface DigestSource {
  readers(tenant: string): Promise<readonly DigestReader[]>;
  /** What stands on the day; called once for a run, and only when something is to be posted. */
  material(tenant: string, day: string): Promise<DigestMaterial>;
}
