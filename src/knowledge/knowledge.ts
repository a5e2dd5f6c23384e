import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { foldCase, hasJapanese, squeeze } from "../domain/text.ts";
import { Glossary } from "./glossary.ts";
import { Library, type Volume } from "./library.ts";
import { hashOf, loadPack, type Pack, packFolders } from "./pack.ts";
import { Places } from "./places.ts";
import { glossarySchema } from "./schema.ts";
import { buildIndex, SearchIndex } from "./search-index.ts";
import { Spelling } from "./spelling.ts";
import { indexKey, readIndex, type StoredKnowledge, writeIndex } from "./stored-index.ts";
import { words } from "./tokens.ts";
import { type PackProblem, parseYaml } from "./yaml-file.ts";

/** Everything the bot knows, ready to be asked. */
export interface Knowledge {
  readonly library: Library;
  readonly index: SearchIndex;
  readonly glossary: Glossary;
  readonly places: Places;
  readonly spelling: Spelling;
  /** Each guideline's text, squeezed. */
  readonly texts: ReadonlyMap<string, string>;
  /** Everyday phrases by the sentence, numbered through the library, that they belong to. */
  readonly phrases: ReadonlyMap<number, readonly string[]>;
  /** All that the texts and the glossary hold, folded; for asking whether a word is known at all. */
  readonly vocabulary: string;
  readonly englishStems: ReadonlySet<string>;
  /** The guideline of the city itself, where one is set and loaded. */
  readonly home: string | undefined;
  readonly report: KnowledgeReport;
}

export interface KnowledgeReport {
  /** Whether the index came from the store; otherwise it was built. */
  readonly fromStore: boolean;
  /** Packs that were refused, each with its problems; the others are loaded all the same. */
  readonly refused: readonly { readonly folder: string; readonly problems: readonly PackProblem[] }[];
  /** What does not stop a pack from being used. */
  readonly warnings: readonly PackProblem[];
}

export interface KnowledgeSettings {
  /** Folders that hold packs, one folder a pack. In case of the same id the later folder wins. */
  readonly packRoots: readonly string[];
  readonly glossaryFile: string;
  /** Where the index is kept; undefined keeps none. */
  readonly storeDirectory?: string | undefined;
  readonly home?: string | undefined;
}

/** Loads the packs and their index, from the store where it fits. Throws only if no pack at all can be used. */
export function loadKnowledge(settings: KnowledgeSettings): Knowledge {
  const folders = [...foldersById(settings.packRoots).values()];
  const glossaryContent = existsSync(settings.glossaryFile)
    ? readFileSync(settings.glossaryFile, "utf8")
    : "[]";
  const glossaryEntries = parseYaml(settings.glossaryFile, glossaryContent, glossarySchema);
  const warnings: PackProblem[] = glossaryEntries.ok ? [] : [...glossaryEntries.problems];
  const glossary = new Glossary(glossaryEntries.ok ? glossaryEntries.value : []);
  const key = indexKey([...folders.map(hashOf), createHash("sha256").update(glossaryContent).digest("hex")]);

  const { storeDirectory, home } = settings;
  const stored = storeDirectory === undefined ? undefined : readIndex(storeDirectory, key);
  if (stored) return assemble(stored, glossary, home, { fromStore: true, refused: [], warnings });

  const loaded = folders.map(loadPack);
  const refused = loaded.flatMap((result) => (result.ok ? [] : [result]));
  const packs = loaded.flatMap((result) => (result.ok ? [result.pack] : []));
  warnings.push(...loaded.flatMap((result) => (result.ok ? result.warnings : [])));
  if (packs.length === 0) throw new NoKnowledgeError(settings.packRoots, refused);
  const built = build(packs, glossary);
  // A library with a refused pack is not kept, so that the problem is told again at the next start.
  if (storeDirectory !== undefined && refused.length === 0) {
    try {
      writeIndex(storeDirectory, key, built);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      warnings.push({ file: storeDirectory, line: 0, reason: `the index could not be kept: ${reason}` });
    }
  }
  return assemble(built, glossary, home, { fromStore: false, refused, warnings });
}

export class NoKnowledgeError extends Error {
  readonly refused: KnowledgeReport["refused"];
  constructor(roots: readonly string[], refused: KnowledgeReport["refused"]) {
    super(`no usable guideline in ${roots.join(", ")}`);
    this.name = "NoKnowledgeError";
    this.refused = refused;
  }
}

/** The folder of each pack; of two with one id that of the later root. */
export function foldersById(roots: readonly string[]): ReadonlyMap<string, string> {
  const byId = new Map<string, string>();
  for (const root of roots) {
    for (const folder of packFolders(root)) byId.set(folder.slice(root.length + 1), folder);
  }
  return byId;
}

function build(packs: readonly Pack[], glossary: Glossary): StoredKnowledge {
  const volumes: Volume[] = packs.map(({ guideline, outline, profile }) => ({ guideline, outline, profile }));
  const library = new Library(volumes);
  const phrases = new Map<number, readonly string[]>();
  for (const pack of packs) {
    for (const [sentence, texts] of pack.phrases) {
      phrases.set(library.numberOf(pack.guideline.id, sentence), texts);
    }
  }
  return { volumes, phrases, index: buildIndex(library, phrases, glossary) };
}

function assemble(
  stored: StoredKnowledge,
  glossary: Glossary,
  home: string | undefined,
  report: KnowledgeReport,
): Knowledge {
  const guidelines = stored.volumes.map((volume) => volume.guideline);
  const texts = stored.volumes.map(
    ({ guideline, outline }) =>
      [guideline.id, outline.sentences.map((sentence) => squeeze(sentence.text)).join("")] as const,
  );
  const known = vocabularyOf(stored, texts, glossary);
  return {
    library: new Library(stored.volumes),
    texts: new Map(texts),
    phrases: stored.phrases,
    ...known,
    spelling: new Spelling(glossary, known.vocabulary),
    index: new SearchIndex(stored.index),
    glossary,
    places: new Places(guidelines, home),
    home: guidelines.some((guideline) => guideline.id === home) ? home : undefined,
    report,
  };
}

/** The same knowledge for somebody who calls another guideline the own; an unknown id leaves it as it is. */
export function withHome(knowledge: Knowledge, home: string): Knowledge {
  const guidelines = knowledge.library.volumes.map(({ guideline }) => guideline);
  return guidelines.some(({ id }) => id === home)
    ? { ...knowledge, home, places: new Places(guidelines, home) }
    : knowledge;
}

function vocabularyOf(
  stored: StoredKnowledge,
  texts: readonly (readonly [string, string])[],
  glossary: Glossary,
): Pick<Knowledge, "vocabulary" | "englishStems"> {
  const phrases = [...stored.phrases.values()].flat();
  const japanese = glossary.entries.flatMap(({ terms, cues, readings }) => [...terms, ...cues, ...readings]);
  const english = [
    ...phrases.filter((phrase) => !hasJapanese(phrase)),
    ...glossary.entries.flatMap(({ en }) => en),
  ];
  return {
    vocabulary: foldCase([...texts.map(([, text]) => text), ...japanese].join("\n")),
    englishStems: new Set(english.flatMap(words)),
  };
}

/** The packs and glossary that ship with the program. */
export const shippedKnowledge = (root: string): Pick<KnowledgeSettings, "packRoots" | "glossaryFile"> => ({
  packRoots: [join(root, "knowledge")],
  glossaryFile: join(root, "knowledge", "glossary.yaml"),
});
