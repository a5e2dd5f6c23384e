import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import Sqlite from "better-sqlite3";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestPostgres } from "../../postgres.ts";

/** Two processes that stand ready and open the same new database at the same moment, round after round. */

const ROUNDS = 6;
/** All steps carry the moment of the one start that did them. */
const STARTS = "select cast(count(distinct applied_at) as integer) as starts from migrations";
const TAKEN = "select cast(count(*) as integer) as taken from deliveries";
const script = `
  import { createInterface } from "node:readline";
  import { openStore } from "./src/adapters/sql/open.ts";
  console.log("ready");
  for await (const line of createInterface({ input: process.stdin })) {
    try {
      const store = await openStore(JSON.parse(line));
      const party = { tenant: "numazu", place: { platform: "p", key: "C" }, person: String(process.pid) };
      const nothing = { conversation: null, dialogs: [], replies: [] };
      await store.turn({ id: String(process.pid), party, at: new Date() }, async () => nothing);
      await store.close();
      console.log("opened");
    } catch (error) {
      console.log(String(error));
    }
  }`;

class Starter {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor() {
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.#child = child;
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  async says(): Promise<string> {
    return String((await this.#lines.next()).value);
  }

  opens(at: object): Promise<string> {
    this.#child.stdin?.write(`${JSON.stringify(at)}\n`);
    return this.says();
  }

  async end(): Promise<void> {
    this.#child.stdin?.end();
    await once(this.#child, "exit");
  }
}

describe("two processes that open one new database at the same moment", () => {
  const folder = mkdtempSync(join(tmpdir(), "kyodo-first-"));
  let postgres: TestPostgres;
  let starters: readonly [Starter, Starter];
  beforeAll(async () => {
    starters = [new Starter(), new Starter()];
    postgres = await TestPostgres.start();
    for (const starter of starters) expect(await starter.says()).toBe("ready");
  }, 60_000);
  afterAll(async () => {
    await Promise.all((starters ?? []).map((starter) => starter.end()));
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const both = (at: object) => Promise.all(starters.map((starter) => starter.opens(at)));

  it("prepare a SQLite file once and both go on", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const file = join(folder, `round${round}`, "kyodo.db");
      expect(await both({ file })).toEqual(["opened", "opened"]);
      const database = new Sqlite(file, { readonly: true });
      expect(database.prepare(STARTS).get()).toEqual({ starts: 1 });
      expect(database.prepare(TAKEN).get()).toEqual({ taken: 2 });
      database.close();
    }
  });

  it("prepare a PostgreSQL database once and both go on", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const databaseUrl = await postgres.database();
      expect(await both({ databaseUrl, file: "" })).toEqual(["opened", "opened"]);
      const client = new Client({ connectionString: databaseUrl });
      await client.connect();
      expect((await client.query(STARTS)).rows).toEqual([{ starts: 1 }]);
      expect((await client.query(TAKEN)).rows).toEqual([{ taken: 2 }]);
      await client.end();
    }
  });
});
