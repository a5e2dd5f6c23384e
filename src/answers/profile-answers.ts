import type { Citation } from "../domain/answer.ts";
import type { Language } from "../domain/guideline.ts";
import { squeeze } from "../domain/text.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { type Run, sectionName, type Volume } from "../knowledge/library.ts";
import type { Question } from "../knowledge/question.ts";
import type { Claim, Draft } from "./claims.ts";
import { wantedOf } from "./facets.ts";
import type { QuoteGate } from "./quote-gate.ts";
import { FIRST_QUOTE, MOST_CITATIONS, QUOTED_LENGTH } from "./quoting.ts";
import type { Item, Wanted } from "./wanted.ts";
import { wordingIn } from "./wording.ts";

/** Answers from the profiles, where a question asks for just what they hold. */

/** A list that cannot be quoted in full is begun, if so many of its items can. */
const FEWEST_OF_A_LIST = 2;

interface Placed {
  readonly item: Item;
  readonly volume: Volume;
  readonly run: Run;
}

/** The draft from the profiles; undefined where the question asks for something else, or for more than can be quoted. */
export function profileDraft(
  question: Question,
  knowledge: Knowledge,
  gate: QuoteGate,
  language: Language,
): Draft | undefined {
  for (const wanted of wantedOf(question)) {
    const draft = draftOf(wanted, question, knowledge, gate, language);
    if (draft) return draft;
  }
  return undefined;
}

function draftOf(
  wanted: Wanted,
  question: Question,
  knowledge: Knowledge,
  gate: QuoteGate,
  language: Language,
): Draft | undefined {
  const { library } = knowledge;
  const volumes =
    question.scope.length > 0
      ? question.scope.flatMap((id) => library.volume(id) ?? [])
      : homeFirst(library.volumes, knowledge.home);
  if (wanted.list && volumes.length > 2) return undefined;
  const placed: Placed[] = [];
  const most = question.scope.length > 0 ? volumes.length : (wanted.most ?? volumes.length);
  for (const volume of volumes) {
    const items = wanted.itemsOf(volume);
    if (new Set(placed.map((one) => one.volume)).size >= most) break;
    // A comparison without one of its cities is none.
    if (items.length === 0 && question.scope.length > 0) return undefined;
    for (const item of items) {
      const run = gate.locate({ guideline: volume.guideline.id, ...item });
      if (run) placed.push({ item, volume, run: withHeading(run, knowledge) });
    }
  }
  if (placed.length === 0) return undefined;
  const whole = placed.map((one) => ({
    ...one,
    run: wanted.list ? wholeLeaf(one.run, knowledge) : surroundings(one.run, knowledge),
  }));
  const fewest = wanted.list && volumes.length === 1 ? FEWEST_OF_A_LIST : placed.length;
  let shown = placed.length;
  let claims = claimsOf(whole, knowledge, volumes.length, language);
  for (; !claims && shown >= fewest; shown--) {
    claims = claimsOf(placed.slice(0, shown), knowledge, volumes.length, language);
    if (claims) break;
  }
  if (!claims) return undefined;
  const wording = wordingIn(language);
  const [first] = placed;
  const several = new Set(placed.map(({ volume }) => volume)).size > 1;
  const topic = language === "ja" ? wanted.ja : wanted.en;
  return {
    lead: several ? wording.sideBySide(topic) : wording.profile(first?.volume.guideline.title ?? "", topic),
    colon: wording.colon,
    claims: withoutRepeats(claims),
    ...(several ? { columns: wording.columns } : {}),
    ...(shown < placed.length ? { close: wording.more(placed.length - shown) } : {}),
    further: [],
  };
}

/** Entries that one and the same sentence states are one claim. */
function withoutRepeats(claims: readonly Claim[]): Claim[] {
  const merged: Claim[] = [];
  for (const claim of claims) {
    const at = merged.findIndex(
      (other) =>
        other.citation === claim.citation && claim.shown !== undefined && other.shown === claim.shown,
    );
    const same = merged[at];
    if (!same) merged.push(claim);
    else if (same.label !== claim.label) merged[at] = { ...same, label: `${same.label}・${claim.label}` };
  }
  return merged;
}

const homeFirst = (volumes: readonly Volume[], home: string | undefined): Volume[] =>
  [...volumes].sort((one, other) => Number(other.guideline.id === home) - Number(one.guideline.id === home));

/** A heading directly above a quoted sentence names the item: it belongs to the quote. */
function withHeading(run: Run, { library }: Knowledge): Run {
  const above = library.sentences[run.first - 1];
  const leaf = library.leafAt(run.first);
  return above?.heading && run.first - 1 >= leaf.first && library.joined(run.first)
    ? { first: run.first - 1, last: run.last }
    : run;
}

/** In a list each item is quoted with all that stands under its heading, where that is one piece. */
function wholeLeaf(run: Run, { library }: Knowledge): Run {
  const leaf = library.leafAt(run.first);
  const around = library
    .quotableRunsOf(leaf)
    .find(({ first, last }) => first <= run.first && run.last <= last);
  return around ?? run;
}

/** A chosen item is quoted with the piece it stands in, where that is short enough to be read at a glance. */
function surroundings(run: Run, knowledge: Knowledge): Run {
  const { library } = knowledge;
  if (library.tableRowAt(run.last)) return run;
  const around = wholeLeaf(run, knowledge);
  return library.lengthOf(around) <= FIRST_QUOTE ? around : run;
}

/** Claims with their citations: items side by side in the text share one. Undefined where they are too many or too long. */
function claimsOf(
  placed: readonly Placed[],
  knowledge: Knowledge,
  volumes: number,
  language: Language,
): Claim[] | undefined {
  const { library } = knowledge;
  const groups: { run: Run; members: Placed[] }[] = [];
  const inOrder = [...placed].sort((one, other) => one.run.first - other.run.first);
  for (const one of inOrder) {
    const group = groups.at(-1);
    const isNext =
      group !== undefined &&
      (one.run.first <= group.run.last ||
        (one.run.first === group.run.last + 1 && library.joined(one.run.first)));
    if (isNext) {
      group.run = { first: group.run.first, last: Math.max(group.run.last, one.run.last) };
      group.members.push(one);
    } else groups.push({ run: one.run, members: [one] });
  }
  const total = groups.reduce((sum, group) => sum + library.lengthOf(group.run), 0);
  if (groups.length > MOST_CITATIONS || total > QUOTED_LENGTH) return undefined;
  const citations = new Map<Placed, Citation>();
  for (const { run, members } of groups) {
    const leaf = library.leafAt(run.first);
    const citation = { guideline: leaf.guideline, section: sectionName(leaf), quote: library.textOf(run) };
    for (const member of members) citations.set(member, citation);
  }
  return placed.flatMap((one) => {
    const citation = citations.get(one);
    if (!citation) return [];
    const { municipality } = one.volume.guideline;
    const city = language === "ja" ? municipality.name : municipality.romaji;
    const name = language === "ja" ? one.item.ja : one.item.en;
    const sameNames = new Set(placed.map(({ item }) => item.ja)).size === 1;
    const label = volumes === 1 ? name : sameNames ? city : `${city} ${name}`;
    const row = library.tableRowAt(one.run.last);
    const isRow = row !== undefined && squeeze(library.textOf(row)) === squeeze(one.item.quote);
    return [{ label, citation, ...(isRow ? { cells: library.cellsOf(row) } : { shown: one.item.quote }) }];
  });
}
