import { fuse } from "./fusion.ts";
import type { Library, LibraryLeaf, Run } from "./library.ts";
import type { Question } from "./question.ts";
import type { SearchIndex } from "./search-index.ts";

/** Runs of sentences, ranked for a question: what an answer quotes and a search shows. */

export interface Window extends Run {
  readonly leaf: LibraryLeaf;
  /** The sentence that fits best. */
  readonly best: number;
  /** `squeeze`d characters. */
  readonly length: number;
  readonly score: number;
}

/** A window grows to about this many characters. */
const WINDOW_LENGTH = 150;
/** A leaf up to this much longer than a window is one window. */
const WHOLE_LEAF = 1.35;
/** A window's score: its leaf's share of the best leaf, plus these shares of its best sentence and its best everyday phrase. */
const SENTENCE_SHARE = 0.6;
const PHRASE_SHARE = 0.3;
/** A sentence that looks like the kind of fact asked for gains this much for each kind. */
const FACT_GAIN = 0.15;

/** Where no city is named, the city's own guideline comes first among equals. */
const HOME_GAIN = 1.15;

export interface Ranking {
  readonly windows: readonly Window[];
  /** The best leaf's raw score. */
  readonly best: number;
}

/** Ranks windows of all guidelines, or of those in `only`, best first; those of `home`, the city's own, a little before the others. */
export function rankWindows(
  question: Question,
  library: Library,
  index: SearchIndex,
  only: readonly string[] = [],
  home?: string,
): Ranking {
  const isIn = (leaf: LibraryLeaf): boolean => only.length === 0 || only.includes(leaf.guideline);
  const leafScores = index.scoreLeaves(question.terms);
  const sentenceScores = index.scoreSentences(question.terms);
  const phraseScores = index.scorePhrases(question.terms);
  let bestLeaf = 1e-9;
  let bestSentence = 1e-9;
  let bestPhrase = 1e-9;
  for (const leaf of library.leaves) {
    if (!isIn(leaf)) continue;
    bestLeaf = Math.max(bestLeaf, leafScores[leaf.number] ?? 0);
    for (let at = leaf.first; at <= leaf.last; at++) {
      const sentence = library.sentences[at];
      if (!sentence || sentence.heading) continue;
      let score = sentenceScores[at] ?? 0;
      for (const fact of question.facts) if (fact.test(sentence.text)) score *= 1 + FACT_GAIN;
      sentenceScores[at] = score;
      bestSentence = Math.max(bestSentence, score);
      bestPhrase = Math.max(bestPhrase, phraseScores[at] ?? 0);
    }
  }
  const values = library.sentences.map((sentence, at) =>
    sentence.heading
      ? 0
      : (SENTENCE_SHARE * (sentenceScores[at] ?? 0)) / bestSentence +
        (PHRASE_SHARE * (phraseScores[at] ?? 0)) / bestPhrase,
  );
  const bestOf = (run: Run): number => {
    let best = run.first;
    for (let at = run.first; at <= run.last; at++) if ((values[at] ?? 0) > (values[best] ?? 0)) best = at;
    return best;
  };
  const windows: Window[] = [];
  for (const leaf of library.leaves) {
    if (!isIn(leaf)) continue;
    const base = (leafScores[leaf.number] ?? 0) / bestLeaf;
    for (const run of windowsOf(leaf, library, values)) {
      const best = bestOf(run);
      windows.push({
        ...run,
        leaf,
        best,
        length: library.lengthOf(run),
        score: (base + (values[best] ?? 0)) * (leaf.guideline === home ? HOME_GAIN : 1),
      });
    }
  }
  windows.sort((one, other) => other.score - one.score);
  const { likeness } = question;
  return { windows: likeness ? fuse(windows, likeness) : windows, best: bestLeaf };
}

function windowsOf(leaf: LibraryLeaf, library: Library, values: readonly number[]): Run[] {
  const body: number[] = [];
  for (let at = leaf.first; at <= leaf.last; at++)
    if (library.sentences[at]?.heading === false) body.push(at);
  if (body.length === 0) return [];
  if (leaf.length <= WINDOW_LENGTH * WHOLE_LEAF) return library.quotableRunsOf(leaf);
  return body.map((at) => growByValue({ first: at, last: at }, leaf, library, values));
}

/** Grows a window inside its leaf, towards the neighbour that says more, up to a window's length. */
function growByValue(run: Run, leaf: LibraryLeaf, library: Library, values: readonly number[]): Run {
  let { first, last } = run;
  let length = library.lengthOf(run);
  for (;;) {
    const after =
      last < leaf.last && library.joined(last + 1) ? (library.sentences[last + 1]?.length ?? 0) : Infinity;
    const before =
      first > leaf.first && library.joined(first) ? (library.sentences[first - 1]?.length ?? 0) : Infinity;
    const afterFits = length + after <= WINDOW_LENGTH;
    const beforeFits = length + before <= WINDOW_LENGTH;
    const afterIsBetter = (values[last + 1] ?? 0) >= (values[first - 1] ?? 0);
    if (afterFits && (afterIsBetter || !beforeFits)) {
      last++;
      length += after;
    } else if (beforeFits) {
      first--;
      length += before;
    } else return { first, last };
  }
}

/** Grows a window inside its leaf up to `longest` characters, forwards first; takes the whole leaf where that fits. Sentences in `taken` are left out. */
export function growWithin(window: Window, longest: number, taken: readonly Run[], library: Library): Window {
  const { leaf } = window;
  const isFree = (at: number): boolean =>
    !taken.some(
      (run) => (run.first !== window.first || run.last !== window.last) && run.first <= at && at <= run.last,
    );
  const canJoin = (from: number, to: number): boolean => {
    for (let at = from; at <= to; at++) if (!isFree(at) || (at > from && !library.joined(at))) return false;
    return true;
  };
  if (leaf.length <= longest && canJoin(leaf.first, leaf.last)) {
    return { ...window, first: leaf.first, last: leaf.last, length: leaf.length };
  }
  let { first, last, length } = window;
  for (;;) {
    const after =
      last < leaf.last && isFree(last + 1) && library.joined(last + 1)
        ? (library.sentences[last + 1]?.length ?? 0)
        : Infinity;
    const before =
      first > leaf.first && isFree(first - 1) && library.joined(first)
        ? (library.sentences[first - 1]?.length ?? 0)
        : Infinity;
    if (length + after <= longest) {
      last++;
      length += after;
    } else if (length + before <= longest) {
      first--;
      length += before;
    } else return { ...window, first, last, length };
  }
}

export const overlaps = (one: Run, other: Run): boolean => one.first <= other.last && other.first <= one.last;
