import type { Answer, Citation } from "../domain/answer.ts";
import { squeeze } from "../domain/text.ts";
import type { EvalCase } from "./cases.ts";

/** Judges one answer by what it cites. */

export interface Judged {
  /** The citations hold a whole group; or, where the texts are silent, nothing was answered. */
  readonly right: boolean;
  readonly answered: boolean;
  readonly quotes: number;
  /** Quotes that stand word for word in the guideline that they name. */
  readonly faithful: number;
}

/** As many citations and characters as people read of an answer. */
const MOST_CITATIONS = 5;
const MOST_QUOTED = 900;

/** `texts`: each guideline's text, squeezed. */
export function judge(one: EvalCase, answer: Answer, texts: ReadonlyMap<string, string>): Judged {
  const citations = answer.kind === "answered" ? answer.citations : [];
  const told = {
    answered: answer.kind === "answered",
    quotes: citations.length,
    faithful: citations.filter(({ guideline, quote }) => {
      const words = squeeze(quote);
      return words !== "" && (texts.get(guideline) ?? "").includes(words);
    }).length,
  };
  if (one.kind === "answerable")
    return { ...told, right: told.answered && holdsGroup(one.groups, citations) };
  const abstained = answer.kind === "notFound" || answer.kind === "clarify";
  return { ...told, right: one.expected === "no_citation" ? citations.length === 0 : abstained };
}

function holdsGroup(
  groups: readonly (readonly Pick<Citation, "guideline" | "quote">[])[],
  citations: readonly Citation[],
): boolean {
  const said = new Map<string, string>();
  let room = MOST_QUOTED;
  for (const { guideline, quote } of citations.slice(0, MOST_CITATIONS)) {
    const words = squeeze(quote).slice(0, room);
    room -= words.length;
    said.set(guideline, `${said.get(guideline) ?? ""}\u0000${words}`);
  }
  return groups.some((group) =>
    group.every(({ guideline, quote }) => (said.get(guideline) ?? "").includes(squeeze(quote))),
  );
}
