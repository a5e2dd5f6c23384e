import type { Leaf, Outline, Sentence } from "../domain/passage.ts";
import { squeeze } from "../domain/text.ts";
import { type Block, blocksOf } from "./blocks.ts";

/** Takes guideline.md apart: headings open leaves, every table row is a leaf, paragraphs fall into sentences. */

/** Where a sentence ends: not before a closing bracket. */
const SENTENCE_END = /(?<=。)(?![」』）)])/u;
/** A table up to this many characters is read as a whole, so it is one leaf; a longer one has a leaf for each row. */
const SMALL_TABLE = 200;

/** A line or a cell in its sentences, as they are numbered through the guideline. */
export const sentencesOf = (text: string): readonly string[] =>
  text
    .split(SENTENCE_END)
    .filter((part) => squeeze(part) !== "")
    .map((part) => part.trim());

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
    const parts = sentencesOf(text);
    for (const [at, part] of parts.entries()) this.#add(part, at === parts.length - 1 ? "\n" : "", false);
  }

  addCells(cells: readonly string[]): void {
    const filled = cells.filter((cell) => squeeze(cell) !== "");
    for (const [cellAt, cell] of filled.entries()) {
      const parts = sentencesOf(cell);
      const atEnd = cellAt === filled.length - 1 ? "\n" : " ｜ ";
      for (const [at, part] of parts.entries()) this.#add(part, at === parts.length - 1 ? atEnd : "", false);
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

/** Reads a guideline's Markdown. Never fails: whatever it does not know is a paragraph. */
export function outlineOf(guideline: string, markdown: string): Outline {
  const builder = new OutlineBuilder(guideline);
  const headings: { level: number; text: string }[] = [];
  const path = (): string[] => headings.map((heading) => heading.text);
  for (const block of blocksOf(markdown)) {
    switch (block.kind) {
      case "title":
        break;
      case "heading":
        while ((headings.at(-1)?.level ?? 0) >= block.level) headings.pop();
        headings.push(block);
        builder.openLeaf(path());
        builder.addHeading(block.text);
        break;
      case "note":
        builder.addBreak();
        break;
      case "table":
        addTable(builder, block, path());
        break;
      case "paragraph":
        for (const line of block.lines) {
          if (builder.path.length !== headings.length || builder.path.length === 0) builder.openLeaf(path());
          builder.addLine(line);
        }
    }
  }
  return builder.build();
}

function addTable(
  builder: OutlineBuilder,
  { columns, rows }: Extract<Block, { kind: "table" }>,
  path: readonly string[],
): void {
  builder.closeLeaf();
  builder.addBreak();
  const isSmall = squeeze(rows.flat().join("")).length <= SMALL_TABLE;
  if (isSmall) builder.openLeaf(path, columns);
  for (const cells of rows) {
    if (!isSmall) builder.openLeaf(path, columns, cells.find((cell) => cell !== "") ?? "");
    builder.addCells(cells);
  }
  builder.closeLeaf();
}
