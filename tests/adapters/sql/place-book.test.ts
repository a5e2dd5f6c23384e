import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { openStores } from "../../../src/adapters/sql/open.ts";
import { placeBookContract } from "../../contracts/place-book-contract.ts";
import { TestPostgres } from "../../postgres.ts";

const folder = mkdtempSync(join(tmpdir(), "kyodo-places-"));
let postgres: TestPostgres;
let databaseUrl: string;
beforeAll(async () => {
  postgres = await TestPostgres.start();
  databaseUrl = await postgres.database();
}, 60_000);
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

placeBookContract("SQLite", () => openStores({ file: join(folder, "kyodo.db") }));
placeBookContract("PostgreSQL", () => openStores({ databaseUrl, file: "" }));
