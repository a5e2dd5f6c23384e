import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStores } from "../../../src/adapters/sql/open.ts";
import { digestClaimsContract } from "../../contracts/digest-claims-contract.ts";
import { TestPostgres } from "../../postgres.ts";

const folder = mkdtempSync(join(tmpdir(), "kyodo-claims-"));
let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await TestPostgres.start();
}, 60_000);
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

type Where = Parameters<typeof openStores>[0];
const sqlite = async (): Promise<Where> => ({ file: join(folder, crypto.randomUUID(), "kyodo.db") });
const postgresql = async (): Promise<Where> => ({ databaseUrl: await postgres.database(), file: "" });

for (const [name, where] of [
  ["SQLite", sqlite],
  ["PostgreSQL", postgresql],
] as const) {
  digestClaimsContract(name, async () => {
    const { store, digestClaims } = await openStores(await where());
    return {
      claims: digestClaims,
      prune: (before) => store.prune(before, before),
      close: () => store.close(),
    };
  });

  describe(`three processes on one ${name}`, () => {
    it("never win the same place and week twice", async () => {
      const at = await where();
      await (await openStores(at)).store.close();
      const script = `
        import { openStores } from "./src/adapters/sql/open.ts";
        const { store, digestClaims } = await openStores(${JSON.stringify(at)});
        const won = [];
        for (let place = 0; place < 60; place += 1) {
          const slot = { tenant: "numazu", place: { platform: "slack", key: "C" + place }, week: "2026-W48" };
          const claim = await digestClaims.claim(slot, new Date("2026-11-24T00:00:00Z"), 60_000);
          if (claim.kind === "won") won.push(place);
        }
        await store.close();
        console.log(JSON.stringify(won));`;
      const race = () =>
        promisify(execFile)(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script]);
      const runs = await Promise.all([race(), race(), race()]);
      const won = runs.flatMap(({ stdout }) => JSON.parse(stdout));
      expect(won.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, place) => place));
    }, 60_000);
  });
}
