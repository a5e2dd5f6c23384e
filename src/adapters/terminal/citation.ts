import type { Citation } from "../../domain/answer.ts";
import { paint } from "./paint.ts";
import { safe } from "./safe.ts";

export interface CitationStyle {
  readonly colour: boolean;
  /** Gives a guideline's title. */
  readonly title: (guideline: string) => string;
  /** The address of a citation's passage; without it none is shown. */
  readonly link?: (citation: Citation) => string | undefined;
}

/** A passage word for word, with its place, and where it can be read in its guideline. */
export function renderCitation(citation: Citation, number: number, style: CitationStyle): string {
  const { guideline, section, quote } = citation;
  const address = style.link?.(citation);
  return [
    paint(style, "bold", `[${number}] ${safe(style.title(guideline))} ─ ${safe(section)}`),
    ...safe(quote)
      .split("\n")
      .map((line) => `    ${line}`),
    ...(address === undefined ? [] : [paint(style, "dim", `    ${safe(address)}`)]),
  ].join("\n");
}
