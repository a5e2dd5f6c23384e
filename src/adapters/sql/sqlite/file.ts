import { realpathSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { Disk } from "./disk.ts";
import { Turnstile } from "./turnstile.ts";

/**
 * One SQLite file. SQLite itself would stop the whole program for every wait for the disk (`synchronous = FULL`).
 * So it writes its log without waiting (`NORMAL`, which waits only where the log is carried over into the file),
 * and `disk` syncs that log in the background: the same file, synced after the same commits, while others go on.
 */

/** How long a process waits for another one that writes. */
const BUSY_MS = 20_000;
const RETRY_MS = 20;
/** How long the log grows before it is carried over: 16 MB. Pages that change with every turn are carried once for all. */
const LOG_PAGES = 4000;
/** Statements that are kept prepared; the oldest is forgotten first. */
const MOST_STATEMENTS = 500;

export class SqliteFile {
  readonly disk: Disk;
  /** The one connection: a transaction holds it from its beginning to its commit. */
  readonly turnstile = new Turnstile();
  readonly #database: Sqlite.Database;
  readonly #statements = new Map<string, Sqlite.Statement<unknown[]>>();
  #log: Promise<FileHandle> | undefined;

  private constructor(database: Sqlite.Database, file: string, sync?: () => Promise<void>) {
    this.#database = database;
    this.disk = new Disk(
      sync ??
        (async () => {
          this.#log ??= open(`${file}-wal`, "r+");
          await (await this.#log).datasync();
        }),
    );
  }

  /** `sync` in place of the disk's own, for tests. */
  static async open(file: string, sync?: () => Promise<void>): Promise<SqliteFile> {
    const database = new Sqlite(file, { timeout: BUSY_MS });
    await useWal(database);
    database.pragma("synchronous = NORMAL");
    database.pragma(`wal_autocheckpoint = ${LOG_PAGES}`);
    // In memory there is no disk to wait for.
    if (database.memory) return new SqliteFile(database, file, sync ?? (async () => {}));
    // SQLite puts its log beside the file itself, not beside a link to it.
    return new SqliteFile(database, realpathSync(file), sync);
  }

  get inTransaction(): boolean {
    return this.#database.inTransaction;
  }

  /** Prepared once, however often it is run. */
  statement(sql: string): Sqlite.Statement<unknown[]> {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare<unknown[]>(sql);
    this.#statements.set(sql, statement);
    const oldest = this.#statements.keys().next().value;
    if (this.#statements.size > MOST_STATEMENTS && oldest !== undefined) this.#statements.delete(oldest);
    return statement;
  }

  async close(): Promise<void> {
    this.#database.close();
    await (await this.#log)?.close();
  }
}

/** Two processes that bring one new file to WAL at once lock each other out; there SQLite itself does not wait. */
async function useWal(database: Sqlite.Database): Promise<void> {
  for (let waitedMs = 0; ; waitedMs += RETRY_MS) {
    try {
      database.pragma("journal_mode = WAL");
      return;
    } catch (error) {
      const busy = error instanceof Sqlite.SqliteError && error.code.startsWith("SQLITE_BUSY");
      if (busy && waitedMs < BUSY_MS) await wait(RETRY_MS);
      else {
        database.close();
        throw error;
      }
    }
  }
}
