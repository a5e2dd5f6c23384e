import { z } from "zod";
import { webUrl } from "./text-objects.ts";

/** Rich text, and the cells of tables. Elements that call people or channels are left out on purpose: nothing here sends them. */

const style = z
  .strictObject({
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    code: z.boolean().optional(),
  })
  .optional();

const text = z.strictObject({ type: z.literal("text"), text: z.string().min(1), style });
const link = z.strictObject({
  type: z.literal("link"),
  url: webUrl,
  text: z.string().min(1).optional(),
  style,
});
const emoji = z.strictObject({
  type: z.literal("emoji"),
  name: z.string().regex(/^[a-z0-9_+-]+$/u),
  unicode: z.string().optional(),
});

const pieces = z.array(z.discriminatedUnion("type", [text, link, emoji])).min(1);
const section = z.strictObject({ type: z.literal("rich_text_section"), elements: pieces });

const list = z.strictObject({
  type: z.literal("rich_text_list"),
  style: z.enum(["bullet", "ordered"]),
  elements: z.array(section).min(1),
  indent: z.number().int().min(0).max(8).optional(),
  offset: z.number().int().min(0).optional(),
  border: z.union([z.literal(0), z.literal(1)]).optional(),
});
const quote = z.strictObject({
  type: z.literal("rich_text_quote"),
  elements: pieces,
  border: z.union([z.literal(0), z.literal(1)]).optional(),
});
const preformatted = z.strictObject({ type: z.literal("rich_text_preformatted"), elements: pieces });

const richElements = z.array(z.discriminatedUnion("type", [section, list, quote, preformatted])).min(1);

export const richText = { type: z.literal("rich_text"), elements: richElements };

const rawCell = z.strictObject({ type: z.literal("raw_text"), text: z.string().min(1) });
const richCell = z.strictObject(richText);

export const tableCell = z.discriminatedUnion("type", [rawCell, richCell]);
