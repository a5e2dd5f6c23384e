import type { Outline } from "../domain/passage.ts";
import type { ContentsLine, OpenBook, ReadBlock, ReadLine, ReadSentence } from "../ports/reading.ts";
import { anchorsOf } from "./anchors.ts";
import { type Block, blocksOf } from "./blocks.ts";
import { sentencesOf } from "./markdown.ts";
import { footnoteMark, markedPieces, withFootnotes } from "./pieces.ts";
import type { Place } from "./quotes.ts";

/** A guideline laid out for reading, sentence by sentence as its outline numbers them, with a passage marked in it. */

export interface BookText {
  readonly outline: Outline;
  readonly blocks: readonly Block[];
  /** Where each footnote stands, by its mark. */
  readonly notes: ReadonlyMap<string, string>;
}

export function bookText(outline: Outline, markdown: string): BookText {
  const anchors = anchorsOf(outline);
  const notes = new Map<string, string>();
  for (const [number, { heading, text }] of outline.sentences.entries()) {
    const mark = heading ? footnoteMark(text) : undefined;
    const anchor = anchors[number];
    if (mark !== undefined && anchor !== undefined && !notes.has(mark)) notes.set(mark, anchor);
  }
  return { outline, blocks: blocksOf(markdown), notes };
}

/** The book with the passage marked; `place` counts sentences as the outline does. */
export function markedBook(book: BookText, place: Place | undefined): Pick<OpenBook, "blocks" | "contents"> {
  const printer = new Printer(book, place);
  const blocks = book.blocks.flatMap((block) => printer.block(block));
  return { blocks, contents: printer.contents };
}

/** A line that begins so is an item of a list. */
const ITEM = /^(?:[・●○◆◇■□▪•]|[-*+]\s|\d{1,2}[.)]\s)/u;

class Printer {
  readonly #book: BookText;
  readonly #place: Place | undefined;
  readonly #anchors: readonly string[];
  readonly contents: ContentsLine[] = [];
  #next = 0;

  constructor(book: BookText, place: Place | undefined) {
    this.#book = book;
    this.#place = place;
    this.#anchors = anchorsOf(book.outline);
  }

  block(block: Block): readonly ReadBlock[] {
    switch (block.kind) {
      // The page's own title says it.
      case "title":
        return [];
      case "note":
        return [block];
      case "heading": {
        const sentence = this.#sentence(block.text);
        if (footnoteMark(block.text) === undefined) {
          this.contents.push({ anchor: sentence.anchor, level: block.level, text: block.text });
        }
        return [{ kind: "heading", level: block.level, sentence }];
      }
      case "table":
        return [
          {
            kind: "table",
            columns: block.columns,
            rows: block.rows.map((cells) => cells.map((cell) => this.#line(cell))),
          },
        ];
      case "paragraph":
        return this.#paragraph(block.lines);
    }
  }

  /** Items side by side become a list; other lines stay a paragraph. */
  #paragraph(lines: readonly string[]): readonly ReadBlock[] {
    const blocks: ReadBlock[] = [];
    let run: ReadLine[] = [];
    let isList = false;
    const close = (): void => {
      if (run.length > 0)
        blocks.push(isList ? { kind: "list", items: run } : { kind: "paragraph", lines: run });
      run = [];
    };
    for (const line of lines) {
      if (ITEM.test(line) !== isList) {
        close();
        isList = !isList;
      }
      const read = this.#line(line);
      if (read.length > 0) run.push(read);
    }
    close();
    return blocks;
  }

  #line(text: string): ReadLine {
    return sentencesOf(text).map((sentence) => this.#sentence(sentence));
  }

  #sentence(text: string): ReadSentence {
    const number = this.#next++;
    const { notes } = this.#book;
    const pieces = this.#pieces(text, number);
    const own = this.#anchors[number] ?? "";
    const mark = footnoteMark(text);
    // A note does not point at itself.
    const isNote = mark !== undefined && notes.get(mark) === own;
    return { anchor: own, pieces: isNote ? pieces : withFootnotes(pieces, notes) };
  }

  #pieces(text: string, number: number): ReadSentence["pieces"] {
    const place = this.#place;
    if (!place || number < place.from || number > place.to) return [{ text }];
    const start = number === place.from ? place.start : 0;
    const end = number === place.to ? place.end : Number.POSITIVE_INFINITY;
    return markedPieces(text, start, end);
  }
}
