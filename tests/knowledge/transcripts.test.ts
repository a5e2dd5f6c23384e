import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { squeeze } from "../../src/domain/text.ts";
import { isEditorsNote, isTableRule } from "../../src/knowledge/blocks.ts";
import { manifestSchema } from "../../src/knowledge/schema.ts";
import { parseYaml } from "../../src/knowledge/yaml-file.ts";
import { KNOWLEDGE_ROOT, PACK_IDS } from "../packs.ts";

/** guideline.md against source.txt, character by character, with every deliberate difference taken from the manifest. */

function transcriptOf(markdown: string): string {
  const [, ...lines] = markdown.split("\n");
  return squeeze(lines.filter((line) => !isEditorsNote(line) && !isTableRule(line)).join("\n"));
}

const sorted = (text: string): string => [...text].sort().join("");

describe.each(PACK_IDS)("the transcript of %s", (id) => {
  const file = (name: string): string => readFileSync(join(KNOWLEDGE_ROOT, id, name), "utf8");
  const parsed = parseYaml("manifest.yaml", file("manifest.yaml"), manifestSchema);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const manifest = parsed.value;
  const markdown = file("guideline.md");

  it("bears the manifest's title", () => {
    expect(markdown.split("\n")[0]).toBe(`# ${manifest.title}`);
  });

  it("holds every character of the source in its place, and none besides, but for the listed exceptions", () => {
    let source = squeeze(file(manifest.source.file));
    for (const exception of manifest.exceptions) {
      const from = squeeze(exception.from);
      expect(
        source.split(from).length - 1,
        `places of the exception 「${exception.from.slice(0, 40)}」`,
      ).toBe(1);
      source = source.replace(from, () => squeeze(exception.to));
    }
    expect(transcriptOf(markdown)).toBe(source);
  });

  it("only moves characters where it says that it reorders", () => {
    for (const { kind, from, to } of manifest.exceptions) {
      if (kind === "reordered") expect(sorted(squeeze(to))).toBe(sorted(squeeze(from)));
    }
  });

  it("only drops characters where it says that page furniture is gone, and only few", () => {
    for (const { kind, from, to } of manifest.exceptions) {
      if (kind !== "furniture") continue;
      const dropped = squeeze(from).length - squeeze(to).length;
      expect(dropped).toBeGreaterThan(0);
      expect(dropped).toBeLessThan(40);
    }
  });
});

describe("the comparison", () => {
  it("would notice a lost, an added and a changed character", () => {
    const original = transcriptOf("# t\n\n協働とは、対等の立場。\n");
    expect(transcriptOf("# t\n\n協働とは対等の立場。\n")).not.toBe(original);
    expect(transcriptOf("# t\n\n協働とは、対等の立場です。\n")).not.toBe(original);
    expect(transcriptOf("# t\n\n協同とは、対等の立場。\n")).not.toBe(original);
  });
});
