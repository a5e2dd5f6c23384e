import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import type { Person, Section } from "../../domain/person.ts";
import type { Project, Stage } from "../../domain/project.ts";
import type { PersonId, ProjectId, SectionId } from "../../domain/record-ids.ts";
import { foldCase } from "../../domain/text.ts";
import type { ProjectKey, RecordChange } from "../../ports/records.ts";
import { readProject } from "../input/project-input.ts";
import { type InputProblem, problem } from "../input/wording.ts";
import { stageOn } from "../life-cycle.ts";
import { asTyped } from "./cell.ts";
import { PROJECT_COLUMNS } from "./columns.ts";
import { valueWording } from "./wording.ts";

/** Existing records from a CSV file: every line that cannot be taken is told, and one such line stops them all. */

export type Import =
  | {
      readonly kind: "ready";
      readonly changes: readonly RecordChange[];
      /** Lines whose project is recorded already: left as it is. */
      readonly already: readonly number[];
    }
  | { readonly kind: "refused"; readonly lines: readonly RefusedLine[] };

/** `line` counts from 1 as an editor shows it, titles included: the last one where a record has several. */
export interface RefusedLine {
  readonly line: number;
  readonly problems: readonly InputProblem[];
}

export interface ImportSettings {
  readonly by: PersonId;
  readonly sections: readonly Section[];
  /** The people of a section who have not left. */
  people(section: SectionId): Promise<readonly Person[]>;
  recorded(key: ProjectKey): Promise<ProjectId | undefined>;
  newId(): ProjectId;
  /** YYYY-MM-DD. */
  readonly today: string;
}

type Line = ReadonlyMap<string, string>;
interface NumberedLine {
  readonly number: number;
  readonly cells: Line;
}

const NEEDED = [
  "fiscalYear",
  "section",
  "name",
  "partnerName",
  "partnerKind",
  "startsOn",
  "endsOn",
  "mainForm",
  "purpose",
];

/** Reads a file of UTF-8 or, as spreadsheets in Japan save it, Shift_JIS. Pass `changes` on in one go. */
export async function importCsv(file: Uint8Array, settings: ImportSettings): Promise<Import> {
  const read = linesOf(decoded(file));
  if (read.kind === "broken") {
    return { kind: "refused", lines: [{ line: read.line, problems: read.problems }] };
  }
  const refused: RefusedLine[] = [];
  const changes: RecordChange[] = [];
  const already: number[] = [];
  const keys = new Set<string>();
  for (const { number, cells } of read.lines) {
    const made = await projectIn(cells, settings);
    if (made.kind === "refused") {
      refused.push({ line: number, problems: made.problems });
      continue;
    }
    const { project } = made;
    const key = JSON.stringify([project.fiscalYear, project.section, project.name]);
    if (keys.has(key)) refused.push({ line: number, problems: [problem(["name"], "twiceInFile")] });
    keys.add(key);
    if ((await settings.recorded(project)) !== undefined) already.push(number);
    else changes.push({ kind: "saveProject", project, by: settings.by, reason: null });
  }
  return refused.length > 0 ? { kind: "refused", lines: refused } : { kind: "ready", changes, already };
}

function decoded(file: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(file);
  } catch {
    // Not UTF-8: what a Japanese spreadsheet calls CSV.
    return new TextDecoder("shift_jis").decode(file);
  }
}

const parsed = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

type Lines =
  | { readonly kind: "lines"; readonly lines: readonly NumberedLine[] }
  | { readonly kind: "broken"; readonly line: number; readonly problems: readonly InputProblem[] };

function linesOf(text: string): Lines {
  let rows: z.infer<typeof parsed>;
  try {
    rows = parsed.parse(
      parse(text, { bom: true, info: true, relax_column_count: true, skip_empty_lines: true }),
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error["lines"] ?? 1);
    return { kind: "broken", line, problems: [problem(["file"], "brokenFile")] };
  }
  const [titles, ...rest] = rows;
  const keys = (titles?.record ?? []).map(keyOf);
  const missing = PROJECT_COLUMNS.filter(({ key }) => NEEDED.includes(key ?? "") && !keys.includes(key));
  if (missing.length > 0) {
    const problems = missing.map((column): InputProblem => {
      const { ja, en } = problem(["file"], "columnMissing");
      return {
        field: column.key ?? "",
        ja: `「${column.title("ja")}」 ${ja}`,
        en: `“${column.title("en")}”: ${en}`,
      };
    });
    return { kind: "broken", line: 1, problems };
  }
  const lines = rest.flatMap(({ record, info }): NumberedLine[] => {
    const cells = record.flatMap((cell, at) => {
      const key = keys[at];
      return key === undefined ? [] : [[key, asTyped(cell)] as const];
    });
    return record.every((cell) => cell.trim() === "") ? [] : [{ number: info.lines, cells: new Map(cells) }];
  });
  return { kind: "lines", lines };
}

const keyOf = (title: string): string | undefined => {
  const wanted = foldCase(title).trim();
  return PROJECT_COLUMNS.find(({ key, title: named }) =>
    [key ?? "", named("ja"), named("en")].some((each) => foldCase(each) === wanted),
  )?.key;
};

type Made =
  | { readonly kind: "made"; readonly project: Project }
  | { readonly kind: "refused"; readonly problems: readonly InputProblem[] };

async function projectIn(cells: Line, settings: ImportSettings): Promise<Made> {
  const read = readProject(Object.fromEntries(cells), settings.today);
  const problems: InputProblem[] = read.kind === "refused" ? [...read.problems] : [];
  const named = (key: string): string => foldCase(cells.get(key) ?? "").trim();
  const section = settings.sections.find(({ name }) => foldCase(name) === named("section"));
  if (!section) problems.push(problem(["section"], "unknownSection"));
  let owner: PersonId | null = null;
  if (section && named("owner") !== "") {
    const people = await settings.people(section.id);
    const [found, ...others] = people.filter(({ name }) => foldCase(name) === named("owner"));
    if (!found) problems.push(problem(["owner"], "unknownPerson"));
    if (others.length > 0) problems.push(problem(["owner"], "severalPeople"));
    owner = found?.id ?? null;
  }
  const stage = stageNamed(named("stage"));
  if (stage === undefined) problems.push(problem(["stage"], "unknownStage"));
  if (read.kind === "refused" || !section || problems.length > 0) return { kind: "refused", problems };
  const { value } = read;
  return {
    kind: "made",
    project: {
      ...value,
      id: settings.newId(),
      section: section.id,
      owner,
      partner: { ...value.partner, registered: null },
      zone: null,
      previous: null,
      stage: stage ?? stageOn({ ...value, stage: "planning" }, settings.today),
      filed: [],
      due: {},
      version: 0,
    },
  };
}

const FINISHED: readonly Stage[] = ["settled", "published", "exempt"];

/** The stage of a finished record; null where the calendar tells it; undefined for words that are no stage. */
function stageNamed(text: string): Stage | null | undefined {
  const [ja, en] = [valueWording("ja").stage, valueWording("en").stage];
  if (text === "") return null;
  for (const stage of FINISHED) {
    if ([stage, ja[stage], en[stage]].some((word) => foldCase(word) === text)) return stage;
  }
  const others = [...Object.values(ja), ...Object.values(en), ...Object.keys(ja)];
  return others.some((word) => foldCase(word) === text) ? null : undefined;
}
