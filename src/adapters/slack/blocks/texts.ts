import type { Part } from "../../../domain/message.ts";
import { LIMITS } from "../limits/numbers.ts";
import { type Block, line, plain, type RichTextPart, type RichTextPiece, rich } from "./block-kit.ts";
import { escaped, escapedLine, literal } from "./literal.ts";
import { BLOCK_TEXT, type Piece, piece } from "./piece.ts";
import { splitText } from "./split-text.ts";

/** Texts, notes, headings, warnings and lists as blocks. */

type Tone = (Part & { kind: "text" })["tone"];

/** In `escaped` text a character may take five; so much of it fits a text object whatever it holds. */
const NOTE_TEXT = 1900;

export const written = (text: string, style?: { readonly bold: true }): RichTextPiece => ({
  type: "text",
  text,
  ...(style ? { style } : {}),
});

export function textPieces(text: string, tone: Tone): readonly Piece[] {
  const shown = literal(text).replace(/^\n+|\s+$/gu, "");
  if (shown.trim() === "") return [];
  switch (tone) {
    case "heading":
      return [{ blocks: headingBlocks(shown), leads: true }];
    case "note":
      return splitText(shown, NOTE_TEXT).flatMap((each) => noteBlocks(each).map((block) => piece(block)));
    case "warning":
      return splitText(shown, BLOCK_TEXT).map((each, at) =>
        piece(rich(line(...(at === 0 ? [WARNING, written(" ")] : []), written(each)))),
      );
    default:
      return splitText(shown, BLOCK_TEXT).map((each) => piece(rich(line(written(each)))));
  }
}

const WARNING: RichTextPiece = { type: "emoji", name: "warning", unicode: "26a0-fe0f" };

/** A heading that is too long for a header is bold text. */
export function headingBlocks(text: string): readonly Block[] {
  const title = escapedLine(text);
  if (title !== "" && title.length <= LIMITS.header) return [{ type: "header", text: plain(title) }];
  return splitText(literal(text), BLOCK_TEXT).map((each) => rich(line(written(each, { bold: true }))));
}

/** Small and grey. */
export function noteBlocks(text: string): readonly Block[] {
  const whole = escaped(text).trim();
  if (whole === "") return [];
  if (whole.length <= LIMITS.text) return [{ type: "context", elements: [plain(whole)] }];
  return splitText(text, Math.ceil(text.length / 2)).flatMap(noteBlocks);
}

/** As many items a block as it takes; an item that is too long goes on below itself. */
export function listPieces(
  items: readonly string[],
  style: "bullet" | "ordered" = "bullet",
): readonly Piece[] {
  const pieces: Piece[] = [];
  let parts: RichTextPart[] = [];
  let size = 0;
  let number = 0;
  const close = (): void => {
    if (parts.length > 0) pieces.push(piece(rich(...parts)));
    parts = [];
    size = 0;
  };
  for (const item of items) {
    const shown = literal(item).trim();
    if (shown === "") continue;
    const [first = "", ...rest] = splitText(shown, BLOCK_TEXT);
    if (size + first.length > BLOCK_TEXT) close();
    const last = parts.at(-1);
    const entry = { type: "rich_text_section" as const, elements: [written(first)] };
    if (last?.type === "rich_text_list")
      parts[parts.length - 1] = { ...last, elements: [...last.elements, entry] };
    else parts.push(newList(style, number, entry));
    size += first.length + ENTRY;
    number += 1;
    for (const more of rest) {
      close();
      pieces.push(piece(rich(line(written(more)))));
    }
  }
  close();
  return pieces;
}

/** JSON around one entry of a list, about. */
const ENTRY = 80;

function newList(
  style: "bullet" | "ordered",
  offset: number,
  entry: { type: "rich_text_section"; elements: RichTextPiece[] },
): RichTextPart {
  const counted = style === "ordered" && offset > 0 ? { offset } : {};
  return { type: "rich_text_list", style, elements: [entry], ...counted };
}
