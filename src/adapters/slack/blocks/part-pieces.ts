import type { Citation } from "../../../domain/answer.ts";
import type { Message, Part, Picture } from "../../../domain/message.ts";
import { LIMITS } from "../limits/numbers.ts";
import { feedbackBlock, sourcesButton, writtenByBlocks } from "./answer-feet.ts";
import { type Block, type Button, plain } from "./block-kit.ts";
import { choicePieces, type NextId } from "./choices.ts";
import { citationPieces } from "./citations.ts";
import { documentPieces } from "./documents.ts";
import { formPieces } from "./forms.ts";
import { escapedLine, isTooLong, shortened } from "./literal.ts";
import { type Piece, piece } from "./piece.ts";
import { tableLines, tablePieces } from "./tables.ts";
import { headingBlocks, listPieces, noteBlocks, textPieces } from "./texts.ts";
import { slackWording } from "./wording.ts";

export interface RenderOptions {
  /** Gives a guideline's title. */
  readonly title: (guideline: string) => string;
  /** The address of a passage on the reading page, where there is one. */
  readonly link?: ((citation: Citation) => string | undefined) | undefined;
  /** The id of the uploaded file of a picture; without one its text alternative is shown. */
  readonly pictureFile?: ((picture: Picture) => string | undefined) | undefined;
  /** Documents as files that the caller uploads, or written out. */
  readonly documents?: "files" | "text" | undefined;
  /** Whether a step of a dialog also offers the whole dialog as one form. */
  readonly sheets?: boolean | undefined;
}

/** Views take neither tables nor Slack's own feedback buttons. */
export type Surface = "message" | "view";

/** Every part of a message, in its order. */
export function messagePieces(
  { parts, language, writtenBy }: Message,
  options: RenderOptions,
  where: Surface,
): readonly Piece[] {
  let ids = 0;
  const nextId: NextId = (kind) => `${kind}.${++ids}`;
  let citations = 0;
  const stepOfDialog = parts.some(({ kind }) => kind === "progress");
  const sheetCard = stepOfDialog && options.sheets ? cardOf(parts) : undefined;
  const pieces = parts.flatMap((part): readonly Piece[] => {
    if (part.kind === "citation") citations += 1;
    return renderPart(part, { ...options, language, where, nextId, number: citations, sheetCard });
  });
  const label =
    writtenBy === undefined ? [] : writtenByBlocks(writtenBy, language).map((block) => piece(block));
  return [...pieces, ...label];
}

const cardOf = (parts: readonly Part[]): string | undefined =>
  parts
    .flatMap((part) => (part.kind === "actions" ? [part.card] : []))
    .find(({ length }) => length <= LIMITS.button.value);

interface Scene extends RenderOptions {
  readonly language: Message["language"];
  readonly where: Surface;
  readonly nextId: NextId;
  /** Of the citation. */
  readonly number: number;
  readonly sheetCard: string | undefined;
}

function renderPart(part: Part, scene: Scene): readonly Piece[] {
  const { language, nextId, where } = scene;
  const words = slackWording(language);
  switch (part.kind) {
    case "text":
      return textPieces(part.text, part.tone);
    case "list":
      return listPieces(part.items);
    case "citation":
      return citationPieces(part.citation, scene.number, scene);
    case "choices":
      return choicePieces(part, language, nextId);
    case "actions": {
      const beside = part.card === scene.sheetCard ? [sheetButton(part.card, language, nextId)] : [];
      return choicePieces(
        { options: part.actions, card: part.card, beside, numbered: false },
        language,
        nextId,
      );
    }
    case "form":
      return formPieces(part.fields, part.card, language, nextId);
    case "table":
      return where === "message" ? tablePieces(part, words.colon) : tableLines(part, words.colon);
    case "progress":
      return progressPieces(words.progress(part.title, part.step, part.of), part.step, part.of);
    case "picture":
      return picturePieces(part.picture, part.alt, scene.pictureFile?.(part.picture));
    case "document":
      return documentPieces(part.draft, scene.documents ?? "files", words.document);
    case "sources":
      return [
        piece({
          type: "actions",
          elements: [sourcesButton(part.answer, part.citations.length, language, nextId)],
        }),
      ];
    case "feedback":
      return [piece(feedbackBlock(part.answer, language, nextId, where))];
  }
}

function progressPieces(title: string, step: number, of: number): readonly Piece[] {
  const whole = Math.max(1, Math.min(of, LONGEST_BAR));
  const done = Math.max(0, Math.min(whole, Math.round((step / Math.max(1, of)) * whole)));
  const bar = `${"▰".repeat(done)}${"▱".repeat(whole - done)}`;
  return [{ blocks: [...headingBlocks(title), ...noteBlocks(bar)], leads: true }];
}
const LONGEST_BAR = 10;

function picturePieces(picture: Picture, alt: string, file: string | undefined): readonly Piece[] {
  if (file === undefined) return textPieces(alt, undefined);
  const title = escapedLine(picture.title);
  const block: Block = {
    type: "image",
    slack_file: { id: file },
    alt_text: shortened(alt, LIMITS.image.alt) || "－",
    ...(title === "" ? {} : { title: plain(shortened(title, LIMITS.image.title)) }),
  };
  const rest = isTooLong(alt, LIMITS.image.alt) ? textPieces(alt, "note") : [];
  return [piece(block), ...rest];
}

const sheetButton = (card: string, language: Message["language"], nextId: NextId): Button => ({
  type: "button",
  action_id: nextId("sheet"),
  text: plain(slackWording(language).sheet),
  value: card,
});
