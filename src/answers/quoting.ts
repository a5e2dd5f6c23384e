import { squeeze } from "../domain/text.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Library, LibraryLeaf, Run } from "../knowledge/library.ts";
import type { Question } from "../knowledge/question.ts";
import { growWithin, overlaps, type Ranking, rankWindows, type Window } from "../knowledge/windows.ts";

/** Chooses the runs of sentences that an answer quotes. */

/** All quotes of one answer together, in `squeeze`d characters: more nobody reads in a chat. */
export const QUOTED_LENGTH = 900;
export const MOST_CITATIONS = 5;
/** The first quote grows to this length, because the answer nearly always stands around it. */
export const FIRST_QUOTE = 350;
/** Too little room for one more quote. */
const LEAST_ROOM = 25;
/** Beside its first quote a city of a comparison keeps this share of its room for others. */
const FIRST_SHARE = 0.7;

export interface QuotedRun extends Run {
  /** The sentence that fits best; absent where the run is wanted as a whole. */
  readonly best?: number;
  readonly score?: number;
}

export interface Quoting {
  readonly runs: readonly QuotedRun[];
  /** All windows in order, for judging whether the texts hold what is asked. */
  readonly windows: readonly Window[];
}

/** Chooses the quotes for a question, best first. */
export function chooseQuotes(knowledge: Knowledge, question: Question): Quoting {
  const { library, index } = knowledge;
  const { scope } = question;
  if (scope.length > 1) {
    const cities = scope.slice(0, MOST_CITATIONS);
    const room = Math.floor(QUOTED_LENGTH / cities.length);
    const rankings = cities.map((city) => rankWindows(question, library, index, [city]));
    const runs = cities.flatMap((_, at) => {
      const extra = at < MOST_CITATIONS % cities.length && cities.length < 4 ? 1 : 0;
      const most = Math.floor(MOST_CITATIONS / cities.length) + extra;
      return pick(rankings[at]?.windows ?? [], room, most, Math.floor(room * FIRST_SHARE), library);
    });
    return { runs, windows: rankings.flatMap((ranking) => ranking.windows.slice(0, 4)) };
  }
  const ranking = rankWindows(question, library, index, scope, knowledge.home);
  if (question.listing) {
    const section = listedSection(ranking, question, knowledge);
    if (section) {
      const rest = ranking.windows.filter((window) => !overlaps(window, section));
      const room = QUOTED_LENGTH - library.lengthOf(section);
      return {
        runs: [section, ...pick(rest, room, MOST_CITATIONS - 1, FIRST_QUOTE, library)],
        windows: ranking.windows,
      };
    }
  }
  return {
    runs: pick(ranking.windows, QUOTED_LENGTH, MOST_CITATIONS, FIRST_QUOTE, library),
    windows: ranking.windows,
  };
}

/** A window counts as a further source from this share of the best one's score on. */
const FURTHER_SHARE = 0.6;

/** What the best windows add to quotes that are chosen already, as far as there is room beside them. */
export function furtherRuns(
  { windows }: Quoting,
  quoted: readonly { readonly guideline: string; readonly quote: string }[],
  library: Library,
): Run[] {
  let room = QUOTED_LENGTH - quoted.reduce((sum, { quote }) => sum + squeeze(quote).length, 0);
  const runs: Run[] = [];
  const least = (windows[0]?.score ?? 0) * FURTHER_SHARE;
  for (const window of windows) {
    if (window.score < least || quoted.length + runs.length >= MOST_CITATIONS) break;
    const text = squeeze(library.textOf(window));
    const isQuoted = quoted.some(({ guideline, quote }) => {
      const other = squeeze(quote);
      return guideline === window.leaf.guideline && (other.includes(text) || text.includes(other));
    });
    if (window.length > room || isQuoted || runs.some((run) => overlaps(run, window))) continue;
    runs.push(window);
    room -= window.length;
  }
  return runs;
}

/** Takes windows in order until the room is used up; neighbours become one quote, what room is left goes to growth. */
function pick(
  windows: readonly Window[],
  room: number,
  most: number,
  firstLength: number,
  library: Library,
): Window[] {
  let chosen: Window[] = [];
  const left = (): number => room - chosen.reduce((sum, window) => sum + window.length, 0);
  for (const window of windows) {
    if (left() < LEAST_ROOM) break;
    if (chosen.some((other) => overlaps(other, window))) continue;
    const neighbour = chosen.find((other) => areNeighbours(other, window, library));
    if (neighbour && window.length <= left()) {
      const joined = join(neighbour, window);
      chosen = chosen.map((other) => (other === neighbour ? joined : other));
      continue;
    }
    if (chosen.length >= most) {
      if (window.score < (chosen.at(-1)?.score ?? 0) * 0.5) break;
      continue;
    }
    chosen.push(
      chosen.length === 0 ? growWithin(window, Math.min(firstLength, room), chosen, library) : window,
    );
  }
  for (const [at, window] of chosen.entries()) {
    if (left() <= 15) break;
    chosen[at] = growWithin(window, window.length + left(), chosen, library);
  }
  return chosen;
}

const areNeighbours = (one: Window, other: Window, library: Library): boolean =>
  one.leaf === other.leaf &&
  ((one.last + 1 === other.first && library.joined(other.first)) ||
    (other.last + 1 === one.first && library.joined(one.first)));

const join = (one: Window, other: Window): Window => ({
  ...one,
  first: Math.min(one.first, other.first),
  last: Math.max(one.last, other.last),
  length: one.length + other.length,
});

/** For a question that wants every item: the whole section whose heading fits best, if it can be quoted in full. */
function listedSection(
  { windows }: Ranking,
  question: Question,
  { library, index }: Knowledge,
): Run | undefined {
  const headings = index.scoreHeadings(question.terms);
  let highest = 1e-9;
  for (const score of headings) highest = Math.max(highest, score);
  let best: { run: Run; value: number } | undefined;
  const consider = (leaf: LibraryLeaf | undefined, window: Window): void => {
    if (!leaf) return;
    const run = library.sectionOf(leaf);
    const length = library.lengthOf(run);
    const leaves = (library.leafOf[run.last] ?? 0) - leaf.number;
    if (!library.isOnePiece(run) || length > QUOTED_LENGTH || (leaves < 2 && length <= window.length)) return;
    const value = window.score + (headings[leaf.number] ?? 0) / highest;
    if (!best || value > best.value) best = { run, value };
  };
  for (const window of windows.slice(0, 6)) {
    consider(window.leaf, window);
    consider(library.parentOf(window.leaf), window);
  }
  return best?.run;
}
