import type { CheckItem, RatedItem } from "../domain/evaluation.ts";
import type { Language } from "../domain/guideline.ts";
import type { Project, Stage } from "../domain/project.ts";
import type { PersonId, ProjectId, SectionId } from "../domain/record-ids.ts";
import type { PendingSide, Timing } from "./digest-source.ts";
import type { Place } from "./store.ts";

/** What digests look up in a city's records, and the wishes and places kept for them. Days are `YYYY-MM-DD`. */

/** An open record, as far as what is due in it goes. */
export interface OpenRecord
  extends Pick<Project, "id" | "name" | "section" | "owner" | "filed" | "due" | "mainForm"> {
  readonly partnerName: string;
  readonly stage: Stage;
}

interface InRecord {
  readonly id: ProjectId;
  readonly name: string;
  readonly section: SectionId;
}

/** Told to nobody before `until`. */
export interface Snooze {
  readonly project: ProjectId;
  readonly timing: Timing;
  readonly side: PendingSide;
  readonly until: string;
}

/** Where a person wants to hear, and whether. */
export interface DigestWish {
  /** Where the person alone reads; null where none is known yet. */
  readonly home: { readonly place: Place; readonly language: Language } | null;
  readonly optedOut: boolean;
}

export interface DigestChannel {
  /** Null for the collaboration section's own digest. */
  readonly section: SectionId | null;
  readonly place: Place;
  readonly language: Language;
}

export interface DigestRecords {
  /** Open records in which something is due before the day, the earliest first. */
  open(before: string): Promise<readonly OpenRecord[]>;
  /** How many open records each person is in charge of. */
  inHand(): Promise<ReadonlyMap<PersonId, number>>;
  /** Own evaluations, of both sides, that fell due from one day until before another, and how many of them are in. */
  submissions(
    from: string,
    before: string,
  ): Promise<readonly { readonly section: SectionId; readonly due: number; readonly submitted: number }[]>;
  /** Final ratings of one item at least so far apart, in records where both sides are in and the head has not yet confirmed. */
  gaps(
    atLeast: number,
  ): Promise<
    readonly (InRecord & { readonly item: RatedItem; readonly city: number; readonly partner: number })[]
  >;
  /** Items of the final check answered いいえ by a side, in the same records. */
  refusals(): Promise<readonly (InRecord & { readonly item: CheckItem })[]>;
  /** Those that still sleep on the day. */
  snoozes(day: string): Promise<readonly Snooze[]>;
  /** Who has a home place, an identity and has not left. */
  homes(): Promise<readonly (DigestWish & { readonly person: PersonId; readonly name: string })[]>;
  wishOf(person: PersonId): Promise<DigestWish>;
  channels(): Promise<readonly DigestChannel[]>;
  /** Posts that ended, since that day, without anybody knowing that they arrived. */
  unposted(since: string): Promise<readonly { readonly place: Place; readonly week: string }[]>;
}

/** A change to places and wishes, stored with the turn. */
export type DigestChange =
  | { readonly kind: "home"; readonly person: PersonId; readonly place: Place; readonly language: Language }
  | { readonly kind: "wish"; readonly person: PersonId; readonly optedOut: boolean }
  /** A channel has one digest: naming another moves it. */
  | ({ readonly kind: "channel" } & DigestChannel)
  | { readonly kind: "closeChannel"; readonly place: Place }
  | ({ readonly kind: "snooze" } & Snooze);
