import type { Language } from "../../../domain/guideline.ts";
import type { Field } from "../../../domain/message.ts";
import { LIMITS } from "../limits/numbers.ts";
import { type Block, plain } from "./block-kit.ts";
import type { NextId } from "./choices.ts";
import { cutLabels, inputBlock } from "./inputs.ts";
import { shortName } from "./literal.ts";
import { jsonLength, type Piece } from "./piece.ts";
import { listPieces, textPieces } from "./texts.ts";
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
  const carried = JSON.stringify([card, prefix]);
  // No card of ours is that long; what cannot be sent off is named, and typed.
  if (carried.length > LIMITS.button.value) return listPieces(fields.map(({ label }) => label));
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
        value: carried,
      },
    ],
  };
  if (jsonLength([...inputs, send]) <= FORM_JSON) return [...lists, { blocks: [...inputs, send] }];
  return [...listed(fields), { blocks: [...fields.slice(0, MOST_FIELDS).map(typedBlock), send] }];

  // Too much for a message: what is asked and what can be chosen is listed above, and the answers are typed.
  function typedBlock({ key, label, optional }: Field, at: number): Block {
    const named = fields.length > 1 ? `${at + 1}. ${label}` : label;
    const input = { kind: "text", longest: SHORT_ANSWER } as const;
    return inputBlock({ key, label: shortName(named, SHORT_LABEL), optional, input }, prefix, language);
  }
}

const SHORT_ANSWER = 200;
const SHORT_LABEL = 60;

const listed = (fields: readonly Field[]): readonly Piece[] =>
  fields.flatMap(({ label, input }, at) => [
    ...textPieces(fields.length > 1 ? `${at + 1}. ${label}` : label, undefined),
    ...("options" in input
      ? listPieces(
          input.options.map((option) => option.label),
          "ordered",
        )
      : []),
  ]);
