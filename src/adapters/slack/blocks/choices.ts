import type { Language } from "../../../domain/guideline.ts";
import type { Choice } from "../../../domain/message.ts";
import { LIMITS } from "../limits/numbers.ts";
import type { Button, PlainOption } from "./block-kit.ts";
import { plain } from "./block-kit.ts";
import { isTooLong, literal, shortened } from "./literal.ts";
import { type Piece, piece } from "./piece.ts";
import { listPieces } from "./texts.ts";
import { slackWording } from "./wording.ts";

/** Choices as buttons or a menu, with the numbers that can be typed as well. What a press brings back is `pressValue`, or a menu's own option under its card. */

/** Gives each element of a message an id of its own. */
export type NextId = (kind: string) => string;

/** More than this is a menu. */
const MOST_BUTTONS = 12;
/** Slack shows about so much of a button: a longer label stands in a list above. */
const BUTTON_SHOWS = 30;
const MENU_JSON = 7000;
/** In the id of a menu's block. */
const LONGEST_CARD = 200;

export const pressValue = (card: string, value: string): string => JSON.stringify([card, value]);

export function choicePieces(
  options: readonly Choice[],
  card: string,
  language: Language,
  nextId: NextId,
  numbering: "numbered" | "plain" = "numbered",
): readonly Piece[] {
  const shown = options.filter(({ label }) => literal(label).trim() !== "");
  const menu =
    shown.length > MOST_BUTTONS &&
    card.length <= LONGEST_CARD &&
    shown.every(({ value }) => value !== "" && value.length <= LIMITS.option.value);
  // A menu shows nothing before it is opened, and a button not all of a long label.
  const listed =
    menu ||
    shown.some(
      ({ label, value }) =>
        isTooLong(label, BUTTON_SHOWS) || pressValue(card, value).length > LIMITS.button.value,
    );
  const numbered = listed || numbering === "numbered";
  const list = listed
    ? listPieces(
        shown.map(({ label }) => label),
        "ordered",
      ).map((each): Piece => ({ ...each, leads: true }))
    : [];
  const named = shown.map((option, at) => ({
    ...option,
    text: shortened(
      numbered ? `${at + 1}. ${option.label}` : option.label,
      listed ? BUTTON_SHOWS : LIMITS.button.text,
    ),
  }));
  const controls = menu ? menuPieces(named, card, language, nextId) : buttonPieces(named, card, nextId);
  return [...list, ...controls];
}

interface Named extends Choice {
  /** Escaped and short enough. */
  readonly text: string;
}

/** A value that no button can carry is answered by typing its label, which the bot reads as well. */
function buttonPieces(options: readonly Named[], card: string, nextId: NextId): readonly Piece[] {
  const buttons = options.flatMap(({ value, text }): readonly Button[] => {
    const carried = pressValue(card, value);
    if (carried.length > LIMITS.button.value) return [];
    return [{ type: "button", text: plain(text), action_id: nextId("press"), value: carried }];
  });
  return inRows(buttons).map((elements) => piece({ type: "actions", elements: [...elements] }));
}

function menuPieces(
  options: readonly Named[],
  card: string,
  language: Language,
  nextId: NextId,
): readonly Piece[] {
  const menus: PlainOption[][] = [[]];
  let size = 0;
  for (const { value, text } of options) {
    const option: PlainOption = { text: plain(text), value };
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
