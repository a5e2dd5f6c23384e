import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openStore } from "../../src/adapters/sql/open.ts";
import { TestPostgres } from "../postgres.ts";
import { allScripts, playAll } from "./all-scripts.ts";
import { PLAIN } from "./plain-stage.ts";

const folder = mkdtempSync(join(tmpdir(), "kyodo-scripts-"));

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await TestPostgres.start();
}, 60_000);
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it("are at least 180, 60 of them in English", () => {
  expect(allScripts.length).toBeGreaterThanOrEqual(180);
  expect(allScripts.filter(({ script }) => script.language === "en").length).toBeGreaterThanOrEqual(60);
});

playAll("on SQLite", PLAIN, async () => () => openStore({ file: join(folder, "kyodo.db") }));
playAll("on PostgreSQL", PLAIN, async () => {
  const databaseUrl = await postgres.database();
  return () => openStore({ databaseUrl, file: "" });
});
