import type { Language } from "../domain/guideline.ts";
import type { RefusedLine } from "../evaluations/csv/import-csv.ts";

/** What an import made of a file, as lines to read. */

export type Imported =
  | { readonly kind: "done"; readonly added: number; readonly changed: number; readonly same: number }
  | { readonly kind: "refused"; readonly lines: readonly RefusedLine[] };

export interface Report {
  readonly ok: boolean;
  readonly text: string;
}

const ja = {
  line: (line: number) => `${line}行目`,
  refused: (count: number) => `${count}行に直すところがあります。何も取り込んでいません。`,
  again: "直してから、もう一度同じファイルを取り込んでください。",
  done: (added: number, changed: number, same: number) =>
    `取り込みました: 新しく${added}件、変更${changed}件、登録済みのまま${same}件。`,
  would: (added: number, changed: number, same: number) =>
    `確認だけしました（何も取り込んでいません）: 新しく${added}件、変更${changed}件、登録済みのまま${same}件になります。`,
};
const en: typeof ja = {
  line: (line) => `Line ${line}`,
  refused: (count) => `Lines to mend: ${count}. Nothing was imported.`,
  again: "Please mend them and import the same file again.",
  done: (added, changed, same) => `Imported: ${added} new, ${changed} changed, ${same} as they were.`,
  would: (added, changed, same) =>
    `Only checked, nothing imported: ${added} would be new, ${changed} changed, ${same} stay as they are.`,
};
const WORDING = { ja, en } as const;

export function importReport(imported: Imported, dryRun: boolean, language: Language): Report {
  const words = WORDING[language];
  if (imported.kind === "done") {
    const { added, changed, same } = imported;
    return { ok: true, text: (dryRun ? words.would : words.done)(added, changed, same) };
  }
  return {
    ok: false,
    text: [words.refused(imported.lines.length), ...refusedLines(imported.lines, language), words.again].join(
      "\n",
    ),
  };
}

/** Each refused line with all that is wrong in it and how to put it right. */
export const refusedLines = (lines: readonly RefusedLine[], language: Language): readonly string[] =>
  lines.flatMap(({ line, problems }) =>
    problems.map((problem) => `  ${WORDING[language].line(line)}  ${problem[language]}`),
  );
