import type { Answered, AnswerTable, Citation, Citations } from "../domain/answer.ts";
import { squeeze } from "../domain/text.ts";
import type { Cell } from "../knowledge/library.ts";
import type { QuoteGate } from "./quote-gate.ts";

/** A draft is made of claims, each with its citations; the gate decides what of it goes out. */

export interface Claim {
  /** What is said, without citation marks. Absent where the quote speaks for itself. */
  readonly label?: string;
  readonly citation: Citation;
  /** The part of the citation's quote that the claim shows; the whole where absent. */
  readonly shown?: string | undefined;
  /** The cells of a table row that the claim shows instead. */
  readonly cells?: readonly Cell[] | undefined;
}

export interface Draft {
  readonly lead: string;
  /** Between a label and its quote. */
  readonly colon: string;
  readonly claims: readonly Claim[];
  /** A comparison, one row a claim; shown in place of the list. */
  readonly columns?: readonly string[];
  /** Further places to look at, cited without a claim of their own. */
  readonly further: readonly Citation[];
  readonly close?: string;
}

/** How much of a quote stands in the answer's text; the whole is one press away. */
const SHOWN_LENGTH = 160;
/** The same for a list, which is wanted line by line. */
const EXCERPT_LENGTH = 500;

/**
 * Passes a draft through the gate. A claim whose quote is not found is dropped; a draft without claims left is no
 * answer and gives undefined.
 */
export function passGate(draft: Draft, gate: QuoteGate): Answered | undefined {
  const citations: Citation[] = [];
  const rows: { label: string; said: string; mark: number }[] = [];
  for (const { label, citation, shown, cells } of draft.claims) {
    const verdict = gate.check(citation);
    if (verdict.kind !== "found") continue;
    const { quote } = verdict.citation;
    const parts = cells?.map(({ text }) => text) ?? [shown ?? quote];
    if (!parts.every((part) => squeeze(quote).includes(squeeze(part)))) continue;
    const said = cells
      ? cells
          .map(({ column, text }) =>
            column === "" ? `「${shortened(text)}」` : `${column}「${shortened(text)}」`,
          )
          .join(" ")
      : `「${shown === undefined ? excerpt(quote) : shortened(shown)}」`;
    rows.push({ label: label ?? "", said, mark: markOf(verdict.citation, citations) });
  }
  if (rows.length === 0) return undefined;
  for (const citation of draft.further) {
    const verdict = gate.check(citation);
    if (verdict.kind === "found") markOf(verdict.citation, citations);
  }
  const [first, ...others] = citations;
  if (!first) return undefined;
  const all: Citations = [first, ...others];
  const body = rows.map(
    ({ label, said, mark }) => `${label === "" ? "" : `${label}${draft.colon}`}${said}[${mark}]`,
  );
  const lines = rows.length > 1 ? body.map((line) => `・${line}`) : body;
  const text = [draft.lead, ...lines, ...(draft.close === undefined ? [] : [draft.close])].join("\n");
  if (draft.columns === undefined) return { kind: "answered", text, citations: all };
  const table: AnswerTable = {
    columns: draft.columns,
    rows: rows.map(({ label, said, mark }) => ({ cells: [label, `${said}[${mark}]`] })),
    ...(draft.close === undefined ? {} : { note: draft.close }),
  };
  return { kind: "answered", text, table, citations: all };
}

/** The number of a citation, adding it where it is new. */
function markOf(citation: Citation, citations: Citation[]): number {
  const at = citations.findIndex(
    (other) => other.guideline === citation.guideline && squeeze(other.quote) === squeeze(citation.quote),
  );
  if (at >= 0) return at + 1;
  citations.push(citation);
  return citations.length;
}

/** The beginning of a quote that is wanted as a whole, line by line. */
function excerpt(quote: string): string {
  const text = quote.trim();
  if (text.length <= EXCERPT_LENGTH) return text;
  const end = Math.max(text.lastIndexOf("\n", EXCERPT_LENGTH), text.lastIndexOf("。", EXCERPT_LENGTH) + 1);
  return `${text.slice(0, end > 0 ? end : EXCERPT_LENGTH).trim()}…`;
}

/** A quote on one line, cut at the end of a sentence where it is long. */
function shortened(quote: string): string {
  const line = quote.replace(/\s*\n\s*/g, " ").trim();
  if (line.length <= SHOWN_LENGTH) return line;
  const end = line.lastIndexOf("。", SHOWN_LENGTH);
  return `${line.slice(0, end > SHOWN_LENGTH / 2 ? end + 1 : SHOWN_LENGTH)}…`;
}
