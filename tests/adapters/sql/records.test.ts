import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { openStore } from "../../../src/adapters/sql/open.ts";
import { digestRecordsContract } from "../../contracts/digest-records-contract.ts";
import { recordListsContract } from "../../contracts/record-lists-contract.ts";
import { recordsContract } from "../../contracts/records-contract.ts";
import { TestPostgres } from "../../postgres.ts";

const folder = mkdtempSync(join(tmpdir(), "kyodo-records-"));
let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await TestPostgres.start();
}, 60_000);
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

for (const contract of [recordsContract, recordListsContract, digestRecordsContract]) {
  contract("SQLite", async () => {
    const file = join(folder, contract.name, "kyodo.db");
    return { open: () => openStore({ file }), twiceInOneProcess: false, remove: async () => {} };
  });

  contract("PostgreSQL", async () => {
    const databaseUrl = await postgres.database();
    return {
      open: () => openStore({ databaseUrl, file: "" }),
      twiceInOneProcess: true,
      remove: async () => {},
    };
  });
}
