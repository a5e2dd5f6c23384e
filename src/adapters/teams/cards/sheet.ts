import type { Sheet, SheetField } from "../../../ports/chat.ts";
import { BLOCK_BYTES, bytesOf } from "./budget.ts";
import { button } from "./card-data.ts";
import type { Element, TeamsCard } from "./elements.ts";
import { inputOf } from "./form.ts";
import { oneLine } from "./plain-text.ts";
import { cardOf } from "./posts.ts";
import { heading, lines, rich, run } from "./text.ts";
import { cardWording } from "./wording.ts";

/** A whole dialog as one form. */

export interface SheetCard {
  readonly card: TeamsCard;
  /** The keys of the fields on it: more than a card holds follow when it was sent, as the bot still asks for them. */
  readonly shown: readonly string[];
}

/** `problems` stand at their fields; `typed` is what was filled in before, so that nothing has to be typed twice. */
export function renderSheet(
  sheet: Sheet,
  {
    problems = {},
    typed = {},
  }: { problems?: Readonly<Record<string, string>>; typed?: Readonly<Record<string, string>> } = {},
): SheetCard {
  const words = cardWording(sheet.language);
  const { title, fields } = sheet;
  const body: Element[] = [...heading(title, "Large")];
  const shown: string[] = [];
  let part: string | undefined;
  for (const field of byNeed(fields, problems)) {
    const elements = [
      ...(field.part !== undefined && field.part !== part ? partHeading(field.part) : []),
      ...fieldElements(field, words, problems[field.key], typed[field.key]),
    ];
    if (shown.length > 0 && bytesOf(body) + bytesOf(elements) > BLOCK_BYTES - 2000) break;
    part = field.part ?? part;
    body.push(...elements);
    shown.push(field.key);
  }
  const left = fields.length - shown.length;
  if (left > 0) body.push(...lines(words.sheetRest(left), { isSubtle: true, size: "Small" }));
  const send = button(
    words.sendSheet,
    { kind: "sheet", card: sheet.card },
    { takesInputs: true, main: true },
  );
  body.push({ type: "ActionSet", spacing: "Large", actions: [send] });
  return { card: cardOf(body, sheet.language, oneLine(title)), shown };
}

const partHeading = (part: string): readonly Element[] =>
  heading(part, "Medium").map((element) => ({ ...element, separator: true, spacing: "Large" }));

/** Where not all fields find room, those that lack an answer or must be mended come first. */
function byNeed(
  fields: readonly SheetField[],
  problems: Readonly<Record<string, string>>,
): readonly SheetField[] {
  if (bytesOf(fields) * 2 < BLOCK_BYTES) return fields;
  const open = ({ key, value }: SheetField): boolean => problems[key] !== undefined || value === undefined;
  return [...fields.filter(open), ...fields.filter((field) => !open(field))];
}

function fieldElements(
  field: SheetField,
  words: ReturnType<typeof cardWording>,
  problem: string | undefined,
  typed: string | undefined,
): readonly Element[] {
  const ask = oneLine(field.ask);
  return [
    ...(problem === undefined
      ? []
      : [rich([run(`⚠️ ${oneLine(problem)}`, { color: "Attention" })], "Medium")]),
    ...(ask === "" || ask === oneLine(field.label)
      ? []
      : [rich([run(ask, { size: "Small", isSubtle: true })], "Medium")]),
    inputOf(field, words, typed ?? field.value),
  ];
}
