import type { types } from "@slack/bolt";

/** The names of Block Kit that are used here, and its smallest parts. */

export type Block = types.KnownBlock;
export type RichTextBlock = types.RichTextBlock;
export type RichTextPart = types.RichTextBlockElement;
export type RichTextPiece = types.RichTextElement;
export type Button = types.Button;
export type PlainOption = types.PlainTextOption;
export type InputElement = types.InputBlock["element"];
export type TableCell = types.TableBlock["rows"][number][number];
export type PlainText = types.PlainTextElement;
export type HomeView = types.HomeView;
export type ModalView = types.ModalView;

/** `escaped` is text that went through `escaped` or `shortened`. Colons stay colons: nobody's text becomes an emoji. */
export const plain = (escaped: string): PlainText => ({ type: "plain_text", text: escaped, emoji: false });

export const rich = (...elements: RichTextPart[]): RichTextBlock => ({ type: "rich_text", elements });

export const line = (...elements: RichTextPiece[]): RichTextPart => ({
  type: "rich_text_section",
  elements,
});
