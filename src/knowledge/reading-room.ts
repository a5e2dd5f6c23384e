import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { foldCase } from "../domain/text.ts";
import type { OpenBook, ReadHit, ReadingRoom, ReadPiece } from "../ports/reading.ts";
import { type BookText, bookText, markedBook } from "./book.ts";
import { foldersById, type Knowledge } from "./knowledge.ts";
import { type Library, sectionName } from "./library.ts";
import { outlineOf } from "./markdown.ts";
import { wordPieces } from "./pieces.ts";
import { readQuestion } from "./question.ts";
import { passageIn, runPath } from "./read-path.ts";
import { overlaps, rankWindows, type Window } from "./windows.ts";

/** Longest text that is searched for, in characters. */
const LONGEST_SEARCH = 200;
const HITS = 12;
/** A passage without the typed words is shown from these scores on: below, it shares a letter or two (measured). */
const MEANT_LEAF = 30;
const MEANT_SCORE = 1;

/** The guidelines of the knowledge, read from their packs once more for their layout. */
export function openReadingRoom(knowledge: Knowledge, packRoots: readonly string[]): ReadingRoom {
  const { library, home } = knowledge;
  const folders = new Map(foldersById(packRoots));
  const books = new Map<string, BookText>();
  for (const { guideline } of library.volumes) {
    const file = join(folders.get(guideline.id) ?? "", "guideline.md");
    if (existsSync(file)) books.set(guideline.id, readBook(guideline.id, readFileSync(file, "utf8")));
  }
  const shelf = library.volumes.map(({ guideline }) => guideline).filter(({ id }) => books.has(id));
  return {
    shelf: [...shelf.filter(({ id }) => id === home), ...shelf.filter(({ id }) => id !== home)],
    open(id, passage): OpenBook | undefined {
      const volume = library.volume(id);
      const book = books.get(id);
      if (!volume || !book) return undefined;
      const place = passage === undefined ? undefined : passageIn(book.outline, passage);
      return {
        guideline: volume.guideline,
        ...markedBook(book, place),
        passage: passage === undefined ? "none" : place ? "marked" : "lost",
      };
    },
    search: (typed, guideline) => hits(knowledge, typed, guideline),
  };
}

function readBook(id: string, markdown: string): BookText {
  return bookText(outlineOf(id, markdown), markdown);
}

function hits(knowledge: Knowledge, typed: string, guideline: string | undefined): readonly ReadHit[] {
  const { library, index, home } = knowledge;
  const text = typed.trim().slice(0, LONGEST_SEARCH);
  if (text === "" || (guideline !== undefined && !library.volume(guideline))) return [];
  const question = readQuestion({ question: text, guideline }, knowledge);
  const only = guideline === undefined ? question.scope : [guideline];
  const { windows, best } = rankWindows(question, library, index, only, home);
  const words = foldCase(text)
    .split(/[\s、。,・?？]+/u)
    .filter((word) => word !== "");
  // What holds the very words that were typed comes before what only means them.
  const holdsAll = (window: Window): boolean => {
    const folded = foldCase(library.textOf(window));
    return words.every((word) => folded.includes(word));
  };
  const first = windows.filter(holdsAll);
  const meant = windows.filter(({ score }) => best >= MEANT_LEAF && score >= MEANT_SCORE);
  const ordered = [...first, ...meant.filter((window) => !first.includes(window))];
  const shown: Window[] = [];
  for (const window of ordered) {
    if (shown.length < HITS && !shown.some((other) => overlaps(other, window))) shown.push(window);
  }
  return shown.flatMap((window) => hit(window, words, library));
}

function hit(window: Window, words: readonly string[], library: Library): readonly ReadHit[] {
  const volume = library.volume(window.leaf.guideline);
  if (!volume) return [];
  const offset = library.numberOf(volume.guideline.id, 0);
  const run = { from: window.first - offset, to: window.last - offset };
  const pieces: readonly ReadPiece[] = wordPieces(library.textOf(window), words);
  return [
    {
      guideline: volume.guideline,
      section: sectionName(library.leafAt(window.first)),
      pieces,
      path: runPath(volume.guideline.id, run, volume.outline),
    },
  ];
}
