/** What the bot needs of a database: one turn as one transaction, and an outbox that loses nothing. */
import type { AnswerReader, Feedback, KeptAnswer, PersonSettings } from "./answer-log.ts";
import type { DigestChange } from "./digest-records.ts";
import type { Json } from "./json.ts";
import type { RecordChange, RecordsReader } from "./records.ts";

/** Where a conversation happens. `key` is the platform's own name for it and is read by its adapter alone. */
export interface Place {
  readonly platform: string;
  readonly key: string;
}

/** One person in one place, in one city: what a conversation belongs to. */
export interface Party {
  readonly tenant: string;
  readonly place: Place;
  readonly person: string;
}

export type { Json };

export type DialogStatus = "running" | "parked" | "cancelled" | "done";

/** A dialog as it is stored: which step, which answers. `serial` goes up with every change. */
export interface StoredDialog {
  readonly id: string;
  readonly party: Party;
  readonly dialog: string;
  readonly version: number;
  readonly status: DialogStatus;
  readonly serial: number;
  readonly state: Json;
}

/** What a turn may look at before it decides. */
export interface TurnReader {
  /** What the bot remembers of this conversation; null where it is new. */
  conversation(): Promise<Json>;
  /** The party's dialogs, latest changed first; at most `limit`. */
  dialogs(limit: number): Promise<readonly StoredDialog[]>;
  /** A dialog of this tenant by its id, whoever runs it. */
  dialog(id: string): Promise<StoredDialog | undefined>;
  /** The person's dialogs on this platform, in whatever place, latest changed first; at most `limit`. */
  dialogsAnywhere(limit: number): Promise<readonly StoredDialog[]>;
  /** What the person set on this platform. */
  settings(): Promise<PersonSettings>;
  /** What was answered in this city. */
  readonly answers: AnswerReader;
  /** The city's records. */
  readonly records: RecordsReader;
}

/** What a turn changes, as plain values: all of it is stored, or nothing. */
export interface TurnResult {
  readonly conversation: Json;
  readonly dialogs: readonly StoredDialog[];
  /** Changes to the city's records, applied in this order. */
  readonly records?: readonly RecordChange[];
  /** Changes to where digests go, and to what they tell. */
  readonly digests?: readonly DigestChange[];
  /** Answers to keep, for their sources, for feedback, and so that they can be explained. */
  readonly answers?: readonly KeptAnswer[];
  readonly feedback?: readonly Feedback[];
  /** The person's settings as they now are. */
  readonly settings?: PersonSettings;
  /** Messages to send, in this order, as the message model has them. */
  readonly replies: readonly Json[];
}

export interface Posting {
  readonly id: string;
  readonly tenant: string;
  readonly place: Place;
  readonly person: string;
  readonly message: Json;
  /** How often it was tried before. */
  readonly attempts: number;
  /** The delivery that it answers. */
  readonly delivery: string;
}

export interface Store {
  /**
   * Runs one turn in one transaction: claims the delivery, lets `decide` look and decide, stores what it returns.
   * Resolves to false, with nothing done, where the delivery was claimed before. Turns of one party never overlap.
   * Where somebody else changed a record meanwhile, `decide` is asked again; after a few times StaleRecordError.
   */
  turn(
    delivery: { readonly id: string; readonly party: Party; readonly at: Date },
    decide: (reader: TurnReader) => Promise<TurnResult>,
  ): Promise<boolean>;
  /** Claims postings that are to be sent, for `leaseMs`: the oldest of each place, never one before its elders are sent. */
  claim(wanted: {
    readonly platform: string;
    readonly limit: number;
    readonly at: Date;
    readonly leaseMs: number;
  }): Promise<readonly Posting[]>;
  sent(id: string, at: Date): Promise<void>;
  /** Frees the claim until `retryAt`; null gives up, and lets the younger ones of the place pass. */
  failed(id: string, reason: string, retryAt: Date | null): Promise<void>;
  /** Looks as a turn of the party would, and changes nothing. */
  look<T>(party: Party, look: (reader: TurnReader) => Promise<T>): Promise<T>;
  /** What was answered in a city, outside a turn. */
  answers(tenant: string): AnswerReader;
  /** Keeps an answer that was made anew, in place of the one of the same id. */
  keepAnswer(answer: KeptAnswer): Promise<void>;
  /** A city's records outside a turn: for exports and digests. */
  records(tenant: string): RecordsReader;
  /** Changes a city's records outside a turn, all of it or nothing. Throws StaleRecordError, LockedRecordError. */
  changeRecords(tenant: string, changes: readonly RecordChange[], at: Date): Promise<void>;
  /**
   * Forgets deliveries, sent postings and digests that came to an end, from before: keep at least the four weeks that a
   * digest looks back. Answers, and the feedback on them, are forgotten by their own day.
   */
  prune(before: Date, answersBefore: Date): Promise<void>;
  close(): Promise<void>;
}
