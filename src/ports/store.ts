/** What the bot needs of a database: one turn as one transaction, and an outbox that loses nothing. */
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
  /** A city's records outside a turn: for exports and digests. */
  records(tenant: string): RecordsReader;
  /** Changes a city's records outside a turn, all of it or nothing. Throws StaleRecordError, LockedRecordError. */
  changeRecords(tenant: string, changes: readonly RecordChange[], at: Date): Promise<void>;
  /** Forgets deliveries, sent postings and digests that came to an end, from before: keep at least the four weeks that a digest looks back. */
  prune(before: Date): Promise<void>;
  close(): Promise<void>;
}
