import type { Citation } from "../../../domain/answer.ts";
import type { Language } from "../../../domain/guideline.ts";
import { line, type RichTextPiece, rich } from "./block-kit.ts";
import { literal } from "./literal.ts";
import { BLOCK_TEXT, type Piece, piece } from "./piece.ts";
import { splitText } from "./split-text.ts";
import { written } from "./texts.ts";
import { slackWording } from "./wording.ts";

export interface CitationStyle {
  readonly language: Language;
  /** Gives a guideline's title. */
  readonly title: (guideline: string) => string;
  /** The address of the passage on the reading page, where there is one. */
  readonly link?: ((citation: Citation) => string | undefined) | undefined;
}

/** So much of a quote stands in one block; behind it the place is named again. */
const QUOTE_TEXT = BLOCK_TEXT - 400;
const LONGEST_PLACE = 700;

/** A quote with its place: together, or cut between sentences with the place above each part. */
export function citationPieces(
  citation: Citation,
  number: number,
  { language, title, link }: CitationStyle,
): readonly Piece[] {
  const words = slackWording(language);
  const { guideline, section, quote } = citation;
  const place = literal(`[${number}] ${title(guideline)} ─ ${section}`).replace(/\s+/gu, " ");
  const [shown = "", ...morePlace] = splitText(place, LONGEST_PLACE);
  const address = webAddress(link?.(citation));
  const opened: readonly RichTextPiece[] = address
    ? [written("  "), { type: "link", url: address, text: words.openPage }]
    : [];
  const above = morePlace
    .flatMap((more) => splitText(more, BLOCK_TEXT))
    .map((more): Piece => ({ ...bold(more), leads: true }));
  const parts = splitText(literal(quote).trim(), QUOTE_TEXT);
  const quoted = parts.map((part, at) => {
    const again = at > 0 ? words.continued : "";
    const goesOn = at < parts.length - 1 ? words.continues : "";
    return piece(
      rich(line(written(`${shown}${again}`, { bold: true }), ...opened), {
        type: "rich_text_quote",
        elements: [written(`${part.trim() || "－"}${goesOn}`)],
      }),
    );
  });
  // A place of many lines: its beginning stands above each part, all of it once, before them.
  return above.length > 0 ? [{ ...bold(shown), leads: true }, ...above, ...quoted] : quoted;
}

const bold = (text: string): Piece => piece(rich(line(written(text, { bold: true }))));

/** Only a web address becomes a link. */
export function webAddress(address: string | undefined): string | undefined {
  if (address === undefined || address.length > 2000 || !URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  return protocol === "https:" || protocol === "http:" ? href : undefined;
}
