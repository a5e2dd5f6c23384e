import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TestPostgres } from "../../postgres.ts";
import { tortureSettings } from "../settings.ts";
import type { Driven } from "./drive.ts";
import { POINTS } from "./protocol.ts";
import { calmRun, type Outcome, torture } from "./torture.ts";

/** Bots are killed in the middle of conversations; 1 is the exit code where anything is wrong. */

const { seed, kills, databases } = tortureSettings(process.argv.slice(2));
const folder = mkdtempSync(join(tmpdir(), "kyodo-torture-"));
console.log(`seed ${seed}: the same kills again with --seed ${seed}`);

async function on(calm: Driven, name: "sqlite" | "postgres"): Promise<Outcome> {
  const progress = (line: string): void => console.log(`${name}: ${line}`);
  const settings = { scratch: folder, kills, seed, progress };
  if (name === "sqlite") {
    return torture(calm, { ...settings, database: { file: join(folder, "kyodo.db") }, processes: 1 });
  }
  const postgres = await TestPostgres.start();
  try {
    const database = { databaseUrl: await postgres.database(), file: "" };
    return await torture(calm, { ...settings, database, processes: 2 });
  } finally {
    await postgres.stop();
  }
}

function lines({ driven, repeated, violations }: Outcome): readonly (string | number)[] {
  const { kills: killed, people, inputs, resent, doubled, ledger, arrivals } = driven;
  const exactly = (point: string): string => {
    const all = killed.filter((kill) => kill.point === point);
    return `${all.length} (${all.filter(({ when }) => when === "held").length} held there)`;
  };
  return [
    killed.length,
    ...POINTS.map(exactly),
    people.length,
    inputs.length,
    resent,
    doubled,
    `${ledger.dialogs.length}, serials ${ledger.dialogs.reduce((sum, { serial }) => sum + serial, 0)}`,
    ledger.outbox.length,
    arrivals.length,
    repeated,
    violations.length,
  ];
}

const LABELS = [
  "kills",
  ...POINTS.map((point) => `– ${point}`),
  "people",
  "inputs",
  "– sent again after a kill",
  "– sent twice on top",
  "dialogs stored",
  "replies committed",
  "replies that reached the platform",
  "– twice: killed between send and mark",
  "violations",
];

let wrong = 0;
try {
  const calm = await calmRun({ file: join(folder, "calm.db") }, folder);
  const columns: (readonly (string | number)[])[] = [];
  for (const name of databases) {
    const outcome = await on(calm, name);
    columns.push(lines(outcome));
    wrong += outcome.violations.length;
    for (const violation of outcome.violations.slice(0, 20)) console.error(`${name}: ${violation}`);
  }
  const heads = databases.map((name) =>
    name === "sqlite" ? "SQLite, 1 process" : "PostgreSQL, 2 processes",
  );
  console.log(`\n| | ${heads.join(" | ")} |\n| --- |${" ---: |".repeat(heads.length)}`);
  for (const [at, label] of LABELS.entries()) {
    console.log(`| ${label} | ${columns.map((column) => column[at]).join(" | ")} |`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = wrong === 0 ? 0 : 1;
