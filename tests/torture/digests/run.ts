import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TestPostgres } from "../../postgres.ts";
import { tortureSettings } from "../settings.ts";
import { killSenders, type Torture } from "./killed-senders.ts";

/** Digests are posted once each, though their senders are killed; 1 is the exit code where one is not. */

const { seed, kills, databases } = tortureSettings(process.argv.slice(2));

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
if (databases.includes("sqlite")) right.push(await onOne("SQLite", { file: join(folder, "kyodo.db") }));
if (databases.includes("postgres")) {
  const postgres = await TestPostgres.start();
  right.push(await onOne("PostgreSQL", { databaseUrl: await postgres.database(), file: "" }));
  await postgres.stop();
}
rmSync(folder, { recursive: true, force: true });
process.exitCode = right.every(Boolean) ? 0 : 1;
