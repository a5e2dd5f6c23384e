import type { Passage } from "../domain/passage.ts";
import type { Knowledge } from "./knowledge.ts";
import { type Library, type Run, sectionName } from "./library.ts";
import { type AskedQuestion, type Question, readQuestion } from "./question.ts";
import { growWithin, overlaps, rankWindows, type Window } from "./windows.ts";

/** Passages for a question: whole small sections, so that each can be read by itself. */

/** Longest passage, in `squeeze`d characters. */
const PASSAGE_LENGTH = 1000;

/** The best passages for a question, best first; with several cities named, in turn for each of them. */
export function search(knowledge: Knowledge, asked: AskedQuestion, top: number): Passage[] {
  const question = readQuestion(asked, knowledge);
  return passagesFor(knowledge, question, top);
}

/** The same for a question that is already understood. */
function passagesFor({ library, index, home }: Knowledge, question: Question, top: number): Passage[] {
  const { scope } = question;
  const rankings =
    scope.length > 1
      ? scope.map((city) => rankWindows(question, library, index, [city]).windows)
      : [rankWindows(question, library, index, scope, home).windows];
  const chosen: { run: Run; window: Window }[] = [];
  const longest = Math.max(...rankings.map((windows) => windows.length));
  for (let place = 0; place < longest && chosen.length < top; place++) {
    for (const windows of rankings) {
      const window = windows[place];
      if (!window || chosen.length >= top) continue;
      const run = passageAround(window, library);
      if (!chosen.some((other) => overlaps(other.run, run))) chosen.push({ run, window });
    }
  }
  return chosen.map(({ run, window }) => ({
    id: `${window.leaf.guideline}:${run.first}-${run.last}`,
    guideline: window.leaf.guideline,
    section: sectionName(library.leafAt(run.first)),
    text: library.textOf(run),
    score: Math.round(window.score * 1000) / 1000,
  }));
}

/** The widest section around a window that is short enough; else as much of its leaf as is. */
function passageAround(window: Window, library: Library): Run {
  if (window.leaf.length > PASSAGE_LENGTH) return growWithin(window, PASSAGE_LENGTH, [], library);
  let passage: Run = window.leaf;
  const own = library.sectionOf(window.leaf);
  if (library.lengthOf(own) <= PASSAGE_LENGTH) passage = own;
  for (let above = library.parentOf(window.leaf); above; above = library.parentOf(above)) {
    const section = library.sectionOf(above);
    if (library.lengthOf(section) > PASSAGE_LENGTH) break;
    if (section.first <= passage.first && passage.last <= section.last) passage = section;
  }
  return passage;
}
