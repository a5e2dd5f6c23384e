import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Guideline, Profile } from "../domain/guideline.ts";
import type { Outline } from "../domain/passage.ts";
import { outlineOf } from "./markdown.ts";
import { QuoteFinder } from "./quotes.ts";
import { type IndexWords, indexWordsSchema, type Manifest, manifestSchema, profileSchema } from "./schema.ts";
import { type PackProblem, type Parsed, parseYaml } from "./yaml-file.ts";

/** One guideline as it lies on disk, read and checked. */
export interface Pack {
  readonly guideline: Guideline;
  readonly outline: Outline;
  readonly profile: Profile;
  /** Everyday words, by the number of the sentence they belong to. */
  readonly phrases: ReadonlyMap<number, readonly string[]>;
}

export type LoadedPack =
  | { readonly ok: true; readonly pack: Pack; readonly warnings: readonly PackProblem[] }
  | { readonly ok: false; readonly folder: string; readonly problems: readonly PackProblem[] };

const FILES = ["manifest.yaml", "guideline.md", "profile.yaml", "index-words.yaml"] as const;
type FileName = (typeof FILES)[number];
/** A pack works without index words, only less well. */
const OPTIONAL: readonly FileName[] = ["index-words.yaml"];

/** The folders below `root` that hold a pack: those with a manifest. */
export function packFolders(root: string): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, entry.name, "manifest.yaml")))
    .map((entry) => join(root, entry.name))
    .sort();
}

/** A hash over everything in a pack that search and answers depend on. */
export function hashOf(folder: string): string {
  const hash = createHash("sha256");
  for (const name of FILES) {
    const file = join(folder, name);
    hash.update(`${name}\n`);
    if (existsSync(file)) hash.update(readFileSync(file));
  }
  return hash.digest("hex");
}

/** Reads and checks one pack. Every quote is looked for in guideline.md; what is wrong is told by file and line. */
export function loadPack(folder: string): LoadedPack {
  const refuse = (problems: readonly PackProblem[]): LoadedPack => ({ ok: false, folder, problems });
  const contents = new Map<FileName, string>();
  const missing: PackProblem[] = [];
  for (const name of FILES) {
    const file = join(folder, name);
    if (existsSync(file)) contents.set(name, readFileSync(file, "utf8"));
    else if (!OPTIONAL.includes(name)) missing.push({ file, line: 0, reason: "the file is missing" });
  }
  if (missing.length > 0) return refuse(missing);
  const fileOf = (name: FileName): string => join(folder, name);
  const contentOf = (name: FileName): string => contents.get(name) ?? "";

  const manifest = parseYaml(fileOf("manifest.yaml"), contentOf("manifest.yaml"), manifestSchema);
  const profile = parseYaml(fileOf("profile.yaml"), contentOf("profile.yaml"), profileSchema);
  const wordsContent = contents.has("index-words.yaml") ? contentOf("index-words.yaml") : "[]";
  const words = parseYaml(fileOf("index-words.yaml"), wordsContent, indexWordsSchema);
  if (!manifest.ok || !profile.ok || !words.ok) {
    return refuse([manifest, profile, words].flatMap((parsed) => (parsed.ok ? [] : parsed.problems)));
  }

  const outline = outlineOf(manifest.value.id, contentOf("guideline.md"));
  const finder = new QuoteFinder(outline);
  const problems = [
    ...manifestProblems(folder, manifest.value),
    ...quoteProblems(fileOf("profile.yaml"), profile, finder),
  ];
  if (outline.sentences.length === 0) {
    problems.push({ file: fileOf("guideline.md"), line: 0, reason: "the file holds no text" });
  }
  if (problems.length > 0) return refuse(problems);

  const { phrases, warnings } = placePhrases(fileOf("index-words.yaml"), words, outline, finder);
  const { id, title, municipality, edition, rights } = manifest.value;
  return {
    ok: true,
    pack: {
      guideline: { id, title, municipality, edition, rights },
      outline,
      profile: profile.value,
      phrases,
    },
    warnings,
  };
}

function manifestProblems(folder: string, manifest: Manifest): PackProblem[] {
  const file = join(folder, "manifest.yaml");
  const problems: PackProblem[] = [];
  if (manifest.id !== basename(folder)) {
    problems.push({
      file,
      line: 1,
      reason: `id "${manifest.id}" must be the folder's name "${basename(folder)}"`,
    });
  }
  const source = join(folder, manifest.source.file);
  if (!existsSync(source)) {
    problems.push({ file, line: 0, reason: `source.file: ${manifest.source.file} is not in the folder` });
  } else if (createHash("sha256").update(readFileSync(source)).digest("hex") !== manifest.source.sha256) {
    problems.push({ file, line: 0, reason: `source.sha256 is not that of ${manifest.source.file}` });
  }
  return problems;
}

function quoteProblems(
  file: string,
  profile: Parsed<Profile> & { ok: true },
  finder: QuoteFinder,
): PackProblem[] {
  const problems: PackProblem[] = [];
  const visit = (value: unknown, path: readonly PropertyKey[]): void => {
    if (typeof value !== "object" || value === null) return;
    const { quote, section } = value as { quote?: unknown; section?: unknown };
    if (typeof quote === "string" && typeof section === "string" && !finder.find(quote, { section })) {
      const elsewhere = finder.find(quote) ? "it stands under another heading" : "it stands nowhere";
      problems.push({
        file,
        line: profile.lineOf([...path, "quote"]),
        reason: `the quote 「${quote.slice(0, 40)}」 is not in guideline.md under "${section}": ${elsewhere}`,
      });
    }
    for (const [key, child] of Object.entries(value))
      visit(child, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  visit(profile.value, []);
  return problems;
}

/** Ties index words to their sentences. A word whose sentence is not found is reported and left out. */
function placePhrases(
  file: string,
  words: Parsed<IndexWords> & { ok: true },
  outline: Outline,
  finder: QuoteFinder,
): { phrases: Map<number, string[]>; warnings: PackProblem[] } {
  const phrases = new Map<number, string[]>();
  const warnings: PackProblem[] = [];
  for (const [at, entry] of words.value.entries()) {
    const place = finder.find(entry.anchor, entry.section === undefined ? {} : { section: entry.section });
    if (!place) {
      warnings.push({ file, line: words.lineOf([at]), reason: `no sentence holds 「${entry.anchor}」` });
      continue;
    }
    const first =
      outline.sentences[place.from]?.heading === true && place.to > place.from ? place.from + 1 : place.from;
    phrases.set(first, [...(phrases.get(first) ?? []), ...entry.ja, ...entry.en]);
  }
  const bare = outline.sentences.filter(
    (sentence, number) => !sentence.heading && !phrases.has(number),
  ).length;
  if (bare > 0) {
    warnings.push({
      file,
      line: 0,
      reason: `${bare} of ${outline.sentences.filter((s) => !s.heading).length} sentences have no index words`,
    });
  }
  return { phrases, warnings };
}
