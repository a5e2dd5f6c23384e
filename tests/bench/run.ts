import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";

/**
 * `npm run bench`: every measurement runs in a process of its own, so that memory is that of the thing measured.
 * The flags are those of `npm start`. Prints a table and writes the same as JSON to bench-results/.
 */

export interface Measurement {
  readonly name: string;
  readonly value: number | string;
  readonly unit: string;
  readonly goal?: string;
}

const parts: readonly (readonly string[])[] = [
  ["packs.ts", "build"],
  ["packs.ts", "load"],
  ["suggestions.ts"],
  ["engines.ts", "10000", "kyodo"],
  ["engines.ts", "10000", "minisearch"],
  ["engines.ts", "10000", "fts5"],
  ["engines.ts", "100000", "kyodo"],
  ["engines.ts", "100000", "minisearch"],
  ["engines.ts", "100000", "fts5"],
  ["conversation.ts", "sqlite"],
  ["conversation.ts", "postgres"],
  ["digest.ts", "sqlite"],
  ["digest.ts", "postgres"],
  ["records.ts", "sqlite"],
  ["records.ts", "postgres"],
  ["slack.ts"],
  ["model.ts"],
  ["web.ts"],
  ["teams.ts"],
];

const only = process.argv[2];
const store = mkdtempSync(join(tmpdir(), "kyodo-bench-"));
const results: Measurement[] = [];
try {
  for (const [file = "", ...words] of parts) {
    const name = [file, ...words].join(" ");
    if (only !== undefined && !name.includes(only)) continue;
    process.stderr.write(`measuring ${name} …\n`);
    const run = spawnSync(
      process.execPath,
      [
        "--expose-gc",
        "--max-semi-space-size=4",
        "--import",
        "tsx",
        join(import.meta.dirname, file),
        ...words,
      ],
      {
        encoding: "utf8",
        env: { ...process.env, KYODO_BENCH_STORE: store },
        maxBuffer: 1 << 26,
      },
    );
    if (run.status !== 0) throw new Error(`${name} failed:\n${run.stderr}`);
    results.push(...(JSON.parse(run.stdout) as Measurement[]));
  }
} finally {
  rmSync(store, { recursive: true, force: true });
}

const machine = `${cpus().length} × ${cpus()[0]?.model ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, ICU ${process.versions.icu ?? "?"}`;
console.log(`${machine}\n`);
console.log("| measured | value | unit | goal |\n| --- | ---: | --- | --- |");
for (const { name, value, unit, goal } of results)
  console.log(`| ${name} | ${value} | ${unit} | ${goal ?? ""} |`);
mkdirSync("bench-results", { recursive: true });
const day = new Date().toISOString().slice(0, 10);
writeFileSync(
  join("bench-results", `${day}.json`),
  `${JSON.stringify({ machine, day, results }, null, 2)}\n`,
);
