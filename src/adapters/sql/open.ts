import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { Kysely, PostgresDialect } from "kysely";
import { Pool } from "pg";
import type { DigestClaims } from "../../ports/digest-claims.ts";
import type { ModelUsage } from "../../ports/model-usage.ts";
import type { PlaceBook } from "../../ports/place-book.ts";
import type { Sessions } from "../../ports/sign-in.ts";
import type { Store } from "../../ports/store.ts";
import type { Transcripts } from "../../ports/transcript.ts";
import { type DialectFacts, POSTGRES, sqlite } from "./dialect.ts";
import { SqlDigestClaims } from "./digest-claims.ts";
import { migrate } from "./migrations.ts";
import { SqlModelUsage } from "./model-usage.ts";
import { SqlPlaceBook } from "./place-book.ts";
import type { Database } from "./schema.ts";
import { sqlSessions } from "./sessions.ts";
import { sqliteDialect } from "./sqlite/dialect.ts";
import { SqliteFile } from "./sqlite/file.ts";
import { SqlStore } from "./store.ts";
import { SqlTranscripts } from "./transcripts.ts";

/** All that is kept in one database. Closing the store closes it. */
export interface Stores {
  readonly store: Store;
  readonly digestClaims: DigestClaims;
  readonly placeBook: PlaceBook;
  /** Who is signed in to a city's web page. */
  readonly sessions: (tenant: string) => Sessions;
  readonly transcripts: Transcripts;
  readonly modelUsage: ModelUsage;
}

/** The store alone, as `openStores` opens it. */
export async function openStore(at: Parameters<typeof openStores>[0]): Promise<Store> {
  return (await openStores(at)).store;
}

/**
 * Opens the database and brings its schema up to date: PostgreSQL where `databaseUrl` is given, else the SQLite file.
 * Throws where the database cannot be reached, or belongs to a newer version (NewerSchemaError).
 */
export async function openStores(at: {
  readonly databaseUrl?: string | undefined;
  readonly file: string;
}): Promise<Stores> {
  if (at.databaseUrl !== undefined) {
    const pool = new Pool({ connectionString: at.databaseUrl, max: 10 });
    // An idle connection that the server ends is replaced by the pool; without a listener it would end the process.
    pool.on("error", () => {});
    return prepared(new Kysely<Database>({ dialect: new PostgresDialect({ pool }) }), POSTGRES);
  }
  mkdirSync(dirname(at.file), { recursive: true });
  return openSqlite(await SqliteFile.open(at.file));
}

export function openSqlite(file: SqliteFile): Promise<Stores> {
  const unhurried = new Kysely<Database>({ dialect: sqliteDialect(file, { waits: false }) });
  const facts = sqlite(unhurried, () => file.disk.settled());
  return prepared(new Kysely<Database>({ dialect: sqliteDialect(file, { waits: true }) }), facts);
}

async function prepared(database: Kysely<Database>, facts: DialectFacts): Promise<Stores> {
  try {
    await database.transaction().execute((transaction) => migrate(transaction, facts, new Date()));
  } catch (error) {
    await database.destroy();
    throw error;
  }
  return {
    store: new SqlStore(database, facts),
    digestClaims: new SqlDigestClaims(database),
    placeBook: new SqlPlaceBook(database),
    sessions: (tenant) => sqlSessions(database, tenant),
    transcripts: new SqlTranscripts(database, facts),
    modelUsage: new SqlModelUsage(database, facts),
  };
}
