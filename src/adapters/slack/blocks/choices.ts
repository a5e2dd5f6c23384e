import type { Language } from "../../../domain/guideline.ts";
import type { Choice } from "../../../domain/message.ts";
import { LIMITS } from "../limits/numbers.ts";
import type { Button, PlainOption } from "./block-kit.ts";
import { plain } from "./block-kit.ts";
import { columnsOf, escaped, escapedLine, literal, shortened } from "./literal.ts";
import { type Piece, piece } from "./piece.ts";
import { splitText } from "./split-text.ts";
import { listPieces, textPieces } from "./texts.ts";
import { slackWording } from "./wording.ts";

/** Choices as buttons or a menu. What a press brings back is `pressValue`, or a menu's own option under its card. */

/** Gives each element of a message an id of its own. */
export type NextId = (kind: string) => string;

/** More than this is a menu. */
const MOST_BUTTONS = 12;
/** Slack shows about so much of a button, in half-width letters: a longer label stands in a row beside its button. */
const BUTTON_SHOWS = 44;
const MENU_JSON = 7000;
/** In the id of a menu's block. */
const LONGEST_CARD = 200;
/** A row is one text object. */
const ROW_TEXT = 2500;

const pressValue = (card: string, value: string): string => JSON.stringify([card, value]);

/** What a part of a message puts to choice, and what else stands in the same row of buttons. */
export interface Offer {
  readonly options: readonly Choice[];
  readonly card: string;
  readonly beside?: readonly Button[];
  /** With the numbers that can be typed as well; not where a word is. */
  readonly numbered?: boolean;
}

export function choicePieces(
  { options, card, beside = [], numbered = true }: Offer,
  language: Language,
  nextId: NextId,
): readonly Piece[] {
  const shown = options.filter(({ label }) => literal(label).trim() !== "");
  const asMenu =
    shown.length > MOST_BUTTONS &&
    card.length <= LONGEST_CARD &&
    shown.every(({ value }) => value !== "" && value.length <= LIMITS.option.value);
  const rest = inRows(beside).map((elements) => piece({ type: "actions", elements: [...elements] }));
  // A menu shows nothing until it is opened: what it holds stands above it, under the same numbers.
  if (asMenu) return [...listed(shown), ...menuPieces(shown, card, language, nextId), ...rest];
  const named = ({ label }: Choice, at: number): string => (numbered ? `${at + 1}. ${label}` : label);
  const fits = shown.every(
    (option, at) =>
      columnsOf(escapedLine(named(option, at))) <= BUTTON_SHOWS &&
      pressValue(card, option.value).length <= LIMITS.button.value,
  );
  if (!fits)
    return [...shown.flatMap((option, at) => rowPieces(option, at, card, language, nextId)), ...rest];
  const buttons = shown.map((option, at) =>
    button(shortened(named(option, at), LIMITS.button.text), pressValue(card, option.value), nextId("press")),
  );
  return inRows([...buttons, ...beside]).map((elements) =>
    piece({ type: "actions", elements: [...elements] }),
  );
}

const button = (text: string, value: string, id: string): Button => ({
  type: "button",
  text: plain(text),
  action_id: id,
  value,
});

/** The label in full, with its button beside it. A value that no button can carry is typed as its label. */
function rowPieces(
  { label, value }: Choice,
  at: number,
  card: string,
  language: Language,
  nextId: NextId,
): readonly Piece[] {
  const words = slackWording(language);
  const [first = "", ...more] = splitText(literal(`${at + 1}. ${label}`), ROW_TEXT / LONGEST_ENTITY);
  const carried = pressValue(card, value);
  const accessory =
    carried.length <= LIMITS.button.value
      ? {
          accessory: {
            ...button(words.choose, carried, nextId("press")),
            accessibility_label: shortened(label, LIMITS.button.label),
          },
        }
      : {};
  return [
    piece({ type: "section", text: plain(escaped(first)), ...accessory }),
    ...more.flatMap((text) => textPieces(text, undefined)),
  ];
}
/** One character escaped: `&amp;`. */
const LONGEST_ENTITY = 5;

const listed = (options: readonly Choice[]): readonly Piece[] =>
  listPieces(
    options.map(({ label }) => label),
    "ordered",
  ).map((each): Piece => ({ ...each, leads: true }));

function menuPieces(
  options: readonly Choice[],
  card: string,
  language: Language,
  nextId: NextId,
): readonly Piece[] {
  const menus: PlainOption[][] = [[]];
  let size = 0;
  for (const [at, { value, label }] of options.entries()) {
    const option: PlainOption = { text: plain(shortened(`${at + 1}. ${label}`, LIMITS.option.text)), value };
    const own = JSON.stringify(option).length;
    const last = menus.at(-1) ?? [];
    if (last.length >= LIMITS.select || (size + own > MENU_JSON && last.length > 0)) {
      menus.push([option]);
      size = own;
    } else {
      last.push(option);
      size += own;
    }
  }
  return menus.map((each) =>
    piece({
      type: "actions",
      block_id: menuId(nextId("menu"), card),
      elements: [
        {
          type: "static_select",
          action_id: nextId("pick"),
          placeholder: plain(slackWording(language).pick),
          options: each,
        },
      ],
    }),
  );
}

/** An option of a menu has no room for the card: it stands in the block's id. */
const menuId = (id: string, card: string): string => `${id}:${card}`;
export const cardOfMenu = (blockId: string): string | undefined => /^menu\.\d+:(.*)$/su.exec(blockId)?.[1];

/** Rows of at most 25 elements and a bearable length. */
function inRows(elements: readonly Button[]): readonly (readonly Button[])[] {
  const rows: Button[][] = [];
  let left = 0;
  for (const element of elements) {
    const row = rows.at(-1);
    const own = JSON.stringify(element).length;
    if (row && row.length < LIMITS.actions && own <= left) {
      row.push(element);
      left -= own;
    } else {
      rows.push([element]);
      left = MENU_JSON - own;
    }
  }
  return rows;
}
