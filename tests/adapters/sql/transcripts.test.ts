import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { openStores } from "../../../src/adapters/sql/open.ts";
import { transcriptsContract } from "../../contracts/transcripts-contract.ts";
import { TestPostgres } from "../../postgres.ts";

const folder = mkdtempSync(join(tmpdir(), "kyodo-transcripts-"));
let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await TestPostgres.start();
}, 60_000);
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

transcriptsContract("SQLite", () => openStores({ file: join(folder, "kyodo.db") }));
transcriptsContract("PostgreSQL", async () =>
  openStores({ databaseUrl: await postgres.database(), file: "" }),
);
