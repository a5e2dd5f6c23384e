import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { PROJECT_ROOT } from "../src/config.ts";
import { type Knowledge, loadKnowledge, shippedKnowledge } from "../src/knowledge/knowledge.ts";

/** The packs that ship, for tests. */

export const KNOWLEDGE_ROOT = join(PROJECT_ROOT, "knowledge");
export const PACK_IDS = readdirSync(KNOWLEDGE_ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

let shipped: Knowledge | undefined;
/** The shipped knowledge, read once a test file. */
export function knowledge(): Knowledge {
  shipped ??= loadKnowledge(shippedKnowledge(PROJECT_ROOT));
  return shipped;
}

/** A folder that is gone after the tests. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "kyodo-test-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of some packs that a test may break. */
export function copyOfPacks(...ids: readonly string[]): string {
  const root = temporaryFolder();
  for (const id of ids) cpSync(join(KNOWLEDGE_ROOT, id), join(root, id), { recursive: true });
  return root;
}
