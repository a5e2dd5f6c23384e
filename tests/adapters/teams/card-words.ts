import type { Outbound } from "./fake-teams.ts";

/** What a person reads and presses in an activity, in reading order; what is folded in counts as unfolded. */

type Part = Readonly<Record<string, unknown>>;

const isPart = (value: unknown): value is Part =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const partsIn = (value: unknown): readonly Part[] => (Array.isArray(value) ? value.filter(isPart) : []);
const textIn = (part: Part, key: string): string => (typeof part[key] === "string" ? part[key] : "");

/** Markdown as it is shown: escapes gone, entities as signs. Live markup is `aliveIn`'s business. */
export const shownMarkdown = (text: string): string =>
  text
    .replaceAll("\n\n", "\n")
    .replaceAll("\u2060", "")
    .replace(/\\([^A-Za-z0-9\s])/gu, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

export interface Button {
  readonly title: string;
  readonly data: Part;
  readonly sendsInputs: boolean;
}

export interface CardWords {
  readonly lines: string[];
  readonly buttons: Button[];
  readonly inputs: { readonly id: string; readonly value: string }[];
  readonly alive: string[];
}

function pressed(part: Part, found: CardWords): void {
  if (part["type"] !== "Action.Execute" || !isPart(part["data"])) return;
  const title = textIn(part, "title").replace(NUMBER, "");
  found.buttons.push({ title, data: part["data"], sendsInputs: part["associatedInputs"] !== "none" });
}

/** What stands before an option, so that it can be typed. */
const NUMBER = /^\d+\. /u;

function action(part: Part, found: CardWords): void {
  const title = textIn(part, "title");
  switch (part["type"]) {
    case "Action.Execute":
      found.lines.push(NUMBER.test(title) ? title : `［${title}］`);
      pressed(part, found);
      return;
    case "Action.ShowCard":
      found.lines.push(title);
      if (isPart(part["card"])) element(part["card"], found);
      return;
    case "Action.OpenUrl":
      found.lines.push(title);
      return;
    default:
      found.lines.push(title);
  }
}

function element(part: Part, found: CardWords): void {
  const all = (key: string): void => {
    for (const each of partsIn(part[key])) element(each, found);
  };
  switch (part["type"]) {
    case "TextBlock":
      found.lines.push(shownMarkdown(textIn(part, "text")));
      found.alive.push(...aliveInMarkdown(textIn(part, "text"), false));
      return;
    case "RichTextBlock":
      found.lines.push(
        partsIn(part["inlines"])
          .map((run) => textIn(run, "text"))
          .join(""),
      );
      return;
    case "Image":
      found.lines.push(textIn(part, "altText"));
      return;
    case "ActionSet":
      for (const each of partsIn(part["actions"])) action(each, found);
      return;
    default:
      break;
  }
  if (textIn(part, "type").startsWith("Input.")) {
    found.lines.push(textIn(part, "label"));
    found.lines.push(...partsIn(part["choices"]).map((choice) => textIn(choice, "title")));
    found.inputs.push({ id: textIn(part, "id"), value: textIn(part, "value") });
    return;
  }
  if (part["type"] === "TableRow") {
    const cells = partsIn(part["cells"]).map((cell) => {
      const inside: CardWords = { lines: [], buttons: [], inputs: [], alive: [] };
      element(cell, inside);
      return inside.lines.join(" ");
    });
    found.lines.push(cells.join("  "));
    return;
  }
  for (const key of ["body", "items", "columns", "rows", "cells"]) all(key);
  if (isPart(part["selectAction"])) pressed(part["selectAction"], found);
  for (const each of partsIn(part["actions"])) action(each, found);
}

/** What a Teams client would make alive of a text in Markdown. */
export function aliveInMarkdown(text: string, marks: boolean): string[] {
  const plain = text.replace(/\\[^A-Za-z0-9\s]/gu, "");
  const found = [
    /<at[^>]*>/giu,
    /<[a-z!/][^>]*>/giu,
    /!?\[[^\]]*\]\([^)]*\)/gu,
    /\b(?:https?|ftp):\/\/\S+/giu,
    /(?:\*\*|__|~~|`)[^\s].*?/gu,
    /^\s*(?:#{1,6}|[-*+]|\d+\.)\s/gmu,
    ...(marks ? [] : [/\[[^\]]*\]/gu]),
  ].flatMap((pattern) => plain.match(pattern) ?? []);
  return found;
}

export function wordsOf({ text = "", attachments = [], entities = [] }: Outbound): CardWords {
  const found: CardWords = { lines: [], buttons: [], inputs: [], alive: [] };
  if (text !== "") found.lines.push(shownMarkdown(text));
  found.alive.push(...aliveInMarkdown(text, true));
  found.alive.push(...entities.filter(({ type }) => type === "mention").map(() => "mention"));
  for (const { content } of attachments) if (isPart(content)) element(content, found);
  return { ...found, lines: found.lines.filter((line) => line !== "") };
}

export const textOf = (activity: Outbound): string => wordsOf(activity).lines.join("\n");
