import type { PersonId, SectionId } from "./record-ids.ts";

/** Who works with the records. */

/** The collaboration section looks after everybody's records; a head confirms those of the own section. */
export const STAFF_ROLES = ["member", "head", "collaboration"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export interface Section {
  readonly id: SectionId;
  readonly name: string;
}

export interface Person {
  readonly id: PersonId;
  readonly name: string;
  /** Null for who belongs to no section (any more). */
  readonly section: SectionId | null;
  readonly role: StaffRole;
  /** The day the person left, YYYY-MM-DD: records are then to be handed over. */
  readonly leftOn: string | null;
}
