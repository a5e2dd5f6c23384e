import type { FormName, Language, ZoneNumber } from "../../domain/guideline.ts";
import type { RecordedZone } from "../../domain/project.ts";
import { foldCase } from "../../domain/text.ts";
import type { RecordChange } from "../../ports/records.ts";
import { formNamed } from "../input/typed.ts";
import { fieldIn, problem } from "../input/wording.ts";
import type { Cell } from "./columns.ts";
import { type ImportSettings, projectIn, type RefusedLine, TITLED } from "./import-csv.ts";
import { readTable, type Table, type TableLine, type Titled } from "./table.ts";

/**
 * The screening of a section's work (洗い出し): a list of its projects gets proposals beside it, and what a person has
 * confirmed in it becomes records.
 */

const PROPOSED = ["proposedZone", "proposedForm", "leadingWords", "why", "confirmation"] as const;
type ProposedKey = (typeof PROPOSED)[number];

const titled = (key: ProposedKey | "description", ...also: readonly string[]): Titled<string> => ({
  key,
  names: [fieldIn([key], "ja"), fieldIn([key], "en"), ...also],
  needed: key === "description",
});
const COLUMNS: readonly Titled<string>[] = [
  ...TITLED.map((column) => ({ ...column, needed: column.key === "name" || column.key === "section" })),
  titled("description", "事業内容", "概要", "事業概要", "説明"),
  ...PROPOSED.map((key) => titled(key)),
];

export type ScreenedLine = TableLine<string>;
export const readScreening = (file: Uint8Array): Table<string> => readTable(file, COLUMNS);

/** What is proposed for one line. */
export interface Proposal {
  readonly zone: string;
  readonly form: string;
  readonly words: readonly string[];
  readonly why: string;
}

/** What a record needs beside what the list tells: the section fills it in. */
const PLAN = TITLED.filter(
  ({ key, needed }) => (needed && key !== "mainForm") || /^(?:indicator|target)1$/.test(key),
);

/** The list as it was, with the proposals, the empty column 確認, and empty columns for what a record still needs. */
export function screeningTable(
  { titles, lines }: Extract<Table<string>, { kind: "table" }>,
  proposals: readonly Proposal[],
  language: Language,
): readonly (readonly Cell[])[] {
  const proposedTitles = new Set(
    PROPOSED.flatMap((key) => [fieldIn([key], "ja"), fieldIn([key], "en")].map(foldCase)),
  );
  const isProposed = (title: string): boolean => proposedTitles.has(foldCase(title).trim());
  const kept = titles.flatMap((title, at) => (isProposed(title) ? [] : [at]));
  const place = titles.findIndex(isProposed);
  // Where they stood before, else after all that the list has.
  const [left, right] = [
    kept.filter((at) => place < 0 || at < place),
    kept.filter((at) => place >= 0 && at > place),
  ];
  const there = new Set(titles.map((title) => foldCase(title).trim()));
  const missing = PLAN.filter(({ key, names }) => ![key, ...names].some((name) => there.has(foldCase(name))));
  const row = (
    cells: readonly string[],
    proposed: readonly string[],
    added: readonly string[],
  ): readonly string[] => {
    const at = (column: number): string => cells[column] ?? "";
    return [...left.map(at), ...proposed, ...right.map(at), ...added];
  };
  return [
    row(
      titles,
      PROPOSED.map((key) => fieldIn([key], language)),
      missing.map(({ names: [ja, en] }) => (language === "ja" ? ja : en)),
    ),
    ...lines.map(({ cell, cells }, at) => {
      const { zone = "", form = "", words = [], why = "" } = proposals[at] ?? {};
      const proposed = [zone, form, words.join("、"), why, cell("confirmation")];
      return row(
        cells,
        proposed,
        missing.map(() => ""),
      );
    }),
  ];
}

const ZONES: Readonly<Record<string, ZoneNumber>> = {
  ...{ "①": 1, "②": 2, "③": 3, "④": 4, "⑤": 5, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5 },
};
const YES = ["○", "〇", "◯", "o", "ok", "はい", "yes"];
const NO = ["", "×", "✕", "x", "対象外", "いいえ", "no"];

/** The zone that a cell begins with: 「③ 市と市民の協働」. */
export const zoneIn = (text: string): ZoneNumber | undefined => ZONES[text.trim().charAt(0)];

export type Confirmed =
  | { readonly kind: "no" }
  | { readonly kind: "unclear" }
  | { readonly kind: "yes"; readonly zone: ZoneNumber | undefined; readonly form: FormName | undefined };

/** What stands in 確認: ○ takes the proposals, a zone or a form in it takes the place of the one proposed. */
export function confirmationIn({ cell }: Pick<ScreenedLine, "cell">): Confirmed {
  const typed = cell("confirmation").trim();
  if (NO.includes(foldCase(typed))) return { kind: "no" };
  let zone = zoneIn(cell("proposedZone"));
  let form = formNamed(cell("proposedForm").trim());
  for (const part of typed.split(/[\s、,，／/]+/u).filter((each) => each !== "")) {
    if (YES.includes(foldCase(part))) continue;
    const corrected = formNamed(part);
    if (corrected) form = corrected;
    else if (/^(?:領域|ゾーン|zone)?[①②③④⑤1-5１-５]$/iu.test(part))
      zone = zoneIn(part.normalize("NFKC").slice(-1));
    else return { kind: "unclear" };
  }
  return { kind: "yes", zone, form };
}

export interface ConfirmSettings extends ImportSettings {
  /** What is recorded of a zone that was confirmed for a project of this description. */
  zone(zone: ZoneNumber, description: string): RecordedZone;
}

export type ConfirmedImport =
  | {
      readonly kind: "ready";
      readonly changes: readonly RecordChange[];
      readonly already: number;
      /** Lines without a confirmation. */
      readonly open: number;
      /** Confirmed as a matter of citizens or of the city alone: no collaboration, no record. */
      readonly outside: number;
    }
  | { readonly kind: "refused"; readonly lines: readonly RefusedLine[] };

/** Makes records of the confirmed lines: all or, where one cannot be taken, none. */
export async function confirmScreening(
  file: Uint8Array,
  settings: ConfirmSettings,
): Promise<ConfirmedImport> {
  const read = readScreening(file);
  if (read.kind === "broken") {
    return { kind: "refused", lines: [{ line: read.line, problems: read.problems }] };
  }
  const refused: RefusedLine[] = [];
  const changes: RecordChange[] = [];
  const keys = new Set<string>();
  let [already, open, outside] = [0, 0, 0];
  for (const row of read.lines) {
    const { line } = row;
    const confirmed = confirmationIn(row);
    if (confirmed.kind === "no") open += 1;
    else if (confirmed.kind === "unclear") {
      refused.push({ line, problems: [problem(["confirmation"], "unknownZone")] });
    } else if (confirmed.zone === 1 || confirmed.zone === 5) outside += 1;
    else {
      const { zone, form } = confirmed;
      const cell = (key: string): string => (key === "mainForm" && form ? form : row.cell(key));
      const made = await projectIn({ cell }, settings);
      const problems = [
        ...(made.kind === "refused" ? made.problems : []),
        ...(zone === undefined ? [problem(["confirmation"], "unknownZone")] : []),
      ];
      if (made.kind === "refused" || zone === undefined) {
        refused.push({ line, problems });
        continue;
      }
      const project = { ...made.project, zone: settings.zone(zone, row.cell("description")) };
      const key = JSON.stringify([project.fiscalYear, project.section, project.name]);
      if (keys.has(key)) refused.push({ line, problems: [problem(["name"], "twiceInFile")] });
      keys.add(key);
      if ((await settings.recorded(project)) !== undefined) already += 1;
      else changes.push({ kind: "saveProject", project, by: settings.by, reason: null });
    }
  }
  return refused.length > 0
    ? { kind: "refused", lines: refused }
    : { kind: "ready", changes, already, open, outside };
}
