import { z } from "zod";
import { LIMITS } from "./numbers.ts";

/** Block Kit's texts and options, with their limits. */

export const plainText = (longest: number) =>
  z.strictObject({
    type: z.literal("plain_text"),
    text: z.string().min(1).max(longest),
    emoji: z.boolean().optional(),
  });

const mrkdwn = (longest: number) =>
  z.strictObject({
    type: z.literal("mrkdwn"),
    text: z.string().min(1).max(longest),
    verbatim: z.boolean().optional(),
  });

export const textObject = (longest: number) =>
  z.discriminatedUnion("type", [plainText(longest), mrkdwn(longest)]);

export const actionId = z.string().min(1).max(LIMITS.actionId);

const optionOf = <T extends z.ZodType>(text: T) =>
  z.strictObject({
    text,
    value: z.string().min(1).max(LIMITS.option.value),
    description: plainText(LIMITS.option.description).optional(),
  });

/** Of menus. */
export const plainOption = optionOf(plainText(LIMITS.option.text));
/** Of radio buttons and checkboxes. */
export const boxOption = optionOf(textObject(LIMITS.option.text));

export const optionGroup = z.strictObject({
  label: plainText(LIMITS.option.text),
  options: z.array(plainOption).min(1).max(LIMITS.select),
});

export const confirm = z.strictObject({
  title: plainText(100),
  text: textObject(300),
  confirm: plainText(30),
  deny: plainText(30),
  style: z.enum(["primary", "danger"]).optional(),
});

export const webUrl = z
  .string()
  .max(LIMITS.button.url)
  .regex(/^https?:\/\/\S+$/u, "is no web address");

/** A file that was uploaded to Slack. */
export const slackFile = z.strictObject({ id: z.string().min(1) });
