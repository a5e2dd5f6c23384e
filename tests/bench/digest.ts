import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { Kysely, PostgresDialect, SqliteDialect, sql } from "kysely";
import { Pool } from "pg";
import { isHoliday } from "../../src/adapters/calendar/holidays.ts";
import { openStore } from "../../src/adapters/sql/open.ts";
import type { Database } from "../../src/adapters/sql/schema.ts";
import { digestComposer } from "../../src/digests/compose.ts";
import { DIGEST_RULES, digestDay } from "../../src/digests/digest-day.ts";
import { recordsDigestSource } from "../../src/evaluations/digest-source.ts";
import { TestPostgres } from "../postgres.ts";
import { CITY, EVALUATIONS, fillCity } from "./city-of-records.ts";
import { residentMegabytes } from "./measure.ts";
import type { Measurement } from "./run.ts";

/** All digests of a week, loaded and composed, over 100,000 evaluations. Run by run.ts: `digest.ts sqlite|postgres`. */

const DAY = "2027-06-07";
const ROUNDS = 7;
const name = process.argv[2] === "postgres" ? "PostgreSQL" : "SQLite";
type Where = Parameters<typeof openStore>[0];

async function measure(where: Where): Promise<readonly Measurement[]> {
  await (await openStore(where)).close();
  const database = new Kysely<Database>({
    dialect:
      where.databaseUrl === undefined
        ? new SqliteDialect({ database: new Sqlite(where.file) })
        : new PostgresDialect({ pool: new Pool({ connectionString: where.databaseUrl }) }),
  });
  const filled = await fillCity(database);
  if (filled < EVALUATIONS) throw new Error(`only ${filled} evaluations`);
  await sql`analyze`.execute(database);
  await database.destroy();

  const store = await openStore(where);
  try {
    const source = recordsDigestSource((tenant) => store.records(tenant), DIGEST_RULES.endingDays);
    const once = async () => {
      const started = performance.now();
      const readers = await source.readers(CITY);
      const material = await source.material(CITY, DAY);
      const loadedMs = performance.now() - started;
      const compose = digestComposer(material, digestDay(DAY, isHoliday), DIGEST_RULES);
      const posts = readers.filter((reader) => compose(reader) !== undefined).length;
      return { posts, loadedMs, ms: performance.now() - started };
    };
    const first = await once();
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await once());
    const middle = (times: readonly number[]): number =>
      Math.round(times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0);
    const of = (what: string, value: number, unit: string, goal?: string): Measurement => ({
      name: `${name}, ${filled} evaluations: ${what}`,
      value,
      unit,
      ...(goal === undefined ? {} : { goal }),
    });
    return [
      of(
        `all ${first.posts} digests of a week loaded and composed, the first time`,
        Math.round(first.ms),
        "ms",
        "≤ 1000",
      ),
      of("… p50", middle(rounds.map(({ ms }) => ms)), "ms", "≤ 1000"),
      of("… of which loading, p50", middle(rounds.map(({ loadedMs }) => loadedMs)), "ms"),
      of("memory after them", residentMegabytes(), "MB"),
    ];
  } finally {
    await store.close();
  }
}

async function onPostgres(): Promise<readonly Measurement[]> {
  const postgres = await TestPostgres.start();
  try {
    return await measure({ databaseUrl: await postgres.database(), file: "" });
  } finally {
    await postgres.stop();
  }
}

const file = join(process.env["KYODO_BENCH_STORE"] ?? ".", "digest.db");
console.log(JSON.stringify(await (name === "PostgreSQL" ? onPostgres() : measure({ file }))));
