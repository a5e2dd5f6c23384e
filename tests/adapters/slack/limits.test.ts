import { describe, expect, it } from "vitest";
import { checkMessage, checkView } from "../../../src/adapters/slack/limits/check.ts";

const plain = (text: string) => ({ type: "plain_text", text });
const section = (text: string) => ({ type: "section", text: plain(text) });
const button = (change: object = {}) => ({
  type: "button",
  text: plain("はい"),
  action_id: "a",
  value: "v",
  ...change,
});
const actions = (...elements: object[]) => ({ type: "actions", elements });
const message = (...blocks: object[]) => ({ text: "t", blocks });
const option = (at: number, change: object = {}) => ({ text: plain(`o${at}`), value: `v${at}`, ...change });
const options = (count: number) => Array.from({ length: count }, (_, at) => option(at));
const menu = (count: number, change: object = {}) => ({
  type: "static_select",
  action_id: "s",
  options: options(count),
  ...change,
});
const input = (element: object, change: object = {}) => ({
  type: "input",
  label: plain("l"),
  element,
  ...change,
});
const typed = (change: object = {}) => ({ type: "plain_text_input", action_id: "t", ...change });
const table = (rows: number, columns: number) => ({
  type: "table",
  rows: Array.from({ length: rows }, () =>
    Array.from({ length: columns }, () => ({ type: "raw_text", text: "a" })),
  ),
});
const modal = (blocks: object[], change: object = {}) => ({
  type: "modal",
  title: plain("題"),
  blocks,
  ...change,
});
const times = <T>(count: number, each: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => each(at));

/** Just within, and one too many. */
const MESSAGES: readonly [string, unknown, unknown][] = [
  ["blocks", message(...times(50, () => section("a"))), message(...times(51, () => section("a")))],
  ["text of a section", message(section("a".repeat(3000))), message(section("a".repeat(3001)))],
  [
    "header",
    message({ type: "header", text: plain("a".repeat(150)) }),
    message({ type: "header", text: plain("a".repeat(151)) }),
  ],
  [
    "buttons",
    message(actions(...times(25, (at) => button({ action_id: `${at}` })))),
    message(actions(...times(26, (at) => button({ action_id: `${at}` })))),
  ],
  [
    "label of a button",
    message(actions(button({ text: plain("a".repeat(75)) }))),
    message(actions(button({ text: plain("a".repeat(76)) }))),
  ],
  [
    "value of a button",
    message(actions(button({ value: "a".repeat(2000) }))),
    message(actions(button({ value: "a".repeat(2001) }))),
  ],
  ["options of a menu", message(actions(menu(100))), message(actions(menu(101)))],
  [
    "label of an option",
    message(actions(menu(1, { options: [option(1, { text: plain("a".repeat(75)) })] }))),
    message(actions(menu(1, { options: [option(1, { text: plain("a".repeat(76)) })] }))),
  ],
  [
    "fields of a section",
    message({ type: "section", fields: times(10, () => plain("a")) }),
    message({ type: "section", fields: times(11, () => plain("a")) }),
  ],
  [
    "text of a field",
    message({ type: "section", fields: [plain("a".repeat(2000))] }),
    message({ type: "section", fields: [plain("a".repeat(2001))] }),
  ],
  [
    "elements of a context",
    message({ type: "context", elements: times(10, () => plain("a")) }),
    message({ type: "context", elements: times(11, () => plain("a")) }),
  ],
  ["rows of a table", message(table(100, 2)), message(table(101, 2))],
  ["columns of a table", message(table(2, 20)), message(table(2, 21))],
  ["tables", message(table(2, 2)), message(table(2, 2), table(2, 2))],
  [
    "markdown",
    message({ type: "markdown", text: "a".repeat(12_000) }),
    message({ type: "markdown", text: "a".repeat(12_001) }),
  ],
  [
    "characters of all blocks",
    message(...times(4, () => section("a".repeat(3000)))),
    message(...times(5, () => section("a".repeat(2900)))),
  ],
  [
    "radio buttons",
    message(actions({ type: "radio_buttons", action_id: "r", options: options(10) })),
    message(actions({ type: "radio_buttons", action_id: "r", options: options(11) })),
  ],
  [
    "checkboxes",
    message(actions({ type: "checkboxes", action_id: "r", options: options(10) })),
    message(actions({ type: "checkboxes", action_id: "r", options: options(11) })),
  ],
  [
    "block_id",
    message({ ...section("a"), block_id: "a".repeat(255) }),
    message({ ...section("a"), block_id: "a".repeat(256) }),
  ],
  [
    "text beside the blocks",
    { ...message(section("a")), text: "a".repeat(4000) },
    { ...message(section("a")), text: "a".repeat(4001) },
  ],
  [
    "alt text",
    message({ type: "image", slack_file: { id: "F1" }, alt_text: "a".repeat(2000) }),
    message({ type: "image", slack_file: { id: "F1" }, alt_text: "a".repeat(2001) }),
  ],
];

describe("the limits of a message", () => {
  it.each(MESSAGES)("hold for %s", (_name, within, beyond) => {
    expect(checkMessage(within)).toEqual([]);
    expect(checkMessage(beyond)).not.toEqual([]);
  });

  it.each<[string, unknown]>([
    ["no text beside the blocks", { blocks: [section("a")] }],
    ["no blocks", { text: "t", blocks: [] }],
    ["an empty text", message(section(""))],
    ["an unknown block", message({ type: "poll" })],
    ["an unknown name", message({ ...section("a"), colour: "red" })],
    ["an unknown element", message(actions({ type: "slider", action_id: "a" }))],
    [
      "a call for somebody",
      message({
        type: "rich_text",
        elements: [{ type: "rich_text_section", elements: [{ type: "broadcast", range: "channel" }] }],
      }),
    ],
    [
      "rows of different lengths",
      message({
        type: "table",
        rows: [
          [{ type: "raw_text", text: "a" }],
          [
            { type: "raw_text", text: "a" },
            { type: "raw_text", text: "b" },
          ],
        ],
      }),
    ],
    ["an action_id twice in a block", message(actions(button(), button()))],
    ["a block_id twice", message({ ...section("a"), block_id: "b" }, { ...section("a"), block_id: "b" })],
    ["an initial option that is none", message(actions(menu(2, { initial_option: option(7) })))],
    ["a menu without options", message(actions({ type: "static_select", action_id: "s" }))],
    ["an image without a source", message({ type: "image", alt_text: "a" })],
    ["an address that is none", message(actions(button({ url: "javascript:alert(1)" })))],
  ])("refuse %s", (_name, given) => {
    expect(checkMessage(given)).not.toEqual([]);
  });

  it("are told with the place", () => {
    expect(checkMessage(message(section("a"), section("a".repeat(3001))))[0]).toMatch(
      /^blocks\.1\.text\.text: /u,
    );
  });
});

const SUBMIT = { submit: plain("送る") };
const VIEWS: readonly [string, unknown, unknown][] = [
  ["blocks", modal(times(100, () => section("a"))), modal(times(101, () => section("a")))],
  [
    "title",
    modal([section("a")], { title: plain("a".repeat(24)) }),
    modal([section("a")], { title: plain("a".repeat(25)) }),
  ],
  [
    "submit",
    modal([section("a")], { submit: plain("a".repeat(24)) }),
    modal([section("a")], { submit: plain("a".repeat(25)) }),
  ],
  [
    "private_metadata",
    modal([section("a")], { private_metadata: "a".repeat(3000) }),
    modal([section("a")], { private_metadata: "a".repeat(3001) }),
  ],
  [
    "callback_id",
    modal([section("a")], { callback_id: "a".repeat(255) }),
    modal([section("a")], { callback_id: "a".repeat(256) }),
  ],
  [
    "label",
    modal([input(typed(), { label: plain("a".repeat(2000)) })], SUBMIT),
    modal([input(typed(), { label: plain("a".repeat(2001)) })], SUBMIT),
  ],
  [
    "hint",
    modal([input(typed(), { hint: plain("a".repeat(2000)) })], SUBMIT),
    modal([input(typed(), { hint: plain("a".repeat(2001)) })], SUBMIT),
  ],
  [
    "placeholder",
    modal([input(typed({ placeholder: plain("a".repeat(150)) }))], SUBMIT),
    modal([input(typed({ placeholder: plain("a".repeat(151)) }))], SUBMIT),
  ],
  [
    "what is typed",
    modal([input(typed({ max_length: 3000 }))], SUBMIT),
    modal([input(typed({ max_length: 3001 }))], SUBMIT),
  ],
  [
    "what stands in an input",
    modal([input(typed({ initial_value: "abc", max_length: 3 }))], SUBMIT),
    modal([input(typed({ initial_value: "abcd", max_length: 3 }))], SUBMIT),
  ],
];

describe("the limits of a view", () => {
  it.each(VIEWS)("hold for %s", (_name, within, beyond) => {
    expect(checkView(within)).toEqual([]);
    expect(checkView(beyond)).not.toEqual([]);
  });

  it.each<[string, unknown]>([
    ["an input without submit", modal([input(typed())])],
    ["a table", modal([table(2, 2)])],
    ["feedback buttons", modal([{ type: "context_actions", elements: [] }])],
    ["no blocks", modal([])],
    ["a modal without a title", { type: "modal", blocks: [section("a")] }],
    ["a home with a title", { type: "home", title: plain("a"), blocks: [section("a")] }],
    [
      "a day that is none",
      modal([input({ type: "datepicker", action_id: "d", initial_date: "2026-02-30" })], SUBMIT),
    ],
    [
      "a number that is none",
      modal(
        [input({ type: "number_input", action_id: "n", is_decimal_allowed: true, initial_value: "30万" })],
        SUBMIT,
      ),
    ],
  ])("refuse %s", (_name, given) => {
    expect(checkView(given)).not.toEqual([]);
  });
});
