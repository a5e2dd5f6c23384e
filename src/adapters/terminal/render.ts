import type { Answer, AnswerTable, Citation } from "../../domain/answer.ts";
import type { Language } from "../../domain/guideline.ts";
import { type CitationStyle, renderCitation } from "./citation.ts";
import { paint } from "./paint.ts";
import { inputWording } from "./wording.ts";

/** Answers as plain text for a terminal. Colours only where the terminal shows them. */

export interface TerminalStyle {
  readonly colour: boolean;
  readonly language: Language;
}

/** An answer with its table, choices or nearest sections, and a line that says how to see the sources. */
export function renderAnswer(answer: Answer, style: TerminalStyle, withHint = true): string {
  switch (answer.kind) {
    case "answered": {
      const text = answer.table ? renderTable(answer.text, answer.table) : answer.text;
      return withHint
        ? `${text}\n${paint(style, "dim", inputWording(style.language).sources(answer.citations.length))}`
        : text;
    }
    case "clarify":
      return [answer.text, ...answer.choices.map((choice, at) => `  ${at + 1}. ${choice}`)].join("\n");
    case "notFound":
      return paint(style, "yellow", answer.text);
    case "smallTalk":
      return answer.text;
  }
}

/** The lead line of the text, then the table's rows: the text's own list would say the same twice. */
function renderTable(text: string, table: AnswerTable): string {
  const [lead = ""] = text.split("\n");
  const rows = table.rows.map(({ cells }) => `  ${cells[0] ?? ""}\n    ${cells.slice(1).join("  ")}`);
  return [lead, ...rows, ...(table.note === undefined ? [] : [table.note])].join("\n");
}

/** The passages behind an answer, word for word. */
export const renderSources = (citations: readonly Citation[], style: CitationStyle): string =>
  citations.map((citation, at) => renderCitation(citation, at + 1, style)).join("\n\n");
