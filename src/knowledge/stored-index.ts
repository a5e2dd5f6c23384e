import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { Volume } from "./library.ts";
import type { StoredIndex } from "./search-index.ts";

/**
 * The index on disk. Its name is a hash over everything it was made from: the packs, the glossary, the ICU that cut the
 * words, the engine that wrote the file and the version below. Any change gives another name, and so a new index.
 */

/** Raise this when the way of building the index changes. */
const INDEX_VERSION = 2;
const ENDING = ".index";

export interface StoredKnowledge {
  readonly volumes: readonly Volume[];
  /** Everyday phrases by library sentence. */
  readonly phrases: ReadonlyMap<number, readonly string[]>;
  readonly index: StoredIndex;
}

/** The key under which an index over these contents is kept. */
export function indexKey(contentHashes: readonly string[]): string {
  const hash = createHash("sha256");
  hash.update(`${INDEX_VERSION} icu ${process.versions.icu ?? "none"} v8 ${process.versions.v8}\n`);
  for (const contentHash of contentHashes) hash.update(`${contentHash}\n`);
  return hash.digest("hex").slice(0, 32);
}

/** Reads the index kept under `key`; undefined where there is none, or one that cannot be read (it is then rebuilt). */
export function readIndex(directory: string, key: string): StoredKnowledge | undefined {
  const file = join(directory, key + ENDING);
  if (!existsSync(file)) return undefined;
  const content = readFileSync(file);
  const digest = content.subarray(0, 32);
  const body = content.subarray(32);
  if (!createHash("sha256").update(body).digest().equals(digest)) return undefined;
  return deserialize(body) as StoredKnowledge;
}

/** Keeps an index under `key` and removes older ones. The file appears whole or not at all. Throws where the directory cannot be written. */
export function writeIndex(directory: string, key: string, knowledge: StoredKnowledge): void {
  mkdirSync(directory, { recursive: true });
  const body = serialize(knowledge);
  const temporary = join(directory, `${key}.${randomUUID()}.part`);
  writeFileSync(temporary, Buffer.concat([createHash("sha256").update(body).digest(), body]));
  renameSync(temporary, join(directory, key + ENDING));
  for (const name of readdirSync(directory)) {
    if (name.endsWith(ENDING) && name !== key + ENDING) rmSync(join(directory, name), { force: true });
  }
}
