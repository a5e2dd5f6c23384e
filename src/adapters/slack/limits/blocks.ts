import { z } from "zod";
import { actionElement, feedbackButtons, inputElement } from "./elements.ts";
import { LIMITS } from "./numbers.ts";
import { richText, tableCell } from "./rich-text.ts";
import { plainText, slackFile, textObject, webUrl } from "./text-objects.ts";

/** Block Kit's blocks, as far as this program may send them, with their limits. */

const id = { block_id: z.string().min(1).max(LIMITS.blockId).optional() };

const imageSource = {
  image_url: webUrl.max(LIMITS.image.url).optional(),
  slack_file: slackFile.optional(),
  alt_text: z.string().min(1).max(LIMITS.image.alt),
};
const ONE_SOURCE = { error: "an image has image_url or slack_file, one of them" };
const oneSource = (image: { image_url?: unknown; slack_file?: unknown }): boolean =>
  (image.image_url === undefined) !== (image.slack_file === undefined);

const imageElement = z
  .strictObject({ type: z.literal("image"), ...imageSource })
  .refine(oneSource, ONE_SOURCE);

const section = z
  .strictObject({
    type: z.literal("section"),
    ...id,
    text: textObject(LIMITS.section.text).optional(),
    fields: z.array(textObject(LIMITS.section.field)).min(1).max(LIMITS.section.fields).optional(),
    accessory: z.union([actionElement, imageElement]).optional(),
    expand: z.boolean().optional(),
  })
  .refine(({ text, fields }) => text !== undefined || fields !== undefined, {
    error: "a section has text or fields",
  });

const contextElement = z.union([textObject(LIMITS.text), imageElement]);

const table = z
  .strictObject({
    type: z.literal("table"),
    ...id,
    rows: z.array(z.array(tableCell).min(1).max(LIMITS.table.columns)).min(1).max(LIMITS.table.rows),
    column_settings: z
      .array(
        z
          .strictObject({
            align: z.enum(["left", "center", "right"]).optional(),
            is_wrapped: z.boolean().optional(),
          })
          .nullable(),
      )
      .max(LIMITS.table.columns)
      .optional(),
  })
  .refine(({ rows }) => JSON.stringify(rows).length <= LIMITS.table.characters, {
    error: `a table holds at most ${LIMITS.table.characters} characters`,
  })
  .refine(({ rows }) => new Set(rows.map(({ length }) => length)).size === 1, {
    error: "the rows of a table are of one length",
  });

const blocks = {
  header: z.strictObject({ type: z.literal("header"), ...id, text: plainText(LIMITS.header) }),
  divider: z.strictObject({ type: z.literal("divider"), ...id }),
  section,
  richText: z.strictObject({ ...richText, ...id }),
  context: z.strictObject({
    type: z.literal("context"),
    ...id,
    elements: z.array(contextElement).min(1).max(LIMITS.context),
  }),
  actions: z.strictObject({
    type: z.literal("actions"),
    ...id,
    elements: z.array(actionElement).min(1).max(LIMITS.actions),
  }),
  image: z
    .strictObject({
      type: z.literal("image"),
      ...id,
      ...imageSource,
      title: plainText(LIMITS.image.title).optional(),
    })
    .refine(oneSource, ONE_SOURCE),
  input: z.strictObject({
    type: z.literal("input"),
    ...id,
    label: plainText(LIMITS.input.label),
    hint: plainText(LIMITS.input.hint).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
    element: inputElement,
  }),
  contextActions: z.strictObject({
    type: z.literal("context_actions"),
    ...id,
    elements: z.array(feedbackButtons).min(1).max(LIMITS.contextActions),
  }),
  markdown: z.strictObject({
    type: z.literal("markdown"),
    ...id,
    text: z.string().min(1).max(LIMITS.markdown),
  }),
};

const everywhere = [
  blocks.header,
  blocks.divider,
  blocks.section,
  blocks.richText,
  blocks.context,
  blocks.actions,
  blocks.image,
  blocks.input,
] as const;

export const messageBlock = z.discriminatedUnion("type", [
  ...everywhere,
  blocks.contextActions,
  blocks.markdown,
  table,
]);

/** Views take neither tables nor feedback buttons. */
export const viewBlock = z.discriminatedUnion("type", [...everywhere]);
