import type { Block, RichTextBlock, RichTextPart, RichTextPiece } from "./block-kit.ts";

/** What a person reads in blocks, in reading order, one thing a line: for the text beside the blocks. */
export const visibleText = (blocks: readonly Block[]): string =>
  blocks
    .map(blockText)
    .filter((text) => text.trim() !== "")
    .join("\n");

function blockText(block: Block): string {
  switch (block.type) {
    case "header":
      return unescaped(block.text.text);
    case "context":
      return block.elements
        .map((element) => (element.type === "image" ? element.alt_text : unescaped(element.text)))
        .join("\n");
    case "rich_text":
      return richText(block);
    case "table":
      return block.rows.map((row) => row.map(cellText).join(" | ")).join("\n");
    case "image":
      return unescaped(block.alt_text);
    case "input":
      return unescaped(block.label.text);
    case "section":
      return unescaped(block.text?.text ?? "");
    case "actions":
      return block.elements
        .map((element) => (element.type === "button" ? `[${unescaped(element.text.text)}]` : ""))
        .filter((text) => text !== "")
        .join(" ");
    default:
      return "";
  }
}

const cellText = (cell: RichTextBlock | { readonly type: string; readonly text?: string }): string =>
  "elements" in cell ? richText(cell) : (cell.text ?? "");

const richText = ({ elements }: RichTextBlock): string => elements.map(partText).join("\n");

function partText(part: RichTextPart): string {
  if (part.type !== "rich_text_list") return part.elements.map(pieceText).join("");
  const first = "offset" in part && typeof part.offset === "number" ? part.offset : 0;
  return part.elements
    .map(({ elements }, at) => {
      const mark = part.style === "ordered" ? `${first + at + 1}. ` : "・";
      return `${mark}${elements.map(pieceText).join("")}`;
    })
    .join("\n");
}

function pieceText(element: RichTextPiece): string {
  switch (element.type) {
    case "text":
      return element.text;
    case "link":
      return element.text ?? element.url;
    case "emoji":
      return String.fromCodePoint(
        ...(element.unicode ?? "")
          .split("-")
          .flatMap((hex) => (hex === "" ? [] : [Number.parseInt(hex, 16)])),
      );
    default:
      return "";
  }
}

/** `escaped` undone. */
export const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
