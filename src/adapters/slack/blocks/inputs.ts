import type { Language } from "../../../domain/guideline.ts";
import type { Choice, Field } from "../../../domain/message.ts";
import { LIMITS } from "../limits/numbers.ts";
import { type Block, type InputElement, type PlainOption, plain } from "./block-kit.ts";
import { escaped, isTooLong, literal, shortened } from "./literal.ts";
import { slackWording } from "./wording.ts";

/**
 * A field as an input. Its block's id carries the key, and what was filled in comes back as text (`submitted.ts`):
 * of a date YYYY-MM-DD, of options the label, which the bot reads as it reads what is typed.
 */

export interface InputField extends Field {
  /** The full question, where it says more than the label. */
  readonly ask?: string;
  readonly value?: string;
  /** It may stay empty here, but the dialog will ask for it. */
  readonly needed?: boolean;
}

/** Below this a text is one line. */
const ONE_LINE = 80;

/** `prefix` keeps the inputs of one message apart. */
export const inputId = (prefix: string, key: string): string => `${prefix}:${key}`;

export function inputBlock(field: InputField, prefix: string, language: Language): Block {
  const label = shortened(field.label, LIMITS.input.label) || "－";
  const hint = hintOf(field, language);
  return {
    type: "input",
    block_id: inputId(prefix, field.key),
    label: plain(label),
    element: elementOf(field, language),
    optional: field.optional,
    ...(hint === "" ? {} : { hint: plain(hint) }),
  };
}

function hintOf({ ask, label, input, optional, needed }: InputField, language: Language): string {
  const words = slackWording(language);
  const notes = [
    ...(ask !== undefined && ask.trim() !== label.trim() ? [ask] : []),
    ...(input.kind === "date" && input.notBefore !== undefined ? [words.notBefore(input.notBefore)] : []),
    ...(input.kind === "text" && input.longest < LIMITS.input.typed ? [words.longest(input.longest)] : []),
    ...(optional && !needed ? [words.optional] : []),
  ];
  const whole = escaped(notes.join(language === "ja" ? "" : " ")).trim();
  return whole.length <= LIMITS.input.hint ? whole : shortened(notes.join(" "), LIMITS.input.hint);
}

function elementOf(field: InputField, language: Language): InputElement {
  const { input, value } = field;
  switch (input.kind) {
    case "text":
      return typedInput(input.longest, value);
    case "number":
      return value === undefined || value === "" || /^-?\d{1,15}(?:\.\d+)?$/u.test(value)
        ? {
            type: "number_input",
            action_id: "number",
            is_decimal_allowed: true,
            ...(value ? { initial_value: value } : {}),
          }
        : typedInput(SHORT_TEXT, value);
    case "date":
      return value === undefined || value === "" || isDay(value)
        ? { type: "datepicker", action_id: "date", ...(value ? { initial_date: value } : {}) }
        : typedInput(SHORT_TEXT, value);
    case "single":
      return pickable(input.options)
        ? singleInput(field, input.options, language)
        : typedInput(SHORT_TEXT, value);
    case "multiple":
      return pickable(input.options)
        ? multipleInput(field, input.options, language)
        : typedInput(SHORT_TEXT, value);
  }
}

const SHORT_TEXT = 200;

function typedInput(longest: number, value: string | undefined): InputElement {
  const most = Math.max(1, Math.min(longest, LIMITS.input.typed));
  // The client does not take more than `max_length`, so a kept answer that is longer makes room for itself.
  const kept = value === undefined ? "" : literal(value).slice(0, LIMITS.input.typed);
  return {
    type: "plain_text_input",
    action_id: "text",
    multiline: most > ONE_LINE || kept.includes("\n"),
    max_length: Math.max(most, kept.length),
    ...(kept === "" ? {} : { initial_value: kept }),
  };
}

const isDay = (text: string): boolean => {
  const at = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};

/** Whether the options can be picked here; else the answer is typed. */
export function pickable(options: readonly Choice[]): boolean {
  const values = new Set(options.map(({ value }) => value));
  return (
    options.length > 0 &&
    options.length <= LIMITS.select * LIMITS.optionGroups &&
    values.size === options.length &&
    options.every(({ value }) => value !== "" && value.length <= LIMITS.option.value)
  );
}

const optionOf = ({ value, label }: Choice, at: number): PlainOption => {
  const text = isTooLong(label, LIMITS.option.text) ? `${at + 1}. ${label}` : label;
  return { text: plain(shortened(text, LIMITS.option.text) || "－"), value };
};

type Menu =
  | { readonly options: PlainOption[] }
  | { readonly option_groups: { label: ReturnType<typeof plain>; options: PlainOption[] }[] };

/** A hundred options a group. */
function menuOf(options: readonly PlainOption[]): Menu {
  if (options.length <= LIMITS.select) return { options: [...options] };
  const groups = Array.from({ length: Math.ceil(options.length / LIMITS.select) }, (_, group) => {
    const first = group * LIMITS.select;
    const own = options.slice(first, first + LIMITS.select);
    return { label: plain(`${first + 1}–${first + own.length}`), options: own };
  });
  return { option_groups: groups };
}

/** Radio buttons cannot be emptied again: what may stay empty is a menu. */
function singleInput(
  { value, optional, needed }: InputField,
  choices: readonly Choice[],
  language: Language,
): InputElement {
  const options = choices.map(optionOf);
  const initial = options.find((option) => option.value === value);
  const chosen = initial ? { initial_option: initial } : {};
  if (options.length <= LIMITS.radios && (needed || !optional)) {
    return { type: "radio_buttons", action_id: "single", options, ...chosen };
  }
  const placeholder = plain(slackWording(language).pick);
  return { type: "static_select", action_id: "single", placeholder, ...menuOf(options), ...chosen };
}

function multipleInput({ value }: InputField, choices: readonly Choice[], language: Language): InputElement {
  const options = choices.map(optionOf);
  const values = (value ?? "").split(",");
  const initial = options.filter((option) => option.value !== undefined && values.includes(option.value));
  const chosen = initial.length > 0 ? { initial_options: initial } : {};
  if (options.length <= LIMITS.checkboxes) {
    return { type: "checkboxes", action_id: "multiple", options, ...chosen };
  }
  const placeholder = plain(slackWording(language).pick);
  return { type: "multi_static_select", action_id: "multiple", placeholder, ...menuOf(options), ...chosen };
}

/** Options whose label is cut in the input: they are listed in full above it. */
export function cutLabels({ input }: Field): readonly string[] {
  if (input.kind !== "single" && input.kind !== "multiple") return [];
  const cut = input.options.some(({ label }) => isTooLong(label, LIMITS.option.text));
  return cut || !pickable(input.options) ? input.options.map(({ label }) => label) : [];
}
