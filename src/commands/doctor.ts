import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { relative } from "node:path";
import type { Config } from "../config.ts";
import { PROJECT_ROOT } from "../config.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { PackProblem } from "../knowledge/yaml-file.ts";

/** `doctor`: checks what the bot needs and says how to mend what is wrong. */

export interface Finding {
  readonly level: "ok" | "warning" | "error";
  readonly text: string;
}

const placeOf = ({ file, line, reason }: PackProblem): string =>
  `${relative(PROJECT_ROOT, file)}${line > 0 ? `:${line}` : ""}  ${reason}`;

/** All findings, in the order in which a person should read them. */
export function examine(config: Config, knowledge: Knowledge): Finding[] {
  return [
    { level: "ok", text: `Node.js ${process.versions.node}, ICU ${process.versions.icu ?? "none"}` },
    dataDirectory(config.dataDirectory),
    ...packs(knowledge),
    home(config, knowledge),
  ];
}

function dataDirectory(directory: string): Finding {
  try {
    if (!existsSync(directory)) mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.W_OK);
    return { level: "ok", text: `DATA_DIR ${directory}` };
  } catch {
    return {
      level: "error",
      text: `DATA_DIR に書き込めません。権限を直すか、別の場所を指定してください。 / DATA_DIR cannot be written; mend its rights or name another place: ${directory}`,
    };
  }
}

function packs({ library, report }: Knowledge): Finding[] {
  const findings: Finding[] = library.volumes.map(({ guideline, outline }) => ({
    level: "ok",
    text: `指針 / guideline ${guideline.id}: ${guideline.title}（${outline.leaves.length} leaves, ${outline.sentences.length} sentences）`,
  }));
  for (const { folder, problems } of report.refused) {
    findings.push({
      level: "error",
      text: `読み込めない指針 / refused guideline: ${relative(PROJECT_ROOT, folder)}\n${problems.map((problem) => `    ${placeOf(problem)}`).join("\n")}`,
    });
  }
  findings.push(...report.warnings.map((warning): Finding => ({ level: "warning", text: placeOf(warning) })));
  findings.push({
    level: "ok",
    text: report.fromStore ? "索引 / index: from the store" : "索引 / index: built",
  });
  return findings;
}

function home(config: Config, knowledge: Knowledge): Finding {
  if (config.homeGuideline === undefined) {
    return {
      level: "warning",
      text: "HOME_GUIDELINE が未設定です（「うちの市」がどの市か決まりません）。 / HOME_GUIDELINE is not set: “our city” means none.",
    };
  }
  if (knowledge.home === undefined) {
    const ids = knowledge.library.volumes.map(({ guideline }) => guideline.id).join(", ");
    return {
      level: "error",
      text: `HOME_GUIDELINE=${config.homeGuideline} という指針はありません。 / No such guideline. Known ids: ${ids}`,
    };
  }
  return { level: "ok", text: `HOME_GUIDELINE ${knowledge.home}` };
}

const MARKS = { ok: "✓", warning: "!", error: "✗" } as const;

export const renderFindings = (findings: readonly Finding[]): string =>
  findings.map(({ level, text }) => `${MARKS[level]} ${text}`).join("\n");
