import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import type { Database } from "./schema.ts";

/** All that differs between SQLite and PostgreSQL, as named facts. Queries elsewhere are written once for both. */
export interface DialectFacts {
  readonly name: "sqlite" | "postgres";
  /** Type of a primary key that counts up by itself. */
  readonly countingKey: RawBuilder<unknown>;
  /** Lets one starter at a time prepare the schema. */
  lockSchema(transaction: Transaction<Database>): Promise<void>;
  /** Lets one turn of a party run at a time. */
  lockParty(transaction: Transaction<Database>, party: string): Promise<void>;
  /** Lets one turn at a time put replies for a place into the outbox, until it is committed: their numbers are their order. */
  lockPlace(transaction: Kysely<Database>, place: string): Promise<void>;
  /** Lets one claimer of the outbox run at a time. */
  lockOutbox(transaction: Transaction<Database>): Promise<void>;
  /** A transaction that may be lost where the power fails (not where the process ends), and so does not wait for the disk. */
  unhurried<T>(
    database: Kysely<Database>,
    work: (transaction: Transaction<Database>) => Promise<T>,
  ): Promise<T>;
  /** Resolves when everything that could be seen so far lies on the disk, whoever wrote it. */
  settled(): Promise<void>;
}

/** Any fixed number: the advisory lock under which the schema is prepared. */
const SCHEMA_LOCK = 7_104_001;
const OUTBOX_LOCK = 7_104_002;

const advisoryLock = async (on: Kysely<Database>, key: RawBuilder<unknown>): Promise<void> => {
  await sql`select pg_advisory_xact_lock(${key})`.execute(on);
};

export const POSTGRES: DialectFacts = {
  name: "postgres",
  countingKey: sql`bigint generated always as identity primary key`,
  lockSchema: (transaction) => advisoryLock(transaction, sql`${sql.lit(SCHEMA_LOCK)}::bigint`),
  lockParty: (transaction, party) => advisoryLock(transaction, sql`hashtextextended(${party}, 0)`),
  // Taken after the party's lock by every turn, so that no two turns wait for each other.
  lockPlace: (transaction, place) => advisoryLock(transaction, sql`hashtextextended(${place}, 1)`),
  lockOutbox: (transaction) => advisoryLock(transaction, sql`${sql.lit(OUTBOX_LOCK)}::bigint`),
  unhurried: (database, work) =>
    database.transaction().execute(async (transaction) => {
      await sql`set local synchronous_commit = off`.execute(transaction);
      return work(transaction);
    }),
  // Nothing is seen there before.
  settled: async () => {},
};

/** In SQLite one transaction writes at a time, and every one of ours is such a one from its beginning. */
export const sqlite = (unhurried: Kysely<Database>, settled: () => Promise<void>): DialectFacts => ({
  name: "sqlite",
  countingKey: sql`integer primary key autoincrement`,
  lockSchema: async () => {},
  lockParty: async () => {},
  lockPlace: async () => {},
  lockOutbox: async () => {},
  unhurried: (_, work) => unhurried.transaction().execute(work),
  settled,
});
