import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import type { SqliteFile } from "./file.ts";

/**
 * Kysely on a SQLite file. What has been written is reported only when the disk has it (`waits`): the next one writes
 * meanwhile. A transaction takes the write lock when it begins: one that read first and wrote later could fail
 * against another process.
 */
export const sqliteDialect = (file: SqliteFile, { waits }: { readonly waits: boolean }): Dialect => ({
  createDriver: () => new SqliteDriver(file, waits),
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createAdapter: () => new SqliteAdapter(),
  createIntrospector: (database) => new SqliteIntrospector(database),
});

class SqliteDriver implements Driver {
  readonly #file: SqliteFile;
  readonly #waits: boolean;

  constructor(file: SqliteFile, waits: boolean) {
    this.#file = file;
    this.#waits = waits;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return new Connection(this.#file, this.#waits);
  }

  beginTransaction(connection: DatabaseConnection): Promise<void> {
    return ours(connection).begin();
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return ours(connection).commit();
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    ours(connection).rollback();
  }

  async releaseConnection(): Promise<void> {}

  destroy(): Promise<void> {
    return this.#file.close();
  }
}

function ours(connection: DatabaseConnection): Connection {
  if (connection instanceof Connection) return connection;
  throw new Error("a connection of another driver");
}

class Connection implements DatabaseConnection {
  readonly #file: SqliteFile;
  readonly #waits: boolean;
  #inside = false;

  constructor(file: SqliteFile, waits: boolean) {
    this.#file = file;
    this.#waits = waits;
  }

  async begin(): Promise<void> {
    const { turnstile } = this.#file;
    await turnstile.enter();
    try {
      this.#file.disk.check();
      this.#file.statement("begin immediate").run();
      this.#inside = true;
    } catch (error) {
      turnstile.leave();
      throw error;
    }
  }

  async commit(): Promise<void> {
    this.#file.statement("commit").run();
    this.#leave();
    // Also where nothing was written: what was seen is then on the disk too.
    if (this.#waits) await this.#file.disk.settled();
  }

  /** Nothing to do where the commit was made and only the disk failed. */
  rollback(): void {
    if (!this.#inside) return;
    try {
      // SQLite has done it already where the disk was full.
      if (this.#file.inTransaction) this.#file.statement("rollback").run();
    } finally {
      this.#leave();
    }
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#inside) return run<Row>(this.#file.statement(sql), parameters);
    const { turnstile, disk } = this.#file;
    await turnstile.enter();
    let statement: Statement;
    let result: QueryResult<Row>;
    try {
      disk.check();
      statement = this.#file.statement(sql);
      result = run<Row>(statement, parameters);
    } finally {
      turnstile.leave();
    }
    if (this.#waits && !statement.readonly) await disk.settled();
    return result;
  }

  streamQuery(): never {
    throw new Error("nothing is streamed from SQLite");
  }

  #leave(): void {
    this.#inside = false;
    this.#file.turnstile.leave();
  }
}

type Statement = ReturnType<SqliteFile["statement"]>;

function run<Row>(statement: Statement, parameters: readonly unknown[]): QueryResult<Row> {
  if (statement.reader) {
    const rows = statement.all(...parameters);
    return { rows: areOf<Row>(rows) ? rows : [] };
  }
  const { changes, lastInsertRowid } = statement.run(...parameters);
  return { numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid), rows: [] };
}

/** Kysely knows from the schema what a statement's rows are. */
const areOf = <Row>(rows: unknown[]): rows is Row[] & unknown[] => Array.isArray(rows);
