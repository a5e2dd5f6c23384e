import type { Draft } from "../../../domain/message.ts";
import { line, rich } from "./block-kit.ts";
import { literal } from "./literal.ts";
import type { Piece } from "./piece.ts";
import { headingBlocks, listPieces, textPieces, written } from "./texts.ts";

/** A draft document: its title and mark beside the files that the adapter uploads, or all of it as text. */
export function documentPieces(draft: Draft, as: "files" | "text", attached: string): readonly Piece[] {
  return as === "text" ? whole(draft) : [attachedPiece(draft, attached)];
}

function attachedPiece(draft: Draft, attached: string): Piece {
  const title = line(written(literal(draft.title).slice(0, LONGEST_TITLE) || "－", { bold: true }));
  const mark = literal(draft.mark).slice(0, LONGEST_TITLE);
  const lines = [...(mark === "" ? [] : [mark]), attached].map((each) => line(written(each)));
  return { blocks: [rich(title, ...lines)], documents: [draft] };
}

/** The rest is in the file. */
const LONGEST_TITLE = 1000;

function whole({ title, mark, introduction = [], articles, closing, notes }: Draft): readonly Piece[] {
  const text = (each: string): readonly Piece[] => textPieces(each, undefined);
  const heading = (each: string): readonly Piece[] => textPieces(each, "heading");
  return [
    { blocks: headingBlocks(title), leads: true },
    ...textPieces(mark, "note"),
    ...introduction.flatMap(text),
    ...articles.flatMap((article) => [
      ...heading(article.heading),
      ...article.paragraphs.flatMap(text),
      ...listPieces(article.items ?? [], "ordered"),
      ...(article.table
        ? listPieces([article.table.columns, ...article.table.rows].map((cells) => cells.join("  |  ")))
        : []),
    ]),
    ...(closing
      ? [
          ...text(closing.statement ?? ""),
          ...text(closing.date),
          ...listPieces(closing.parties.map(({ role, name }) => `${role}  ${name}`)),
        ]
      : []),
    ...(notes ? [...heading(notes.heading), ...listPieces(notes.items)] : []),
  ];
}
