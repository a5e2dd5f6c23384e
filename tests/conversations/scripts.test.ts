import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../src/adapters/sql/open.ts";
import type { Store } from "../../src/ports/store.ts";
import { TestPostgres } from "../postgres.ts";
import { Player } from "./player.ts";
import { readScript } from "./script.ts";

const SCRIPTS = "tests/conversations/scripts";
const folder = mkdtempSync(join(tmpdir(), "kyodo-scripts-"));
const scripts = readdirSync(SCRIPTS)
  .filter((name) => name.endsWith(".txt"))
  .flatMap((name) =>
    readFileSync(join(SCRIPTS, name), "utf8")
      .split(/^(?=# )/mu)
      .filter((part) => part.trim() !== "")
      .map((part) => ({ name, script: readScript(part) })),
  );

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await TestPostgres.start();
}, 60_000);
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it("are at least 180, 60 of them in English", () => {
  expect(scripts.length).toBeGreaterThanOrEqual(180);
  expect(scripts.filter(({ script }) => script.language === "en").length).toBeGreaterThanOrEqual(60);
});

function playedOn(database: string, prepare: () => Promise<() => Promise<Store>>): void {
  describe(`a conversation on ${database}`, () => {
    let open: () => Promise<Store>;
    beforeAll(async () => {
      open = await prepare();
    });
    for (const { name, script } of scripts) {
      it(`${name}: ${script.title}`, async () => {
        const player = await Player.start(script, open);
        try {
          for (const exchange of script.exchanges) await player.play(exchange);
        } finally {
          await player.stop();
        }
      });
    }
  });
}

playedOn("SQLite", async () => () => openStore({ file: join(folder, "kyodo.db") }));
playedOn("PostgreSQL", async () => {
  const databaseUrl = await postgres.database();
  return () => openStore({ databaseUrl, file: "" });
});
