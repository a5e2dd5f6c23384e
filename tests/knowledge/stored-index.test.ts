import { appendFileSync, chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Answerer } from "../../src/answers/ask.ts";
import { loadKnowledge } from "../../src/knowledge/knowledge.ts";
import { indexKey } from "../../src/knowledge/stored-index.ts";
import { copyOfPacks, KNOWLEDGE_ROOT, temporaryFolder } from "../packs.ts";

const glossaryFile = join(KNOWLEDGE_ROOT, "glossary.yaml");

describe("the stored index", () => {
  it("is built once, then read, and answers the same", () => {
    const settings = { packRoots: [copyOfPacks("odawara")], glossaryFile, storeDirectory: temporaryFolder() };
    const built = loadKnowledge(settings);
    const read = loadKnowledge(settings);
    expect([built.report.fromStore, read.report.fromStore]).toEqual([false, true]);
    for (const question of ["委託の責任は誰が負う？", "Who is responsible?", "補助金の上限は？"]) {
      expect(new Answerer(read).answer({ question })).toEqual(new Answerer(built).answer({ question }));
    }
  });

  it("is rebuilt when a pack changes, and the old one is removed", () => {
    const root = copyOfPacks("odawara");
    const settings = { packRoots: [root], glossaryFile, storeDirectory: temporaryFolder() };
    loadKnowledge(settings);
    const [before] = readdirSync(settings.storeDirectory);
    appendFileSync(join(root, "odawara", "index-words.yaml"), "\n");
    expect(loadKnowledge(settings).report.fromStore).toBe(false);
    const after = readdirSync(settings.storeDirectory);
    expect(after).toHaveLength(1);
    expect(after[0]).not.toBe(before);
  });

  it("is rebuilt when its file is damaged or cut short", () => {
    const settings = { packRoots: [copyOfPacks("odawara")], glossaryFile, storeDirectory: temporaryFolder() };
    loadKnowledge(settings);
    const file = join(settings.storeDirectory, readdirSync(settings.storeDirectory)[0] ?? "");
    writeFileSync(file, readFileSync(file).subarray(0, 5000));
    expect(loadKnowledge(settings).report.fromStore).toBe(false);
    expect(loadKnowledge(settings).report.fromStore).toBe(true);
  });

  it("has another name under another ICU", () => {
    const icu = Object.getOwnPropertyDescriptor(process.versions, "icu");
    const own = indexKey(["a"]);
    Object.defineProperty(process.versions, "icu", { value: "1.0", configurable: true });
    const other = indexKey(["a"]);
    if (icu) Object.defineProperty(process.versions, "icu", icu);
    expect(other).not.toBe(own);
    expect(indexKey(["a"])).toBe(own);
    expect(indexKey(["b"])).not.toBe(own);
  });

  it("can be missing: where it cannot be kept, a warning says so and answers go on", () => {
    const blocked = join(temporaryFolder(), "file");
    writeFileSync(blocked, "");
    chmodSync(blocked, 0o400);
    const knowledge = loadKnowledge({
      packRoots: [copyOfPacks("odawara")],
      glossaryFile,
      storeDirectory: blocked,
    });
    expect(knowledge.report.warnings.some(({ reason }) => /could not be kept/.test(reason))).toBe(true);
    expect(new Answerer(knowledge).answer({ question: "共催とは？" }).kind).toBe("answered");
  });
});
