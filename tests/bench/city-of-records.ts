import type { Insertable, Kysely } from "kysely";
import { evaluationRow } from "../../src/adapters/sql/evaluation-rows.ts";
import { projectRow } from "../../src/adapters/sql/project-rows.ts";
import type { Database } from "../../src/adapters/sql/schema.ts";
import type { Evaluation, RatingValue } from "../../src/domain/evaluation.ts";
import type { Filing, Project, Stage } from "../../src/domain/project.ts";
import { evaluationId, personId, projectId, sectionId } from "../../src/domain/record-ids.ts";
import { evaluation, project, rating } from "../evaluations/samples.ts";

/**
 * A big city in June: 100,000 evaluations of five fiscal years, the last of which is being settled, and a year of
 * projects that have just begun. Written row by row past the store, which is not what is measured.
 */

export const CITY = "bench";
export const EVALUATIONS = 100_000;
const SECTIONS = 60;
const PEOPLE = 600;
const YEARS = [2022, 2023, 2024, 2025, 2026, 2027];
/** Two final evaluations for most, and a mid-term one for two in five, make 100,000 in five years. */
const PROJECTS_A_YEAR = 8700;
const ROWS_AT_ONCE = 300;
const AT = "2027-06-01T00:00:00Z";

const section = (at: number) => `section${at % SECTIONS}`;
const inCharge = (at: number) => `person${at % PEOPLE}`;
const LAST_YEAR: readonly Stage[] = [
  "settled",
  "settled",
  "settled",
  "headConfirmation",
  "mutual",
  "selfEvaluated",
  "awaiting",
  "awaiting",
  "awaiting",
  "exempt",
];

function stageOf(year: number, at: number): Stage {
  if (year === 2027) return "running";
  return year < 2026 ? "published" : (LAST_YEAR[at % LAST_YEAR.length] ?? "awaiting");
}

function filedBy(stage: Stage, at: number): readonly Filing[] {
  const midterm: readonly Filing[] = at % 5 < 2 ? ["midterm.city"] : [];
  if (stage === "running") return [];
  const final: readonly Filing[] = at % 20 < 10 || stage !== "awaiting" ? ["after.city"] : [];
  return [...midterm, ...final, ...(stage === "awaiting" ? [] : (["after.partner"] as const))];
}

function projectAt(year: number, at: number): Project {
  const stage = stageOf(year, at);
  return project({
    id: projectId(`p${year}-${at}`),
    fiscalYear: year,
    name: `協働事業${year}-${at}`,
    section: sectionId(section(at)),
    owner: at % 97 === 0 ? null : personId(inCharge(at)),
    startsOn: `${year}-04-01`,
    endsOn: at % 50 === 0 ? `${year}-07-31` : `${year + 1}-03-31`,
    stage,
    filed: filedBy(stage, at),
    due: {
      midterm: `${year}-09-30`,
      citySelf: `${year + 1}-03-25`,
      partnerSelf: `${year + 1}-04-30`,
      mutual: `${year + 1}-05-31`,
      settle: `${year + 1}-05-31`,
      publish: `${year + 1}-06-30`,
    },
  });
}

const VALUES: readonly RatingValue[] = [4, 3, 4, 2, 3, 1];
const value = (at: number) => rating(VALUES[at % VALUES.length] ?? 3, "理由");

function evaluationsOf({ id, filed, owner }: Project, at: number): readonly Evaluation[] {
  return filed.map((filing, index) => {
    const [time, side] = filing.split(".");
    return evaluation({
      id: evaluationId(`${id}.${filing}`),
      project: id,
      time: time === "midterm" ? "midterm" : "after",
      side: side === "partner" ? "partner" : "city",
      enteredBy: owner ?? personId(inCharge(at)),
      outcome: { goal: value(at + index), quality: value(at + 2 * index) },
      check: { ...evaluation().check, form: { answer: at % 37 === 0 ? "no" : "yes", reason: "理由" } },
    });
  });
}

async function insert<T extends keyof Database & string>(
  database: Kysely<Database>,
  table: T,
  rows: readonly Insertable<Database[T]>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    await database
      .insertInto(table)
      .values(rows.slice(at, at + ROWS_AT_ONCE))
      .execute();
  }
}

/** Fills an empty database that has the present schema. Resolves to how many evaluations it holds. */
export async function fillCity(database: Kysely<Database>): Promise<number> {
  const tenant = CITY;
  const numbers = (count: number): readonly number[] => [...Array(count).keys()];
  let evaluations = 0;
  await insert(
    database,
    "sections",
    numbers(SECTIONS).map((at) => ({ tenant, id: section(at), name: `${at}課` })),
  );
  await insert(
    database,
    "people",
    numbers(PEOPLE).map((at) => ({
      tenant,
      id: inCharge(at),
      name: `担当${at}`,
      section: section(at),
      role: "member",
      left_on: null,
    })),
  );
  await insert(
    database,
    "identities",
    numbers(PEOPLE).map((at) => ({ tenant, platform: CITY, platform_user: `U${at}`, person: inCharge(at) })),
  );
  await insert(
    database,
    "digest_people",
    numbers(PEOPLE).map((at) => ({
      tenant,
      person: inCharge(at),
      platform: CITY,
      place: `D${at}`,
      language: "ja",
      opted_out: 0,
    })),
  );
  await insert(
    database,
    "digest_channels",
    ["", ...numbers(SECTIONS).map(section)].map((id) => ({
      tenant,
      section: id,
      platform: CITY,
      place: `C${id}`,
      language: "ja",
    })),
  );
  for (const year of YEARS) {
    const projects = numbers(PROJECTS_A_YEAR).map((at) => projectAt(year, at));
    await insert(
      database,
      "project_records",
      projects.map((each) => ({ ...projectRow(each), tenant, updated_at: AT })),
    );
    const filed = projects.flatMap(evaluationsOf);
    evaluations += filed.length;
    await insert(
      database,
      "evaluations",
      filed.map((each) => ({ ...evaluationRow(each), tenant, updated_at: AT })),
    );
  }
  return evaluations;
}
