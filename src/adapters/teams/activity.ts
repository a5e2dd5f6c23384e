import { z } from "zod";

/** An activity as Teams delivers it: what of it is read here. */

const account = z.object({
  id: z.string().min(1).max(300),
  name: z.string().optional(),
  aadObjectId: z.string().max(100).optional(),
});

const KINDS = ["personal", "groupChat", "channel"] as const;

export const activitySchema = z.object({
  type: z.string(),
  channelId: z.literal("msteams"),
  serviceUrl: z.url(),
  id: z.string().max(300).optional(),
  name: z.string().optional(),
  timestamp: z.string().max(60).optional(),
  localTimestamp: z.string().max(60).optional(),
  locale: z.string().max(30).optional(),
  from: account,
  recipient: account,
  conversation: z.object({
    id: z.string().min(1).max(1000),
    conversationType: z.enum(KINDS).optional(),
    tenantId: z.string().max(100).optional(),
  }),
  text: z.string().optional(),
  value: z.unknown().optional(),
  replyToId: z.string().max(300).optional(),
  entities: z
    .array(
      z.looseObject({
        type: z.string(),
        text: z.string().optional(),
        mentioned: z.object({ id: z.string(), name: z.string().optional() }).optional(),
      }),
    )
    .optional()
    .catch(undefined),
  membersAdded: z.array(account).optional(),
  membersRemoved: z.array(account).optional(),
  action: z.string().optional(),
  channelData: z
    .looseObject({
      tenant: z.object({ id: z.string() }).optional(),
      eventType: z.string().optional(),
      channel: z.object({ id: z.string() }).optional(),
    })
    .optional()
    .catch(undefined),
});

export type Activity = z.infer<typeof activitySchema>;
export type ConversationKind = (typeof KINDS)[number];

/** A channel's threads carry the id of their first message behind the channel's own. */
const THREAD = ";messageid=";

export const conversationKind = ({ conversation }: Activity): ConversationKind =>
  conversation.conversationType ?? (conversation.id.includes(THREAD) ? "channel" : "personal");

/** The chat or channel that a thread is in. */
export const withoutThread = (conversation: string): string => conversation.split(THREAD)[0] ?? conversation;

export const tenantOf = ({ conversation, channelData }: Activity): string | undefined =>
  conversation.tenantId ?? channelData?.tenant?.id;

/** A person is known by the directory's id, as in other parts of Microsoft 365; guests without one by Teams' own. */
export const personOf = ({ from }: Activity): string => from.aadObjectId ?? from.id;

export const languageOf = ({ locale }: Activity): "ja" | "en" | undefined =>
  locale === undefined ? undefined : locale.toLowerCase().startsWith("ja") ? "ja" : "en";

/** What was typed, without the bot's own mention; other people's mentions stay as their names. */
export function typedText({ text = "", entities = [], recipient }: Activity): string {
  const mentions = entities.filter(({ type }) => type === "mention");
  let typed = text;
  for (const { text: shown, mentioned } of mentions) {
    if (shown === undefined || shown === "") continue;
    const own = mentioned?.id === recipient.id;
    typed = typed.replaceAll(shown, own ? " " : (mentioned?.name ?? shown.replace(/<\/?at[^>]*>/giu, "")));
  }
  return typed.replaceAll("&nbsp;", " ").replaceAll("\u00a0", " ").replace(/\r\n?/gu, "\n").trim();
}

export const mentionsBot = ({ entities = [], recipient }: Activity): boolean =>
  entities.some(({ type, mentioned }) => type === "mention" && mentioned?.id === recipient.id);
