import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { openStore } from "../../../src/adapters/sql/open.ts";
import { answerLogContract } from "../../contracts/answer-log-contract.ts";
import { TestPostgres } from "../../postgres.ts";

const folder = mkdtempSync(join(tmpdir(), "kyodo-answers-"));
let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await TestPostgres.start();
}, 60_000);
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

answerLogContract("SQLite", () => openStore({ file: join(folder, "kyodo.db") }));
answerLogContract("PostgreSQL", async () => openStore({ databaseUrl: await postgres.database(), file: "" }));
