import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { Kysely, PostgresDialect, SqliteDialect } from "kysely";
import { Pool } from "pg";
import { xlsxFile } from "../../src/adapters/spreadsheets/xlsx.ts";
import { evaluationRow } from "../../src/adapters/sql/evaluation-rows.ts";
import { openStore } from "../../src/adapters/sql/open.ts";
import { projectRow } from "../../src/adapters/sql/project-rows.ts";
import type { Database } from "../../src/adapters/sql/schema.ts";
import { exportPieces } from "../../src/commands/export.ts";
import { writeOut } from "../../src/commands/write-out.ts";
import { FORMS } from "../../src/domain/guideline.ts";
import type { Project, Stage } from "../../src/domain/project.ts";
import { evaluationId, personId, projectId } from "../../src/domain/record-ids.ts";
import { sightOf } from "../../src/evaluations/rights.ts";
import type { Store } from "../../src/ports/store.ts";
import { officeOf } from "../commands/office-of.ts";
import {
  collaboration,
  evaluation,
  PARKS,
  partnerEvaluation,
  person,
  project,
} from "../evaluations/samples.ts";
import { TestPostgres } from "../postgres.ts";
import { residentMegabytes } from "./measure.ts";
import type { Measurement } from "./run.ts";

/**
 * 50,000 projects with 100,000 evaluations, all of one fiscal year and far more than a city has: what a person still has
 * to do, and the export of all of it. Run by run.ts: `records.ts sqlite|postgres`.
 */

const PROJECTS = 50_000;
const PEOPLE = 500;
const AT_ONCE = 200;
const TENANT = "bench";
const NOW = "2026-11-24T00:00:00Z";
const STAGES: readonly Stage[] = ["running", "awaiting", "selfEvaluated", "settled", "published", "settled"];
const by = { by: collaboration.id, reason: null };
const name = process.argv[2] === "postgres" ? "PostgreSQL" : "SQLite";

const idOf = (number: number) => projectId(`p${String(number).padStart(6, "0")}`);
const projectAt = (number: number): Project =>
  project({
    id: idOf(number),
    name: `事業${number}`,
    owner: personId(`u${number % PEOPLE}`),
    stage: STAGES[number % STAGES.length] ?? "running",
    mainForm: FORMS[number % FORMS.length] ?? "委託",
    additionalForms: [],
    due: { citySelf: `2027-03-${10 + (number % 20)}`, mutual: "2027-05-31", settle: "2027-05-31" },
  });

/** Straight into the tables, many rows a statement: the measurement is of reading. */
async function fill(database: Kysely<Database>): Promise<void> {
  for (let from = 0; from < PROJECTS; from += AT_ONCE) {
    const numbers = Array.from({ length: AT_ONCE }, (_, at) => from + at);
    const stored = { tenant: TENANT, updated_at: NOW };
    await database
      .insertInto("project_records")
      .values(numbers.map((number) => ({ ...projectRow(projectAt(number)), ...stored })))
      .execute();
    const both = numbers.flatMap((number) => [
      evaluation({ id: evaluationId(`c${number}`), project: idOf(number), enteredBy: personId("u0") }),
      partnerEvaluation({ id: evaluationId(`o${number}`), project: idOf(number), enteredBy: personId("u0") }),
    ]);
    await database
      .insertInto("evaluations")
      .values(both.map((each) => ({ ...evaluationRow(each), ...stored })))
      .execute();
  }
}

async function pending(store: Store): Promise<Measurement> {
  const { projects } = store.records(TENANT);
  const times: number[] = [];
  for (let number = 0; number < PEOPLE; number++) {
    const owner = personId(`u${number}`);
    const seenBy = sightOf(person(owner));
    const started = performance.now();
    await projects.list({ seenBy, owner, open: true }, "due", { limit: 20, offset: 0 });
    times.push(performance.now() - started);
  }
  times.sort((one, other) => one - other);
  const p95 = Math.round((times[Math.floor(times.length * 0.95)] ?? 0) * 10) / 10;
  return { name: `${name}: a person's pending list, p95`, value: p95, unit: "ms", goal: "≤ 20" };
}

async function exported(store: Store, format: "csv" | "xlsx", folder: string): Promise<Measurement[]> {
  const office = officeOf(store, TENANT);
  const wish = { fiscalYear: 2026, format, publication: false, survey: undefined };
  const file = join(folder, `export.${format}`);
  const before = residentMegabytes();
  let peak = before;
  async function* watched() {
    for await (const piece of exportPieces(wish, office, xlsxFile)) {
      peak = Math.max(peak, process.memoryUsage().rss / 2 ** 20);
      yield piece;
    }
  }
  const started = performance.now();
  await writeOut(watched(), file, process.stderr);
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const megabytes = Math.round(statSync(file).size / 2 ** 20);
  const what = `${name}: ${format.toUpperCase()} of ${PROJECTS} projects (${megabytes} MB)`;
  return [
    {
      name: `${what}, memory added at the peak`,
      value: Math.round(peak - before),
      unit: "MB",
      goal: "≤ 150",
    },
    { name: `${what}, time`, value: seconds, unit: "s" },
  ];
}

const folder = mkdtempSync(join(tmpdir(), "kyodo-bench-records-"));
const postgres = name === "PostgreSQL" ? await TestPostgres.start() : undefined;
try {
  const databaseUrl = await postgres?.database();
  const file = join(folder, "kyodo.db");
  const store = await openStore({ databaseUrl, file });
  await store.changeRecords(
    TENANT,
    [
      { kind: "saveSection", section: PARKS, ...by },
      ...Array.from({ length: PEOPLE }, (_, number) => {
        return { kind: "savePerson", person: person(`u${number}`), ...by } as const;
      }),
    ],
    new Date(NOW),
  );
  const dialect = databaseUrl
    ? new PostgresDialect({ pool: new Pool({ connectionString: databaseUrl, max: 1 }) })
    : new SqliteDialect({ database: new Sqlite(file) });
  const database = new Kysely<Database>({ dialect });
  await fill(database);
  await database.destroy();
  const results = [
    await pending(store),
    ...(await exported(store, "csv", folder)),
    ...(await exported(store, "xlsx", folder)),
  ];
  await store.close();
  console.log(JSON.stringify(results));
} finally {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}
