import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestPostgres } from "../postgres.ts";
import { killSenders } from "../torture/digests/killed-senders.ts";

/** The short form of `npm run torture`. */

const folder = mkdtempSync(join(tmpdir(), "kyodo-once-"));
let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await TestPostgres.start();
}, 60_000);
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("two processes that are killed again and again while they post", () => {
  it("post each place's digest once a week, on one SQLite file", async () => {
    const { kills, wrong } = await killSenders({
      database: { file: join(folder, "kyodo.db") },
      kills: 6,
      seed: 11,
    });
    expect({ kills, wrong }).toEqual({ kills: 6, wrong: [] });
  }, 240_000);

  it("post each place's digest once a week, on one PostgreSQL", async () => {
    const { kills, wrong } = await killSenders({
      database: { databaseUrl: await postgres.database(), file: "" },
      kills: 6,
      seed: 12,
    });
    expect({ kills, wrong }).toEqual({ kills: 6, wrong: [] });
  }, 240_000);
});
