import type { Citation } from "../domain/answer.ts";
import type { Outline } from "../domain/passage.ts";
import { squeeze } from "../domain/text.ts";
import { anchorsOf } from "./anchors.ts";
import { type Place, QuoteFinder } from "./quotes.ts";

/**
 * Links into the reading page: `/read/numazu?p=s1a2b3c4d.3~s5e6f7a8b.12#s1a2b3c4d` opens at the first sentence and
 * marks the passage; the figures are where it begins and ends within its sentences, left out where it has them whole.
 */

const finders = new WeakMap<Outline, QuoteFinder>();

function finderOf(outline: Outline): QuoteFinder {
  const finder = finders.get(outline) ?? new QuoteFinder(outline);
  finders.set(outline, finder);
  return finder;
}

interface Shelf {
  volume(guideline: string): { readonly outline: Outline } | undefined;
}

/** The path that opens a citation on the reading page; undefined where its guideline is not among the packs. */
export function readPath(
  { guideline, section, quote }: Citation,
  { library }: { readonly library: Shelf },
): string | undefined {
  const outline = library.volume(guideline)?.outline;
  if (!outline) return undefined;
  const finder = finderOf(outline);
  const exact = finder.find(quote, { section }) ?? finder.find(quote);
  if (exact) return pathOf(guideline, exact, outline);
  const loose = finder.find(quote, { loose: true, section }) ?? finder.find(quote, { loose: true });
  // Offsets of a text without punctuation mean nothing in the printed one: whole sentences are marked.
  if (loose) return runPath(guideline, loose, outline);
  return headingPath(guideline, section, outline);
}

/** Opens a run of whole sentences, by their numbers in the guideline. */
export const runPath = (
  guideline: string,
  { from, to }: Pick<Place, "from" | "to">,
  outline: Outline,
): string => pathOf(guideline, { from, to, start: 0, end: outline.sentences[to]?.length ?? 0 }, outline);

function pathOf(guideline: string, { from, to, start, end }: Place, outline: Outline): string {
  const anchors = anchorsOf(outline);
  const first = anchors[from] ?? "";
  const begins = start === 0 ? first : `${first}.${start}`;
  const isWhole = end >= (outline.sentences[to]?.length ?? 0);
  const ends = isWhole ? (anchors[to] ?? "") : `${anchors[to] ?? ""}.${end}`;
  return `/read/${guideline}?p=${from === to && isWhole ? begins : `${begins}~${ends}`}#${first}`;
}

/** The section itself where the words are not found in it, else the guideline's first page. */
function headingPath(guideline: string, section: string, outline: Outline): string {
  const wanted = squeeze(section);
  const leaf = outline.leaves.find(({ path }) => squeeze(path.join(">")) === wanted);
  const anchor = leaf && anchorsOf(outline)[leaf.from];
  return anchor === undefined ? `/read/${guideline}` : `/read/${guideline}#${anchor}`;
}

const PASSAGE =
  /^(s[0-9a-f]{8}(?:-\d{1,4})?)(?:\.(\d{1,6}))?(?:~(s[0-9a-f]{8}(?:-\d{1,4})?)(?:\.(\d{1,6}))?)?$/;

/** What a link's `p` marks; undefined where the text does not have these sentences in this order (any more). */
export function passageIn(outline: Outline, passage: string): Place | undefined {
  const [, first = "", start = "0", last = first, end] = PASSAGE.exec(passage) ?? [];
  const anchors = anchorsOf(outline);
  const [from, to] = [anchors.indexOf(first), anchors.indexOf(last)];
  if (from < 0 || to < from) return undefined;
  const length = outline.sentences[to]?.length ?? 0;
  return { from, to, start: Number(start), end: end === undefined ? length : Number(end) };
}
