import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStores } from "../../../src/adapters/sql/open.ts";
import { modelUsageContract } from "../../contracts/model-usage-contract.ts";
import { TestPostgres } from "../../postgres.ts";

const folder = mkdtempSync(join(tmpdir(), "kyodo-usage-"));
let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await TestPostgres.start();
}, 60_000);
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const file = (): string => join(folder, crypto.randomUUID(), "kyodo.db");

modelUsageContract("SQLite", async () => {
  const { store, modelUsage } = await openStores({ file: file() });
  return {
    usage: modelUsage,
    prune: (before) => store.prune(before, new Date(0)),
    close: () => store.close(),
  };
});
modelUsageContract("PostgreSQL", async () => {
  const { store, modelUsage } = await openStores({ databaseUrl: await postgres.database(), file: "" });
  return {
    usage: modelUsage,
    prune: (before) => store.prune(before, new Date(0)),
    close: () => store.close(),
  };
});

describe("counters of language models in a file", () => {
  it("hold over a restart", async () => {
    const at = { file: file() };
    const asker = { tenant: "numazu", platform: "web", person: "U1" };
    const limits = { perPerson: 1, perCity: undefined };
    const before = await openStores(at);
    expect(await before.modelUsage.take(asker, "2026-11-25", limits)).toBe("taken");
    await before.store.close();
    const after = await openStores(at);
    expect(await after.modelUsage.take(asker, "2026-11-25", limits)).toBe("personLimit");
    await after.store.close();
  });
});
