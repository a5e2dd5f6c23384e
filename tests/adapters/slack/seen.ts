import type { SlackPost } from "../../../src/adapters/slack/blocks/message.ts";
import type { Draft, Message, Part } from "../../../src/domain/message.ts";

/** What a person sees in blocks, read by walking over them without knowing them. */

/** Names under which Slack shows a text. */
const SHOWN = new Set(["text", "alt_text"]);

export function textsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    typeof each === "string" ? (SHOWN.has(name) ? [each] : []) : textsIn(each),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

/** Without white space and what nobody sees, as both sides of a comparison are. */
export const bare = (text: string): string => text.replace(/[\s\p{C}]/gu, "");

/** Text objects undo their entities; the text elements of rich text are as they are. */
export function seen(value: unknown): string {
  return bare(shownTexts(value, false).join("\n"));
}

function shownTexts(value: unknown, inRichText: boolean): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each) => shownTexts(each, inRichText));
  if (typeof value !== "object" || value === null) return [];
  const type = "type" in value ? value.type : undefined;
  const rich = inRichText || type === "rich_text" || type === "raw_text";
  return Object.entries(value).flatMap(([name, each]): readonly string[] => {
    if (typeof each !== "string") return shownTexts(each, rich);
    if (!SHOWN.has(name)) return [];
    return [rich ? each : each.replace(/&(?:lt|gt|amp);/gu, (entity) => ENTITIES[entity] ?? entity)];
  });
}

/** All that a message says, in pieces that no split goes through. */
export function saidIn({ parts, writtenBy }: Message): readonly string[] {
  const texts = parts.flatMap(textsOf);
  return [...texts, ...(writtenBy === undefined ? [] : [writtenBy.slice(0, 20)])].flatMap(sentences);
}

function textsOf(part: Part): readonly string[] {
  switch (part.kind) {
    case "text":
      return [part.text];
    case "list":
      return part.items;
    case "citation":
      return [part.citation.section, part.citation.quote];
    case "choices":
      return part.options.map(({ label }) => label);
    case "actions":
      return part.actions.map(({ label }) => label);
    case "form":
      return part.fields.flatMap(({ label, input }) => [
        label,
        ...("options" in input ? input.options.map((option) => option.label) : []),
      ]);
    case "table":
      return [...part.columns, ...part.rows.flat()];
    case "progress":
      return [part.title];
    case "picture":
      return [part.alt];
    case "document":
      return draftTexts(part.draft);
    case "sources":
    case "feedback":
      return [];
  }
}

export const sentences = (text: string): readonly string[] =>
  text
    .split(/(?<=[。！？.!?、,;])|\n/u)
    .map(bare)
    .filter((each) => each !== "");

const draftTexts = ({ title, mark, articles }: Draft): readonly string[] => [
  title,
  mark,
  ...articles.flatMap(({ heading, paragraphs, items = [] }) => [heading, ...paragraphs, ...items]),
];

export const blocksOf = (posts: readonly SlackPost[]) => posts.flatMap(({ blocks }) => blocks);
