import type { Person, Section } from "../../domain/person.ts";
import type { Project, Stage } from "../../domain/project.ts";
import type { PersonId, ProjectId, SectionId } from "../../domain/record-ids.ts";
import { foldCase } from "../../domain/text.ts";
import type { ProjectKey, RecordChange } from "../../ports/records.ts";
import { readProject } from "../input/project-input.ts";
import { type InputProblem, problem } from "../input/wording.ts";
import { stageOn } from "../life-cycle.ts";
import { PROJECT_COLUMNS } from "./columns.ts";
import { readTable, type TableLine, type Titled } from "./table.ts";
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

/** The columns that an import knows. */
export const TITLED: readonly Titled<string>[] = PROJECT_COLUMNS.flatMap(({ key, title }) =>
  key === undefined ? [] : [{ key, names: [title("ja"), title("en")], needed: NEEDED.includes(key) }],
);

/** Reads a file of UTF-8 or, as spreadsheets in Japan save it, Shift_JIS. Pass `changes` on in one go. */
export async function importCsv(file: Uint8Array, settings: ImportSettings): Promise<Import> {
  const read = readTable(file, TITLED);
  if (read.kind === "broken") {
    return { kind: "refused", lines: [{ line: read.line, problems: read.problems }] };
  }
  const refused: RefusedLine[] = [];
  const changes: RecordChange[] = [];
  const already: number[] = [];
  const keys = new Set<string>();
  for (const row of read.lines) {
    const { line } = row;
    const made = await projectIn(row, settings);
    if (made.kind === "refused") {
      refused.push({ line, problems: made.problems });
      continue;
    }
    const { project } = made;
    const key = JSON.stringify([project.fiscalYear, project.section, project.name]);
    if (keys.has(key)) refused.push({ line, problems: [problem(["name"], "twiceInFile")] });
    keys.add(key);
    if ((await settings.recorded(project)) !== undefined) already.push(line);
    else changes.push({ kind: "saveProject", project, by: settings.by, reason: null });
  }
  return refused.length > 0 ? { kind: "refused", lines: refused } : { kind: "ready", changes, already };
}

export type Made =
  | { readonly kind: "made"; readonly project: Project }
  | { readonly kind: "refused"; readonly problems: readonly InputProblem[] };

/** The project that a line tells of, or all that is wrong with it. */
export async function projectIn(
  { cell }: Pick<TableLine<string>, "cell">,
  settings: ImportSettings,
): Promise<Made> {
  const read = readProject(Object.fromEntries(TITLED.map(({ key }) => [key, cell(key)])), settings.today);
  const problems: InputProblem[] = read.kind === "refused" ? [...read.problems] : [];
  const named = (key: string): string => foldCase(cell(key)).trim();
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
