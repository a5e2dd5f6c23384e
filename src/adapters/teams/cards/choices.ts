import type { Choice } from "../../../domain/message.ts";
import type { Block } from "./budget.ts";
import { button } from "./card-data.ts";
import type { ActionSet, Container, Element, Execute } from "./elements.ts";
import { paged } from "./pages.ts";
import { oneLine } from "./plain-text.ts";
import type { Scene } from "./scene.ts";
import { rich, run } from "./text.ts";

/** What can be pressed: short words as buttons beside each other, sentences as rows that show all of their text. */

/** Teams shows six at most, and hides the rest. */
const BUTTONS_IN_A_ROW = 5;
/** Half-width letters that a button shows before it cuts. */
const BUTTON_WIDTH = 26;
/** What a narrow pane holds; a button's frame is as wide as so many letters. */
const ROW_WIDTH = 40;
const FRAME_WIDTH = 6;
const ROWS_ON_A_PAGE = 8;
const LONGEST_LABEL = 1000;

const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[\u0020-\u00ff]/u.test(letter) ? 1 : 2), 0);

const labelOf = (label: string): string => {
  const line = oneLine(label);
  return line.length > LONGEST_LABEL ? `${line.slice(0, LONGEST_LABEL)}…` : line === "" ? "…" : line;
};

/** Buttons side by side, as many rows as they need. */
function buttonRows(buttons: readonly Execute[]): readonly ActionSet[] {
  const rows: Execute[][] = [];
  let width = 0;
  for (const each of buttons) {
    const own = widthOf(each.title) + FRAME_WIDTH;
    const row = rows.at(-1);
    if (row && row.length < BUTTONS_IN_A_ROW && width + own <= ROW_WIDTH) {
      row.push(each);
      width += own;
    } else {
      rows.push([each]);
      width = own;
    }
  }
  return rows.map((actions, at) => ({
    type: "ActionSet",
    ...(at > 0 ? { spacing: "Small" } : {}),
    actions,
  }));
}

const CHEVRON = run("›", { color: "Accent", weight: "Bolder" });

/** A row that is pressed as a whole, with its sign at the end of the card, or of the words where many rows are to fit. */
function rowOf(title: string, action: Execute, many: boolean): Container {
  const { title: _shown, ...fallback } = action.fallback;
  const shared = {
    type: "Container",
    style: "emphasis",
    spacing: "Small",
    selectAction: { ...action, fallback },
  } as const;
  if (many) return { ...shared, items: [rich([run(`${title}  `), CHEVRON])] };
  return {
    ...shared,
    items: [
      {
        type: "ColumnSet",
        columns: [
          { type: "Column", width: "stretch", items: [rich([run(title)])] },
          { type: "Column", width: "auto", verticalContentAlignment: "Center", items: [rich([CHEVRON])] },
        ],
      },
    ],
  };
}

export function choiceBlocks(card: string, options: readonly Choice[], scene: Scene): readonly Block[] {
  // The bot takes typed numbers, and says so: they have to be seen.
  const pressed = options.map(({ label, value }, at) =>
    button(`${at + 1}. ${labelOf(label)}`, { kind: "press", card, value }),
  );
  if (pressed.every(({ title }) => widthOf(title) <= BUTTON_WIDTH) && pressed.length <= ROWS_ON_A_PAGE)
    return [{ elements: buttonRows(pressed) }];
  const many = pressed.length > ROWS_ON_A_PAGE;
  const rows: Element[] = pressed.map((action) => rowOf(action.title, action, many));
  return paged(rows, ROWS_ON_A_PAGE, scene);
}

/** What can be done beside answering. `besides` are buttons that no message has. */
export function actionBlocks(
  card: string,
  actions: readonly Choice[],
  besides: readonly Execute[] = [],
): readonly Block[] {
  const pressed = [
    ...actions.map(({ label, value }) => button(labelOf(label), { kind: "press", card, value })),
    ...besides,
  ];
  return buttonRows(pressed).map((row, at) => ({
    elements: [at === 0 ? { ...row, spacing: "Medium", separator: true } : row],
  }));
}
