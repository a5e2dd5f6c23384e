import type { Field } from "../../../domain/message.ts";
import { BLOCK_BYTES, type Block, bytesOf } from "./budget.ts";
import { button, inputId } from "./card-data.ts";
import type { ActionSet, Element, InputChoiceSet, InputDate, InputText } from "./elements.ts";
import { listBlocks } from "./list.ts";
import { oneLine, optionTitle } from "./plain-text.ts";
import type { Scene } from "./scene.ts";
import type { CardWording } from "./wording.ts";

/** Inputs with their checks. What cannot be told here is told by the bot, which reads every answer again. */

/** From here on a list of options opens on a press. */
const SPREAD_OPTIONS = 7;
/** From here on it can be searched. */
const SEARCHED_OPTIONS = 15;
const LONG_TEXT = 100;
const LONGEST_TEXT = 10_000;
const LABEL_LENGTH = 300;

const DATE = /^\d{4}-\d{2}-\d{2}$/u;

export const inputLabel = (field: Pick<Field, "label" | "optional">, words: CardWording): string => {
  const label = optionTitle(field.label).slice(0, LABEL_LENGTH) || "…";
  return field.optional ? `${label}${words.optional}` : label;
};

type Choosable = Extract<Field["input"], { kind: "single" | "multiple" }>;

/** One input. `value` is the answer that it has; of several options their values, by commas. */
export function inputOf(field: Field, words: CardWording, value?: string, name = field.label): Element {
  const { input } = field;
  const label = optionTitle(name).slice(0, LABEL_LENGTH) || "…";
  const shared = {
    id: inputId(field.key),
    label: inputLabel(field, words),
    ...(field.optional ? {} : { isRequired: true as const }),
    ...(value === undefined || value === "" ? {} : { value }),
  };
  switch (input.kind) {
    case "text": {
      const long = input.longest > LONG_TEXT;
      return {
        type: "Input.Text",
        ...shared,
        isMultiline: long,
        maxLength: Math.min(Math.max(input.longest, 1), LONGEST_TEXT),
        placeholder: words.textTakes(input.longest),
        errorMessage: words.required(label),
      } satisfies InputText;
    }
    case "number":
      return {
        type: "Input.Text",
        ...shared,
        maxLength: 60,
        // 30万円 and 千二百 are numbers too: the bot reads them, the card only asks that there is one.
        regex: "^.*[0-9０-９〇一二三四五六七八九十百千万].*$",
        placeholder: words.numberExample,
        errorMessage: words.noNumber(label),
      } satisfies InputText;
    case "date": {
      const { notBefore } = input;
      const min = notBefore !== undefined && DATE.test(notBefore) ? notBefore : undefined;
      return {
        type: "Input.Date",
        ...shared,
        ...(min ? { min } : {}),
        errorMessage: min ? words.notBefore(label, min) : words.badDate(label),
      } satisfies InputDate;
    }
    case "single":
    case "multiple":
      return choiceSet(input, shared, words, label);
  }
}

function choiceSet(
  { kind, options }: Choosable,
  shared: { id: string; label: string; isRequired?: true; value?: string },
  words: CardWording,
  label: string,
): InputChoiceSet {
  const spread = options.length < SPREAD_OPTIONS || kind === "multiple";
  return {
    type: "Input.ChoiceSet",
    ...shared,
    style: spread ? "expanded" : options.length < SEARCHED_OPTIONS ? "compact" : "filtered",
    ...(kind === "multiple" ? { isMultiSelect: true } : {}),
    wrap: true,
    ...(spread ? {} : { placeholder: words.choose }),
    choices: options.map((option) => ({ title: optionTitle(option.label) || "…", value: option.value })),
    errorMessage: words.chooseOne(label),
  };
}

/** More options than a card holds are listed by number, and the number is typed. */
function listedOptions(field: Field, { options }: Choosable, scene: Scene): readonly Block[] {
  const { words } = scene;
  const typed: InputText = {
    type: "Input.Text",
    id: inputId(field.key),
    label: inputLabel(field, words),
    ...(field.optional ? {} : { isRequired: true }),
    placeholder: words.numbered,
    errorMessage: words.chooseOne(oneLine(field.label).slice(0, LABEL_LENGTH)),
  };
  return [
    ...listBlocks(
      options.map(({ label }) => label),
      scene,
      "numbers",
    ),
    { elements: [typed] },
  ];
}

/** The inputs of one step with the button that sends them: all on one card. */
export function formBlocks(card: string, fields: readonly Field[], scene: Scene): readonly Block[] {
  const before: Block[] = [];
  const inputs: Element[] = [];
  const kept: Field[] = [];
  const sends: Block[] = [];
  const send = (): void => {
    if (inputs.length === 0) return;
    const optional = kept.filter((field) => field.optional).map(({ key }) => key);
    const set: ActionSet = {
      type: "ActionSet",
      actions: [
        button(scene.words.send, { kind: "form", card, optional }, { takesInputs: true, main: true }),
      ],
    };
    sends.push({ elements: [...inputs.splice(0), set] });
    kept.length = 0;
  };
  for (const field of fields) {
    let input = inputOf(field, scene.words);
    const { kind } = field.input;
    if ((kind === "single" || kind === "multiple") && bytesOf(input) > BLOCK_BYTES / 2) {
      const listed = listedOptions(field, field.input, scene);
      before.push(...listed.slice(0, -1));
      input = listed.at(-1)?.elements[0] ?? input;
    }
    if (bytesOf(inputs) + bytesOf(input) > BLOCK_BYTES - 3000) send();
    inputs.push(input);
    kept.push(field);
  }
  send();
  return [...before, ...sends];
}
