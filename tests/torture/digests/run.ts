import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TestPostgres } from "../../postgres.ts";
import { killSenders, type Torture } from "./killed-senders.ts";

/** `npm run torture [-- KILLS [SEED [sqlite|postgres]]]`: digests are posted once each, though their senders are killed 200 times. */

const kills = Number(process.argv[2] ?? "200");
const seed = Number(process.argv[3] ?? String(Date.now() % 1_000_000));
const only = process.argv[4];

async function onOne(name: string, database: Torture["database"]): Promise<boolean> {
  const began = Date.now();
  const result = await killSenders({ database, kills, seed, say: (line) => console.log(`  ${line}`) });
  const fates = [...result.fates].map(([fate, times]) => `${fate} ${times}`).join(", ");
  console.log(
    `${name}, seed ${seed}: ${result.kills} kills, ${result.weeks} weeks, ${Math.round((Date.now() - began) / 1000)} s`,
  );
  console.log(`  posts: ${fates}`);
  console.log(
    result.wrong.length === 0 ? "  every place and week exactly once" : `  WRONG: ${result.wrong.join("; ")}`,
  );
  return result.wrong.length === 0;
}

const folder = mkdtempSync(join(tmpdir(), "kyodo-torture-"));
const right: boolean[] = [];
if (only !== "postgres") right.push(await onOne("SQLite", { file: join(folder, "kyodo.db") }));
if (only !== "sqlite") {
  const postgres = await TestPostgres.start();
  right.push(await onOne("PostgreSQL", { databaseUrl: await postgres.database(), file: "" }));
  await postgres.stop();
}
rmSync(folder, { recursive: true, force: true });
process.exitCode = right.every(Boolean) ? 0 : 1;
