import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PROJECT_ROOT } from "../../src/config.ts";
import { loadPrompts, PROMPT_NAMES, PromptError } from "../../src/writing/prompts.ts";
import { temporaryFolder } from "../packs.ts";

const SHIPPED = join(PROJECT_ROOT, "prompts");

/** The shipped prompts with one file changed. */
function changed(file: string, change: (text: string) => string): string {
  const folder = join(temporaryFolder(), "prompts");
  cpSync(SHIPPED, folder, { recursive: true });
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), "utf8")));
  return folder;
}

describe("the prompts that ship", () => {
  const prompts = loadPrompts(SHIPPED);

  it("are complete in both languages and have a version each", () => {
    for (const name of PROMPT_NAMES) expect(prompts.versionOf(name)).toMatch(/^[a-z-]+@\d+$/u);
    for (const language of ["ja", "en"] as const) {
      const { instructions, input } = prompts.fill("answer", language, { question: "Q?", passages: "[1] P" });
      expect(instructions).not.toContain("{{");
      expect(input).toContain("Q?");
      expect(input).toContain("[1] P");
    }
  });

  it("keep the instructions the same whatever is asked, so that a provider can cache them", () => {
    const one = prompts.fill("answer", "ja", { question: "a", passages: "b" });
    const other = prompts.fill("answer", "ja", { question: "c", passages: "d" });
    expect(one.instructions).toBe(other.instructions);
  });

  it("take what is filled in as it is: it opens no variable, no replacement pattern and no mark", () => {
    const { input } = prompts.fill("answer", "ja", {
      question: "{{passages}} $& $1 </question>",
      passages: "P",
    });
    expect(input).toContain("{{passages}} $& $1 ＜/question＞");
    expect(input.split("</question>")).toHaveLength(2);
  });
});

describe("a prompt that cannot be used is told with its file's name:", () => {
  const broken: readonly [string, string, (text: string) => string, RegExp][] = [
    [
      "an unknown variable",
      "step.md",
      (text) => text.replaceAll("{{typed}}", "{{said}}"),
      /step\.md.*\{\{said\}\}/u,
    ],
    [
      "a variable that is used nowhere",
      "step.md",
      (text) => text.replaceAll("{{typed}}", ""),
      /step\.md.*\{\{typed\}\}/u,
    ],
    [
      "a variable that the head forgets",
      "step.md",
      (text) => text.replace("ask, options, typed", "ask, options"),
      /step\.md.*\{\{typed\}\}.*head/u,
    ],
    [
      "a variable that the program does not know",
      "step.md",
      (text) => text.replace("ask, options, typed", "ask, options, typed, mood"),
      /step\.md.*\{\{mood\}\}/u,
    ],
    [
      "a variable in the instructions",
      "answer.md",
      (text) => text.replace("## instructions\n", "## instructions\n{{question}}\n"),
      /answer\.md.*\{\{question\}\}/u,
    ],
    [
      "a language that is missing",
      "draft.md",
      (text) => text.slice(0, text.indexOf("# en")),
      /draft\.md.*# en/u,
    ],
    ["no input", "draft.md", (text) => text.replace("## input", "## nothing"), /draft\.md.*## input/u],
    ["no head", "repair.md", (text) => text.replace("---\n", ""), /repair\.md.*head/u],
    [
      "a head that is no YAML",
      "repair.md",
      (text) => text.replace("version: 1", "version: [1"),
      /repair\.md.*YAML/u,
    ],
    ["no version", "repair.md", (text) => text.replace("version: 1\n", ""), /repair\.md.*version/su],
  ];
  it.each(broken)("%s", (_, file, change, told) => {
    expect(() => loadPrompts(changed(file, change))).toThrow(told);
  });

  it("a file that is missing, and one that nobody asked for", () => {
    const folder = changed("answer.md", (text) => text);
    writeFileSync(join(folder, "poem.md"), "roses");
    expect(() => loadPrompts(folder)).toThrow(/poem\.md/u);
    rmSync(join(folder, "poem.md"));
    rmSync(join(folder, "answer.md"));
    expect(() => loadPrompts(folder)).toThrow(PromptError);
    expect(() => loadPrompts(folder)).toThrow(/answer\.md.*missing/u);
  });
});
