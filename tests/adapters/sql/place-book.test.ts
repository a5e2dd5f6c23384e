import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openStores } from "../../../src/adapters/sql/open.ts";
import { TestPostgres } from "../../postgres.ts";

const folder = mkdtempSync(join(tmpdir(), "kyodo-places-"));
const postgres = TestPostgres.start();
afterAll(async () => {
  await (await postgres).stop();
  rmSync(folder, { recursive: true, force: true });
});
const at = new Date("2026-11-24T00:00:00Z");
const place = { platform: "teams", key: "19:abc@thread.tacv2" };

for (const [name, database] of [
  ["SQLite", async () => ({ file: join(folder, "kyodo.db") })],
  ["PostgreSQL", async () => ({ databaseUrl: await (await postgres).database(), file: "" })],
] as const) {
  describe(`the place book on ${name}`, () => {
    it("gives the entry that was kept last, after a restart as well, and each city its own", async () => {
      const where = await database();
      const first = await openStores(where);
      expect(await first.placeBook.find("numazu", place)).toBeUndefined();
      await first.placeBook.keep("numazu", place, { server: "old" }, at);
      await first.placeBook.keep("numazu", place, { server: "new", names: ["沼津", null] }, at);
      await first.placeBook.keep("asaka", place, { server: "other" }, at);
      await first.store.close();
      const second = await openStores(where);
      expect(await second.placeBook.find("numazu", place)).toEqual({ server: "new", names: ["沼津", null] });
      expect(await second.placeBook.find("asaka", place)).toEqual({ server: "other" });
      expect(await second.placeBook.find("numazu", { ...place, platform: "slack" })).toBeUndefined();
      await second.store.close();
    });
  });
}
