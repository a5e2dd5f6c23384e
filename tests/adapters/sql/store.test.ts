import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import Sqlite from "better-sqlite3";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../../src/adapters/sql/open.ts";
import { storeContract } from "../../contracts/store-contract.ts";
import { TestPostgres } from "../../postgres.ts";

const folder = mkdtempSync(join(tmpdir(), "kyodo-store-"));
let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await TestPostgres.start();
}, 60_000);
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

storeContract("SQLite", async () => {
  const file = join(folder, "contract", "kyodo.db");
  return { open: () => openStore({ file }), twiceInOneProcess: false, remove: async () => {} };
});

storeContract("PostgreSQL", async () => {
  const databaseUrl = await postgres.database();
  return {
    open: () => openStore({ databaseUrl, file: "" }),
    twiceInOneProcess: true,
    remove: async () => {},
  };
});

describe("a place where many people write at once", () => {
  it("gets the replies in the order in which they stand in the outbox, by two processes on one PostgreSQL", async () => {
    const databaseUrl = await postgres.database();
    const stores = await Promise.all([1, 2, 3].map(() => openStore({ databaseUrl, file: "" })));
    const sender = stores[2];
    const place = { platform: "p", key: "C1" };
    const said: string[] = [];
    let writing = true;
    const sending = async (): Promise<void> => {
      for (let last = false; !last; ) {
        last = !writing;
        const wanted = { platform: "p", limit: 10, at: new Date(), leaseMs: 60_000 };
        for (const { id } of (await sender?.claim(wanted)) ?? []) {
          said.push(id);
          await sender?.sent(id, new Date());
          last = false;
        }
      }
    };
    const sent = sending();
    await Promise.all(
      Array.from({ length: 60 }, (_, turn) => {
        const party = { tenant: "numazu", place, person: `U${turn}` };
        return stores[turn % 2]?.turn({ id: `d${turn}`, party, at: new Date() }, async () => ({
          conversation: null,
          dialogs: [],
          // One who is told much, and others who are told little in the meantime.
          replies: Array.from({ length: turn === 0 ? 300 : 1 }, (_, at) => at),
        }));
      }),
    );
    writing = false;
    await sent;
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    const { rows } = await client.query<{ id: string }>("select id from outbox order by seq");
    await client.end();
    for (const store of stores) await store.close();
    expect(said).toEqual(rows.map(({ id }) => id));
  });
});

describe("a database that is opened for the first time", () => {
  it("is prepared once, though eight processes start on one PostgreSQL at once", async () => {
    const databaseUrl = await postgres.database();
    const stores = await Promise.all(Array.from({ length: 8 }, () => openStore({ databaseUrl, file: "" })));
    for (const store of stores) await store.close();
    expect(stores).toHaveLength(8);
  });

  it("is prepared once, though four processes start on one SQLite file at once", async () => {
    const file = join(folder, "many", "kyodo.db");
    const script = `
      import { openStore } from "./src/adapters/sql/open.ts";
      const store = await openStore({ file: ${JSON.stringify(file)} });
      await store.prune(new Date(0), new Date(0));
      await store.close();
      console.log("ready");`;
    const start = () =>
      promisify(execFile)(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script]);
    const runs = await Promise.all([start(), start(), start(), start()]);
    expect(runs.map(({ stdout }) => stdout.trim())).toEqual(["ready", "ready", "ready", "ready"]);
  }, 60_000);

  it("is refused in both languages where a newer version made it", async () => {
    const file = join(folder, "newer.db");
    await (await openStore({ file })).close();
    const raw = new Sqlite(file);
    raw.exec("insert into migrations (number, applied_at) values (999, '')");
    raw.close();
    await expect(openStore({ file })).rejects.toThrow(/新しい版.*newer version/s);
  });
});
