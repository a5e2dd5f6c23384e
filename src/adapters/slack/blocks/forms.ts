import type { Language } from "../../../domain/guideline.ts";
import type { Field } from "../../../domain/message.ts";
import { LIMITS } from "../limits/numbers.ts";
import { type Block, plain } from "./block-kit.ts";
import type { NextId } from "./choices.ts";
import { cutLabels, inputBlock } from "./inputs.ts";
import { jsonLength, type Piece } from "./piece.ts";
import { listPieces } from "./texts.ts";
import { slackWording } from "./wording.ts";

/** What a form takes of a post at most. */
const FORM_JSON = 10_000;
const MOST_FIELDS = LIMITS.message.blocks - 1;

/** Inputs in a message, with a button to send them: they come back with the button, by the prefix in its value. */
export function formPieces(
  fields: readonly Field[],
  card: string,
  language: Language,
  nextId: NextId,
): readonly Piece[] {
  const prefix = nextId("field");
  const lists = fields.flatMap((field) =>
    listPieces(cutLabels(field), "ordered").map((each): Piece => ({ ...each, leads: true })),
  );
  const inputs: Block[] = fields.slice(0, MOST_FIELDS).map((field) => inputBlock(field, prefix, language));
  const send: Block = {
    type: "actions",
    elements: [
      {
        type: "button",
        action_id: nextId("form"),
        style: "primary",
        text: plain(slackWording(language).send),
        value: JSON.stringify([card, prefix]),
      },
    ],
  };
  if (jsonLength([...inputs, send]) <= FORM_JSON) return [...lists, { blocks: [...inputs, send] }];
  // Options that are too many for a message: what they are called is listed, and the answer is typed.
  const typed = fields.slice(0, MOST_FIELDS).map((field): Field => {
    const { kind } = field.input;
    return kind === "single" || kind === "multiple"
      ? { ...field, input: { kind: "text", longest: 200 } }
      : field;
  });
  const listed = fields.flatMap(({ input }) =>
    input.kind === "single" || input.kind === "multiple"
      ? listPieces(
          input.options.map(({ label }) => label),
          "ordered",
        )
      : [],
  );
  return [...listed, { blocks: [...typed.map((field) => inputBlock(field, prefix, language)), send] }];
}
