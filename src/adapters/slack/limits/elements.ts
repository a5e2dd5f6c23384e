import { z } from "zod";
import { LIMITS } from "./numbers.ts";
import { actionId, boxOption, confirm, optionGroup, plainOption, plainText, webUrl } from "./text-objects.ts";

/** Block Kit's interactive elements, with their limits. */

const button = z.strictObject({
  type: z.literal("button"),
  text: plainText(LIMITS.button.text),
  action_id: actionId,
  value: z.string().min(1).max(LIMITS.button.value).optional(),
  url: webUrl.optional(),
  style: z.enum(["primary", "danger"]).optional(),
  accessibility_label: z.string().max(LIMITS.button.label).optional(),
  confirm: confirm.optional(),
});

const placeholder = plainText(LIMITS.input.placeholder).optional();
const focus = z.boolean().optional();

const radios = z
  .strictObject({
    type: z.literal("radio_buttons"),
    action_id: actionId,
    options: z.array(boxOption).min(1).max(LIMITS.radios),
    initial_option: boxOption.optional(),
    focus_on_load: focus,
  })
  .refine(({ options, initial_option: initial }) => !initial || isOneOf(initial, options), {
    error: "initial_option is none of the options",
  });

const checkboxes = z
  .strictObject({
    type: z.literal("checkboxes"),
    action_id: actionId,
    options: z.array(boxOption).min(1).max(LIMITS.checkboxes),
    initial_options: z.array(boxOption).min(1).optional(),
    focus_on_load: focus,
  })
  .refine(({ options, initial_options: initial = [] }) => initial.every((each) => isOneOf(each, options)), {
    error: "initial_options are none of the options",
  });

type Option = z.output<typeof plainOption>;
const optionsOf = (menu: {
  options?: Option[] | undefined;
  option_groups?: { options: Option[] }[] | undefined;
}) => menu.options ?? (menu.option_groups ?? []).flatMap(({ options }) => options);
/** Slack compares them whole. */
const isOneOf = (option: unknown, options: readonly unknown[]): boolean =>
  options.some((each) => JSON.stringify(each) === JSON.stringify(option));

const menuShape = {
  action_id: actionId,
  placeholder,
  options: z.array(plainOption).min(1).max(LIMITS.select).optional(),
  option_groups: z.array(optionGroup).min(1).max(LIMITS.optionGroups).optional(),
  focus_on_load: focus,
};
const EITHER = { error: "a menu has options or option_groups, one of them" };
const either = (menu: { options?: unknown; option_groups?: unknown }): boolean =>
  (menu.options === undefined) !== (menu.option_groups === undefined);

const menu = z
  .strictObject({ type: z.literal("static_select"), ...menuShape, initial_option: plainOption.optional() })
  .refine(either, EITHER)
  .refine((each) => !each.initial_option || isOneOf(each.initial_option, optionsOf(each)), {
    error: "initial_option is none of the options",
  });

const multiMenu = z
  .strictObject({
    type: z.literal("multi_static_select"),
    ...menuShape,
    initial_options: z.array(plainOption).min(1).optional(),
    max_selected_items: z.number().int().min(1).optional(),
  })
  .refine(either, EITHER)
  .refine((each) => (each.initial_options ?? []).every((one) => isOneOf(one, optionsOf(each))), {
    error: "initial_options are none of the options",
  });

const typed = z
  .strictObject({
    type: z.literal("plain_text_input"),
    action_id: actionId,
    placeholder,
    initial_value: z.string().max(LIMITS.input.typed).optional(),
    multiline: z.boolean().optional(),
    min_length: z.number().int().min(0).max(LIMITS.input.typed).optional(),
    max_length: z.number().int().min(1).max(LIMITS.input.typed).optional(),
    focus_on_load: focus,
  })
  .refine((each) => (each.initial_value ?? "").length <= (each.max_length ?? LIMITS.input.typed), {
    error: "initial_value is longer than max_length",
  });

const number = z.strictObject({
  type: z.literal("number_input"),
  action_id: actionId,
  is_decimal_allowed: z.boolean(),
  placeholder,
  initial_value: z
    .string()
    .regex(/^-?\d+(?:\.\d+)?$/u, "is no number")
    .optional(),
  min_value: z.string().optional(),
  max_value: z.string().optional(),
  focus_on_load: focus,
});

const date = z.strictObject({
  type: z.literal("datepicker"),
  action_id: actionId,
  placeholder,
  initial_date: z.iso.date().optional(),
  focus_on_load: focus,
});

const sideOfFeedback = z.strictObject({
  text: plainText(LIMITS.button.text),
  value: z.string().min(1).max(LIMITS.button.value),
  accessibility_label: z.string().max(LIMITS.button.label).optional(),
});

export const feedbackButtons = z.strictObject({
  type: z.literal("feedback_buttons"),
  action_id: actionId,
  positive_button: sideOfFeedback,
  negative_button: sideOfFeedback,
});

const overflow = z.strictObject({
  type: z.literal("overflow"),
  action_id: actionId,
  options: z.array(plainOption).min(1).max(5),
});

/** In an actions block, or beside a section. */
export const actionElement = z.discriminatedUnion("type", [
  button,
  menu,
  multiMenu,
  radios,
  checkboxes,
  date,
  overflow,
]);

/** In an input block. */
export const inputElement = z.discriminatedUnion("type", [
  typed,
  number,
  date,
  radios,
  checkboxes,
  menu,
  multiMenu,
]);
