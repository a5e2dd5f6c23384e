import type { Leaf, Outline, Sentence } from "../domain/passage.ts";
import { squeeze } from "../domain/text.ts";

/** Takes guideline.md apart: headings open leaves, every table row is a leaf, paragraphs fall into sentences. */

const HEADING = /^(#{2,6})\s+(.+?)\s*$/;
const EDITORS_NOTE = /^>\s*編注/;
const TABLE_RULE = /^\|[\s:|-]+\|$/;
const TABLE_ROW = /^\|(.*)\|\s*$/;
/** A table up to this many characters is read as a whole, so it is one leaf; a longer one has a leaf for each row. */
const SMALL_TABLE = 200;
const SENTENCE_END = /(?<=。)(?![」』）)])/u;

export const isEditorsNote = (line: string): boolean => EDITORS_NOTE.test(line);
export const isTableRule = (line: string): boolean => TABLE_RULE.test(line);

interface Open {
  readonly path: readonly string[];
  readonly columns: readonly string[];
  readonly row: string;
  readonly from: number;
}

class OutlineBuilder {
  readonly #guideline: string;
  readonly #sentences: Sentence[] = [];
  readonly #leaves: Leaf[] = [];
  readonly #breaks: number[] = [];
  #open: Open | undefined;

  constructor(guideline: string) {
    this.#guideline = guideline;
  }

  openLeaf(path: readonly string[], columns: readonly string[] = [], row = ""): void {
    this.closeLeaf();
    this.#open = { path, columns, row, from: this.#sentences.length };
  }

  closeLeaf(): void {
    const to = this.#sentences.length - 1;
    if (this.#open !== undefined && to >= this.#open.from) {
      this.#leaves.push({ guideline: this.#guideline, ...this.#open, to });
    }
    this.#open = undefined;
  }

  get path(): readonly string[] {
    return this.#open?.path ?? [];
  }

  addHeading(text: string): void {
    this.#add(text, "\n", true);
  }

  /** A paragraph or list item: its sentences stand on one line. */
  addLine(text: string): void {
    const parts = text.split(SENTENCE_END).filter((part) => squeeze(part) !== "");
    for (const [at, part] of parts.entries())
      this.#add(part.trim(), at === parts.length - 1 ? "\n" : "", false);
  }

  addCells(cells: readonly string[]): void {
    const filled = cells.filter((cell) => squeeze(cell) !== "");
    for (const [cellAt, cell] of filled.entries()) {
      const parts = cell.split(SENTENCE_END).filter((part) => squeeze(part) !== "");
      const atEnd = cellAt === filled.length - 1 ? "\n" : " ｜ ";
      for (const [at, part] of parts.entries())
        this.#add(part.trim(), at === parts.length - 1 ? atEnd : "", false);
    }
  }

  addBreak(): void {
    this.#breaks.push(this.#sentences.length);
  }

  build(): Outline {
    this.closeLeaf();
    return { sentences: this.#sentences, leaves: this.#leaves, breaks: [...new Set(this.#breaks)] };
  }

  #add(text: string, after: string, heading: boolean): void {
    this.#sentences.push({ text, after, heading, length: squeeze(text).length });
  }
}

const cellsOf = (line: string): string[] =>
  (TABLE_ROW.exec(line)?.[1] ?? "").split("|").map((cell) => cell.trim());

/** Reads a guideline's Markdown. Never fails: whatever it does not know is a paragraph. */
export function outlineOf(guideline: string, markdown: string): Outline {
  const builder = new OutlineBuilder(guideline);
  const headings: { level: number; text: string }[] = [];
  const path = (): string[] => headings.map((heading) => heading.text);
  const lines = markdown.split(/\r?\n/);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (line.trim() === "" || /^#\s/.test(line)) continue;
    const heading = HEADING.exec(line);
    if (heading !== null) {
      const level = heading[1]?.length ?? 2;
      while ((headings.at(-1)?.level ?? 0) >= level) headings.pop();
      headings.push({ level, text: heading[2] ?? "" });
      builder.openLeaf(path());
      builder.addHeading(heading[2] ?? "");
      continue;
    }
    if (isEditorsNote(line)) {
      builder.addBreak();
      continue;
    }
    if (TABLE_ROW.test(line) && isTableRule(lines[at + 1] ?? "")) {
      at = readTable(builder, lines, at, path());
      continue;
    }
    if (builder.path.length !== headings.length || builder.path.length === 0) builder.openLeaf(path());
    builder.addLine(line.replace(/\\$/, ""));
  }
  return builder.build();
}

/** Reads the table whose head stands at `head`; returns the number of its last line. */
function readTable(
  builder: OutlineBuilder,
  lines: readonly string[],
  head: number,
  path: readonly string[],
): number {
  const columns = cellsOf(lines[head] ?? "");
  builder.closeLeaf();
  builder.addBreak();
  const rows: string[][] = [];
  let at = head + 2;
  for (; TABLE_ROW.test(lines[at] ?? ""); at++) rows.push(cellsOf(lines[at] ?? ""));
  const isSmall = squeeze(rows.flat().join("")).length <= SMALL_TABLE;
  if (isSmall) builder.openLeaf(path, columns);
  for (const cells of rows) {
    if (!isSmall) builder.openLeaf(path, columns, cells.find((cell) => cell !== "") ?? "");
    builder.addCells(cells);
  }
  builder.closeLeaf();
  return at - 1;
}
