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
  const whole = fitting(sheet, fields, problems, typed);
  const { elements, shown } =
    whole.shown.length === fields.length ? whole : fitting(sheet, byNeed(fields, problems), problems, typed);
  const left = fields.length - shown.length;
  const rest = left > 0 ? lines(words.sheetRest(left), { isSubtle: true, size: "Small" }) : [];
  const send = button(
    words.sendSheet,
    { kind: "sheet", card: sheet.card },
    { takesInputs: true, main: true },
  );
  const body: readonly Element[] = [
    ...elements,
    ...rest,
    { type: "ActionSet", spacing: "Large", actions: [send] },
  ];
  return { card: cardOf(body, sheet.language, oneLine(title)), shown };
}

type Texts = Readonly<Record<string, string>>;

/** As many of the fields, in their order, as a card holds. */
function fitting(
  { title, language }: Sheet,
  fields: readonly SheetField[],
  problems: Texts,
  typed: Texts,
): { readonly elements: readonly Element[]; readonly shown: readonly string[] } {
  const elements: Element[] = [...heading(title, "Large")];
  const shown: string[] = [];
  let part: string | undefined;
  for (const field of fields) {
    const next = [
      ...(field.part !== undefined && field.part !== part ? partHeading(field.part) : []),
      ...fieldElements(field, cardWording(language), problems[field.key], typed[field.key]),
    ];
    if (shown.length > 0 && bytesOf(elements) + bytesOf(next) > BLOCK_BYTES - 2000) break;
    part = field.part ?? part;
    elements.push(...next);
    shown.push(field.key);
  }
  return { elements, shown };
}

const partHeading = (part: string): readonly Element[] =>
  heading(part, "Medium").map((element) => ({ ...element, separator: true, spacing: "Large" }));

/** Where not all fields find room, those that lack an answer or must be mended come first. */
function byNeed(
  fields: readonly SheetField[],
  problems: Readonly<Record<string, string>>,
): readonly SheetField[] {
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
  const named =
    ask === "" || ask === oneLine(field.label) ? field : { ...field, label: `${field.label} ─ ${ask}` };
  const input = inputOf(named, words, typed ?? field.value, field.label);
  return [
    ...(problem === undefined
      ? []
      : [rich([run(`⚠️ ${oneLine(problem)}`, { color: "Attention" })], "Medium")]),
    { ...input, spacing: "Medium" },
  ];
}
