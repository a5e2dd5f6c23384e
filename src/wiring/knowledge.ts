import { join } from "node:path";
import { type Config, PROJECT_ROOT } from "../config.ts";
import { type Knowledge, loadKnowledge, shippedKnowledge } from "../knowledge/knowledge.ts";
import type { PackProblem } from "../knowledge/yaml-file.ts";
import { loadProjectWords } from "../suggestions/project-words.ts";
import { Suggester } from "../suggestions/suggest.ts";

/** Where packs lie: those that ship and the city's own. */
export const packRootsOf = ({
  knowledgeDirectory,
}: Pick<Config, "knowledgeDirectory">): readonly string[] => [
  ...shippedKnowledge(PROJECT_ROOT).packRoots,
  ...(knowledgeDirectory === undefined ? [] : [knowledgeDirectory]),
];

/** The knowledge as the settings name it: the packs that ship and the city's own. Guidelines left out are told on standard error. */
export function openKnowledge({ dataDirectory, knowledgeDirectory, homeGuideline }: Config): Knowledge {
  const shipped = shippedKnowledge(PROJECT_ROOT);
  const knowledge = loadKnowledge({
    ...shipped,
    packRoots: packRootsOf({ knowledgeDirectory }),
    storeDirectory: join(dataDirectory, "index"),
    home: homeGuideline,
  });
  for (const { folder, problems } of knowledge.report.refused) {
    console.error(`読み込めない指針を外しました。 / A guideline was left out: ${folder}`);
    for (const problem of problems) console.error(`  ${problemLine(problem)}`);
  }
  return knowledge;
}

export const problemLine = ({ file, line, reason }: PackProblem): string =>
  `${file}${line > 0 ? `:${line}` : ""}  ${reason}`;

export const openSuggester = (knowledge: Knowledge): Suggester =>
  new Suggester(knowledge, loadProjectWords(join(PROJECT_ROOT, "knowledge", "project-words.yaml")));

/** The city whose records and conversations are meant: that of the home guideline. */
export const cityOf = ({ home }: Knowledge): string => home ?? "local";

/** Gives a guideline's title by its id. */
export const titleIn =
  ({ library }: Knowledge) =>
  (guideline: string): string =>
    library.volume(guideline)?.guideline.title ?? guideline;
