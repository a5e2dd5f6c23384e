import type { Guideline, Profile } from "../domain/guideline.ts";
import type { Leaf, Outline, Sentence } from "../domain/passage.ts";

/** All packs together: what search and answers read. Leaves and sentences are numbered through all guidelines. */

export interface Volume {
  readonly guideline: Guideline;
  readonly outline: Outline;
  readonly profile: Profile;
}

export interface LibraryLeaf extends Leaf {
  readonly number: number;
  /** First and last sentence, numbered through the library. */
  readonly first: number;
  readonly last: number;
  /** `squeeze`d characters. */
  readonly length: number;
}

/** A run of consecutive sentences of one guideline, by library numbers, both inclusive. */
export interface Run {
  readonly first: number;
  readonly last: number;
}

/** A cell of a table, with its column's name; "" where it has none. */
export interface Cell {
  readonly column: string;
  readonly text: string;
}

export class Library {
  readonly volumes: readonly Volume[];
  readonly leaves: readonly LibraryLeaf[];
  readonly sentences: readonly Sentence[];
  /** The leaf that each sentence belongs to. */
  readonly leafOf: readonly number[];
  /** Sentences before which a run must end: a table's head, an editor's note or another guideline. */
  readonly #breaks: ReadonlySet<number>;
  readonly #offsets: ReadonlyMap<string, number>;

  constructor(volumes: readonly Volume[]) {
    const leaves: LibraryLeaf[] = [];
    const sentences: Sentence[] = [];
    const leafOf: number[] = [];
    const breaks = new Set<number>();
    const offsets = new Map<string, number>();
    for (const { guideline, outline } of volumes) {
      const offset = sentences.length;
      offsets.set(guideline.id, offset);
      breaks.add(offset);
      for (const at of outline.breaks) breaks.add(offset + at);
      sentences.push(...outline.sentences);
      for (const leaf of outline.leaves) {
        let length = 0;
        for (let at = leaf.from; at <= leaf.to; at++) {
          leafOf[offset + at] = leaves.length;
          length += outline.sentences[at]?.length ?? 0;
        }
        leaves.push({
          ...leaf,
          number: leaves.length,
          first: offset + leaf.from,
          last: offset + leaf.to,
          length,
        });
      }
    }
    this.volumes = volumes;
    this.leaves = leaves;
    this.sentences = sentences;
    this.leafOf = leafOf;
    this.#breaks = breaks;
    this.#offsets = offsets;
  }

  volume(guideline: string): Volume | undefined {
    return this.volumes.find((volume) => volume.guideline.id === guideline);
  }

  /** The library's number of a guideline's sentence. */
  numberOf(guideline: string, sentence: number): number {
    return (this.#offsets.get(guideline) ?? 0) + sentence;
  }

  leafAt(sentence: number): LibraryLeaf {
    const leaf = this.leaves[this.leafOf[sentence] ?? -1];
    if (leaf === undefined) throw new RangeError(`no leaf holds sentence ${sentence}`);
    return leaf;
  }

  /** Whether sentences `at - 1` and `at` stand side by side in guideline.md, so that one quote may hold both. */
  joined(at: number): boolean {
    return at > 0 && at < this.sentences.length && !this.#breaks.has(at);
  }

  /** A leaf's runs that can each be quoted in one piece, without those that are headings only. */
  quotableRunsOf(leaf: Run): Run[] {
    const runs: Run[] = [];
    let first = leaf.first;
    for (let at = leaf.first; at <= leaf.last; at++) {
      if (at < leaf.last && this.joined(at + 1)) continue;
      const run = { first, last: at };
      if (this.sentences.slice(first, at + 1).some((sentence) => !sentence.heading)) runs.push(run);
      first = at + 1;
    }
    return runs;
  }

  /** Whether a run stands in one piece in guideline.md. */
  isOnePiece({ first, last }: Run): boolean {
    for (let at = first + 1; at <= last; at++) if (!this.joined(at)) return false;
    return true;
  }

  /** The words of a run as printed. */
  textOf({ first, last }: Run): string {
    let text = "";
    for (let at = first; at <= last; at++) {
      const sentence = this.sentences[at];
      if (sentence) text += sentence.text + (at === last ? "" : sentence.after);
    }
    return text;
  }

  /** `squeeze`d characters of a run. */
  lengthOf({ first, last }: Run): number {
    let length = 0;
    for (let at = first; at <= last; at++) length += this.sentences[at]?.length ?? 0;
    return length;
  }

  /** The table row that a sentence stands in; undefined outside tables. */
  tableRowAt(sentence: number): Run | undefined {
    const leaf = this.leafAt(sentence);
    if (leaf.columns.length === 0) return undefined;
    const endsRow = (at: number): boolean => this.sentences[at]?.after === "\n";
    let first = sentence;
    while (first > leaf.first && !endsRow(first - 1)) first--;
    let last = sentence;
    while (last < leaf.last && !endsRow(last)) last++;
    return { first, last };
  }

  /** The cells of a table row, with their column's name where print gives one and no cell of the row is blank. */
  cellsOf(row: Run): Cell[] {
    const { columns } = this.leafAt(row.first);
    const cells: string[] = [""];
    for (let at = row.first; at <= row.last; at++) {
      const sentence = this.sentences[at];
      if (!sentence) continue;
      cells[cells.length - 1] += sentence.text;
      if (at < row.last && sentence.after !== "") cells.push("");
    }
    const isFull = cells.length === columns.length;
    return cells.map((text, at) => ({ column: isFull ? (columns[at] ?? "") : "", text }));
  }

  /** The leaf with all leaves below its heading, as long as they can be quoted in one piece. */
  sectionOf(leaf: LibraryLeaf): Run {
    let last = leaf.last;
    for (let number = leaf.number + 1; number < this.leaves.length; number++) {
      const next = this.leaves[number];
      if (
        !next ||
        next.guideline !== leaf.guideline ||
        !isBelow(next.path, leaf.path) ||
        !this.joined(next.first)
      )
        break;
      last = next.last;
    }
    return { first: leaf.first, last };
  }

  /** The leaf of the heading above, if it has one. */
  parentOf(leaf: LibraryLeaf): LibraryLeaf | undefined {
    for (let number = leaf.number - 1; number >= 0; number--) {
      const candidate = this.leaves[number];
      if (!candidate || candidate.guideline !== leaf.guideline) return undefined;
      const isAbove = candidate.path.length < leaf.path.length || (leaf.row !== "" && candidate.row === "");
      if (isAbove && candidate.path.every((heading, depth) => leaf.path[depth] === heading)) return candidate;
    }
    return undefined;
  }
}

const isBelow = (path: readonly string[], above: readonly string[]): boolean =>
  above.length > 0 && above.every((heading, depth) => path[depth] === heading);

/** A heading path as it is shown and stored in a citation. */
export const sectionName = (leaf: Pick<Leaf, "path">): string =>
  leaf.path.length === 0 ? "（冒頭）" : leaf.path.join(" > ");
