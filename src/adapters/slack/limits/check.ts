import { z } from "zod";
import { messageBlock, viewBlock } from "./blocks.ts";
import { LIMITS } from "./numbers.ts";
import { plainText } from "./text-objects.ts";

/**
 * What Slack would refuse, before it does: an empty list, or one line a problem with the place where it stands.
 * Unknown blocks, elements and names are problems too.
 */

const ids = {
  callback_id: z.string().max(LIMITS.view.callback).optional(),
  private_metadata: z.string().max(LIMITS.view.metadata).optional(),
  external_id: z.string().max(255).optional(),
  blocks: z.array(viewBlock).min(1).max(LIMITS.view.blocks),
};

const modalSchema = z
  .strictObject({
    type: z.literal("modal"),
    title: plainText(LIMITS.view.title),
    close: plainText(LIMITS.view.button).optional(),
    submit: plainText(LIMITS.view.button).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
    ...ids,
  })
  .refine(({ blocks, submit }) => submit !== undefined || blocks.every(({ type }) => type !== "input"), {
    error: "submit is needed where there is an input",
  });

const viewSchema = z.discriminatedUnion("type", [
  modalSchema,
  z.strictObject({ type: z.literal("home"), ...ids, blocks: ids.blocks }),
]);

const messageSchema = z.looseObject({
  text: z.string().max(LIMITS.message.text).optional(),
  blocks: z.array(messageBlock).min(1).max(LIMITS.message.blocks),
});

/** `message` as `chat.postMessage` takes it: its `text` and its `blocks`. */
export function checkMessage(message: unknown): readonly string[] {
  const parsed = messageSchema.safeParse(message);
  if (!parsed.success) return problemsOf(parsed.error);
  const { blocks, text = "" } = parsed.data;
  const tables = blocks.filter(({ type }) => type === "table").length;
  const characters = JSON.stringify(blocks).length;
  return [
    ...(text.trim() === "" ? ["text: is missing; notifications and screen readers take it"] : []),
    ...(tables > LIMITS.message.tables ? [`blocks: ${tables} tables, at most ${LIMITS.message.tables}`] : []),
    ...(characters > LIMITS.message.characters
      ? [`blocks: ${characters} characters, at most ${LIMITS.message.characters}`]
      : []),
    ...doubles(blocks),
  ];
}

export function checkView(view: unknown): readonly string[] {
  const parsed = viewSchema.safeParse(view);
  if (!parsed.success) return problemsOf(parsed.error);
  const characters = JSON.stringify(parsed.data).length;
  return [
    ...(characters > LIMITS.view.characters
      ? [`${characters} characters, at most ${LIMITS.view.characters}`]
      : []),
    ...doubles(parsed.data.blocks),
  ];
}

const problemsOf = (error: z.ZodError): readonly string[] =>
  error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);

/** Ids that stand twice: of blocks in the message, of actions in their block. */
function doubles(blocks: readonly { readonly block_id?: string | undefined }[]): readonly string[] {
  const blockIds = blocks.flatMap(({ block_id: id }) => (id === undefined ? [] : [id]));
  return [
    ...twice(blockIds).map((id) => `block_id ${id} stands twice`),
    ...blocks.flatMap((block) =>
      twice(actionIds(block)).map((id) => `action_id ${id} stands twice in its block`),
    ),
  ];
}

const elementsSchema = z.object({ elements: z.array(z.looseObject({ action_id: z.string().optional() })) });

const actionIds = (block: unknown): readonly string[] =>
  elementsSchema
    .safeParse(block)
    .data?.elements.flatMap(({ action_id: id }) => (id === undefined ? [] : [id])) ?? [];

const twice = (ids: readonly string[]): readonly string[] => [
  ...new Set(ids.filter((id, at) => ids.indexOf(id) !== at)),
];
