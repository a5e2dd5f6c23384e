import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import { foldCase } from "../../domain/text.ts";
import { type InputProblem, problem } from "../input/wording.ts";
import { asTyped } from "./cell.ts";

/** A CSV file as a table: UTF-8 or, as spreadsheets in Japan save it, Shift_JIS; columns by any of their names. */

/** `line` counts from 1 as an editor shows it, titles included: the last one where a row has several. */
export interface TableLine<K extends string> {
  readonly line: number;
  /** "" where a cell is empty or its column missing. */
  readonly cell: (key: K) => string;
  /** Everything in the row, as it stands in the file. */
  readonly cells: readonly string[];
}

export interface Titled<K extends string> {
  readonly key: K;
  /** The first is the name that a report uses in Japanese, the second in English. */
  readonly names: readonly [string, string, ...string[]];
  readonly needed: boolean;
}

export type Table<K extends string> =
  | {
      readonly kind: "table";
      readonly titles: readonly string[];
      readonly lines: readonly TableLine<K>[];
    }
  | { readonly kind: "broken"; readonly line: number; readonly problems: readonly InputProblem[] };

const parsed = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

/** Reads the file. Columns with other names are left alone; a needed one that is missing breaks it. */
export function readTable<K extends string>(file: Uint8Array, columns: readonly Titled<K>[]): Table<K> {
  let rows: z.infer<typeof parsed>;
  try {
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true } as const;
    rows = parsed.parse(parse(decoded(file), options));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error["lines"] ?? 1);
    return { kind: "broken", line, problems: [problem(["file"], "brokenFile")] };
  }
  const [titles, ...rest] = rows;
  const wanted = (titles?.record ?? []).map((title) => foldCase(asTyped(title)).trim());
  const places = new Map(
    columns.flatMap(({ key, names }) => {
      const known = new Set([key, ...names].map(foldCase));
      const at = wanted.findIndex((title) => known.has(title));
      return at < 0 ? [] : [[key, at] as const];
    }),
  );
  const missing = columns.filter(({ key, needed }) => needed && !places.has(key));
  if (missing.length > 0) return { kind: "broken", line: 1, problems: missing.map(columnMissing) };
  return {
    kind: "table",
    titles: (titles?.record ?? []).map(asTyped),
    lines: rest
      .filter(({ record }) => record.some((cell) => cell.trim() !== ""))
      .map(({ record, info }) => ({
        line: info.lines,
        cell: (key) => asTyped(record[places.get(key) ?? -1] ?? ""),
        cells: record.map(asTyped),
      })),
  };
}

function columnMissing<K extends string>({ key, names: [ja, en] }: Titled<K>): InputProblem {
  const what = problem(["file"], "columnMissing");
  return { field: key, ja: `「${ja}」 ${what.ja}`, en: `“${en}”: ${what.en}` };
}

function decoded(file: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(file);
  } catch {
    // Not UTF-8: what a Japanese spreadsheet calls CSV.
    return new TextDecoder("shift_jis").decode(file);
  }
}
