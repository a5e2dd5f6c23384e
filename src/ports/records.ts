import type { Evaluation } from "../domain/evaluation.ts";
import type { FormName, ZoneNumber } from "../domain/guideline.ts";
import type { MutualReview } from "../domain/mutual-review.ts";
import type { Partner, PartnerKind } from "../domain/partner.ts";
import type { Person, Section } from "../domain/person.ts";
import type { DueTask, Filing, Project, Stage } from "../domain/project.ts";
import type { PartnerId, PersonId, ProjectId, SectionId } from "../domain/record-ids.ts";
import type { DigestRecords } from "./digest-records.ts";
import type { Json } from "./json.ts";

/** What the bot needs of a database for the records of one city: looking, and changes as plain values. */

/** One record with everything that belongs to it. */
export interface WholeRecord {
  readonly project: Project;
  readonly evaluations: readonly Evaluation[];
  readonly reviews: readonly MutualReview[];
}

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

/** Whose eyes a list is for: records of other sections are in it when they are settled. */
export type Sight =
  | { readonly kind: "all" }
  | { readonly kind: "section"; readonly person: PersonId; readonly section: SectionId | null }
  | { readonly kind: "settledOnly" };

/** A project's name is its section's own within a fiscal year: the same request twice means the same record. */
export interface ProjectKey {
  readonly fiscalYear: number;
  readonly section: SectionId;
  readonly name: string;
}

/** All conditions that are given must hold. */
export interface ProjectFilter {
  readonly seenBy: Sight;
  readonly owner?: PersonId;
  /** Nobody is in charge. */
  readonly unowned?: true;
  readonly section?: SectionId;
  readonly fiscalYear?: number;
  readonly stages?: readonly Stage[];
  /** Somebody still has to do something. */
  readonly open?: true;
  /** What comes next is due before this day: pass today for what is overdue. */
  readonly dueBefore?: string;
  /** It ends within these days, both included. */
  readonly ends?: { readonly from: string; readonly to: string };
  /** There is an agreement (協定日). */
  readonly agreed?: true;
  readonly form?: FormName;
  readonly zone?: ZoneNumber;
  readonly partnerKind?: PartnerKind;
  readonly partner?: PartnerId;
  /** Each of them stands in the name, the purpose or the partner's name. */
  readonly words?: readonly string[];
  /** A check of some evaluation was answered いいえ. */
  readonly checkedNo?: true;
}

/** A project as a line of a list: no scores. */
export interface ProjectLine {
  readonly id: ProjectId;
  readonly fiscalYear: number;
  readonly name: string;
  readonly section: SectionId;
  readonly owner: PersonId | null;
  readonly partner: { readonly name: string; readonly kind: PartnerKind };
  readonly mainForm: FormName;
  /** Null where it is not settled. */
  readonly zone: ZoneNumber | null;
  readonly stage: Stage;
  readonly filed: readonly Filing[];
  readonly endsOn: string;
  readonly next: { readonly task: DueTask; readonly on: string } | null;
}

/** What a past project may have in common with the one in hand. */
export interface SimilarWish {
  readonly seenBy: Sight;
  readonly form?: FormName;
  readonly zone?: ZoneNumber;
  readonly partnerKind?: PartnerKind;
  readonly words?: readonly string[];
  /** The project itself is not similar to itself. */
  readonly except?: ProjectId;
}

export interface SimilarProject extends ProjectLine {
  readonly same: { readonly form: boolean; readonly zone: boolean; readonly partnerKind: boolean };
  /** How many of the words it holds. */
  readonly words: number;
}

export interface ProjectReader {
  find(id: ProjectId): Promise<WholeRecord | undefined>;
  findByKey(key: ProjectKey): Promise<ProjectId | undefined>;
  /** "due": what is due first; "newest": latest fiscal year first, then by name. */
  list(filter: ProjectFilter, order: "due" | "newest", page: Page): Promise<readonly ProjectLine[]>;
  count(filter: ProjectFilter): Promise<number>;
  /** What has most in common comes first, newer before older; what has nothing in common is not among them. */
  similar(wish: SimilarWish, page: Page): Promise<readonly SimilarProject[]>;
  /** Every open record of a person: what a handover moves. */
  openOf(person: PersonId): Promise<readonly ProjectLine[]>;
}

/** One change as the audit trail has it. */
export interface RecordHistoryEntry {
  readonly at: string;
  readonly by: PersonId;
  readonly what: RecordChange["kind"];
  /** Which evaluation, review or project was changed. */
  readonly subject: string;
  readonly reason: string | null;
  /** Only the fields that changed; null where there was nothing before. */
  readonly before: Json;
  readonly after: Json;
}

export interface SurveyRow {
  readonly section: SectionId;
  readonly form: FormName;
  readonly zone: ZoneNumber | null;
  readonly stage: Stage;
  readonly projects: number;
  readonly amountYen: number;
  /** How many have something due before the day asked about. */
  readonly overdue: number;
}

export interface OfficeReader {
  /** Oldest first. Holds scores: show it by `visibleHistory` alone. */
  history(id: ProjectId, page: Page): Promise<readonly RecordHistoryEntry[]>;
  /** Counts by section, form, zone and stage. `today` is YYYY-MM-DD. */
  survey(fiscalYear: number, today: string): Promise<readonly SurveyRow[]>;
  /** What a person began in conversation and has not finished, latest first. */
  unfinished(person: PersonId): Promise<readonly UnfinishedDialog[]>;
  /** Whole records of a fiscal year in a fixed order, `limit` at a time: pass the last id to go on. */
  following(fiscalYear: number, after: ProjectId | null, limit: number): Promise<readonly WholeRecord[]>;
}

/** Which dialog it is, and when something was last answered in it (ISO 8601, UTC). */
export interface UnfinishedDialog {
  readonly dialog: string;
  readonly at: string;
}

/** How a platform knows a person. */
export interface Identity {
  readonly platform: string;
  readonly user: string;
}

export interface PeopleReader {
  byIdentity(identity: Identity): Promise<Person | undefined>;
  find(id: PersonId): Promise<Person | undefined>;
  /** Those who have not left, by name. */
  ofSection(section: SectionId): Promise<readonly Person[]>;
  sections(): Promise<readonly Section[]>;
  /** Everybody, those who left as well, by name. */
  everybody(): Promise<readonly KnownPerson[]>;
}

export interface KnownPerson {
  readonly person: Person;
  readonly identities: readonly Identity[];
}

export interface FoundPartner {
  readonly partner: Partner;
  /** Not for everybody: show it by `viewPartner` alone. */
  readonly contact: string;
  /** The sections that have or had a project with the group. */
  readonly sections: readonly SectionId[];
}

export interface PartnerReader {
  find(id: PartnerId): Promise<FoundPartner | undefined>;
  findByName(name: string, area: string): Promise<PartnerId | undefined>;
  /** Groups whose name, fields or area hold each of the words; by name. */
  search(
    wanted: { readonly words: readonly string[]; readonly kind?: PartnerKind },
    page: Page,
  ): Promise<readonly Partner[]>;
}

export interface RecordsReader {
  readonly projects: ProjectReader;
  readonly office: OfficeReader;
  readonly people: PeopleReader;
  readonly partners: PartnerReader;
  readonly digests: DigestRecords;
}

/** Who changes it, and why where a reason is needed. */
interface Changed {
  readonly by: PersonId;
  readonly reason: string | null;
}

/**
 * A change to a city's records. `version` in a value is the one that was read; a new thing has 0.
 * A new project or evaluation that stands there already, word for word, is not stored again.
 */
export type RecordChange =
  | ({ readonly kind: "saveProject"; readonly project: Project } & Changed)
  | ({ readonly kind: "saveEvaluation"; readonly evaluation: Evaluation } & Changed)
  | ({ readonly kind: "saveReview"; readonly review: MutualReview } & Changed)
  /** Moves these, which must be all open records of the one, to the other. */
  | ({
      readonly kind: "handOver";
      readonly from: PersonId;
      readonly to: PersonId;
      readonly projects: readonly ProjectId[];
    } & Changed)
  | ({ readonly kind: "savePartner"; readonly partner: Partner; readonly contact: string } & Changed)
  | ({ readonly kind: "saveSection"; readonly section: Section } & Changed)
  | ({ readonly kind: "savePerson"; readonly person: Person } & Changed)
  | ({ readonly kind: "linkIdentity"; readonly identity: Identity; readonly person: PersonId } & Changed);

export const RECORD_CHANGES = [
  "saveProject",
  "saveEvaluation",
  "saveReview",
  "handOver",
  "savePartner",
  "saveSection",
  "savePerson",
  "linkIdentity",
] as const satisfies readonly RecordChange["kind"][];

/** Somebody else changed it since it was read: nothing of the turn is stored; it is to be decided again. */
export class StaleRecordError extends Error {
  constructor(readonly subject: string) {
    super(
      `記録「${subject}」は、ほかの人が先に変更しました。もう一度お試しください。 / Somebody else changed “${subject}” first: please try again.`,
    );
    this.name = "StaleRecordError";
  }
}

/** A settled record was to be changed without the reason that a correction needs. */
export class LockedRecordError extends Error {
  constructor(readonly subject: string) {
    super(
      `記録「${subject}」は確定しています。直すには訂正の理由が必要です。 / “${subject}” is settled: a correction needs a reason.`,
    );
    this.name = "LockedRecordError";
  }
}
