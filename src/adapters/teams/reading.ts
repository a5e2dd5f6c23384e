import { z } from "zod";
import type { Incoming } from "../../ports/chat.ts";
import { type Activity, conversationKind, mentionsBot, personOf, typedText } from "./activity.ts";
import { TEAMS } from "./addresses.ts";
import { type CardData, readCardData } from "./cards/card-data.ts";
import { deliveryOf, type Origin } from "./delivery.ts";
import { stampOf } from "./stamps.ts";

/** What an activity means to the bot. */
export type Reading =
  | { readonly kind: "incoming"; readonly incoming: Incoming; readonly origin: Origin }
  /** Wants a dialog as one form, in place of the card that was pressed. */
  | { readonly kind: "openSheet"; readonly card: string; readonly stale: Incoming; readonly origin: Origin }
  /** A thumb under a message, with the message's id. */
  | {
      readonly kind: "thumb";
      readonly activity: string;
      readonly helpful: boolean;
      readonly reason: string;
      readonly delivery: string;
    }
  /** The bot is no longer there: nothing may be sent. */
  | { readonly kind: "gone" }
  /** Only where it is reached is learned from it. */
  | { readonly kind: "seen" }
  /** A press that no card of ours has made. */
  | { readonly kind: "unreadable" };

export function read(activity: Activity, tenant: string): Reading {
  switch (activity.type) {
    case "message":
      return readMessage(activity, tenant);
    case "invoke":
      return readInvoke(activity, tenant);
    case "installationUpdate":
      return readInstallation(activity, tenant);
    case "conversationUpdate":
      return readConversationUpdate(activity);
    default:
      return { kind: "seen" };
  }
}

export const partyOf = (activity: Activity, tenant: string) => ({
  tenant,
  place: { platform: TEAMS, key: activity.conversation.id },
  person: personOf(activity),
});

function readMessage(activity: Activity, tenant: string): Reading {
  if (activity.value !== undefined && activity.value !== null) {
    const pressed = readCardData(activity.value);
    if (pressed) return readCard(activity, pressed, tenant);
  }
  const direct = conversationKind(activity) === "personal";
  // Where others read along the bot keeps quiet unless it is spoken to.
  if (!direct && !mentionsBot(activity)) return { kind: "seen" };
  const text = typedText(activity);
  const common = { delivery: deliveryOf(activity), party: partyOf(activity, tenant), direct };
  const origin: Origin = { kind: "plain" };
  return text === ""
    ? { kind: "incoming", incoming: { ...common, kind: "open" }, origin }
    : { kind: "incoming", incoming: { ...common, kind: "text", text }, origin };
}

function readInvoke(activity: Activity, tenant: string): Reading {
  if (activity.name === "adaptiveCard/action") {
    const pressed = readCardData(activity.value);
    return pressed ? readCard(activity, pressed, tenant) : { kind: "unreadable" };
  }
  if (activity.name === "message/submitAction") {
    const thumb = readThumb(activity.value);
    if (thumb && activity.replyToId !== undefined) {
      return { kind: "thumb", ...thumb, activity: activity.replyToId, delivery: deliveryOf(activity) };
    }
  }
  return { kind: "unreadable" };
}

function readCard(activity: Activity, pressed: CardData, tenant: string): Reading {
  const party = partyOf(activity, tenant);
  const stamp = stampOf(activity.value);
  const target = activity.replyToId;
  const origin: Origin =
    stamp && target !== undefined
      ? { kind: stamp.for === party.person ? "step" : "foreign", activity: target }
      : { kind: "plain" };
  const direct = conversationKind(activity) === "personal";
  const common = { delivery: deliveryOf(activity, origin), party, direct };
  if (pressed.kind === "openSheet") {
    // The bot itself says why a card no longer counts, and shows the one that does.
    const stale: Incoming = { ...common, kind: "press", card: pressed.card, value: "sheet" };
    return { kind: "openSheet", card: pressed.card, stale, origin };
  }
  return { kind: "incoming", incoming: { ...common, ...pressed }, origin };
}

function readInstallation(activity: Activity, tenant: string): Reading {
  if (activity.action?.startsWith("remove")) return { kind: "gone" };
  const direct = conversationKind(activity) === "personal";
  if (!direct || !activity.action?.startsWith("add")) return { kind: "seen" };
  const common = { delivery: deliveryOf(activity), party: partyOf(activity, tenant), direct };
  return { kind: "incoming", incoming: { ...common, kind: "open" }, origin: { kind: "plain" } };
}

function readConversationUpdate({ membersRemoved = [], recipient, channelData }: Activity): Reading {
  const left = membersRemoved.some(({ id }) => id === recipient.id);
  const event = channelData?.eventType;
  const deleted = event === "channelDeleted" || event === "teamDeleted";
  return { kind: left || deleted ? "gone" : "seen" };
}

const thumbSchema = z.object({
  actionValue: z.object({
    reaction: z.enum(["like", "dislike"]),
    feedback: z.string().max(20_000).default(""),
  }),
});
const feedbackSchema = z.object({ feedbackText: z.string().max(10_000).default("") });

function readThumb(value: unknown): { helpful: boolean; reason: string } | undefined {
  const submitted = thumbSchema.safeParse(value).data;
  if (!submitted) return undefined;
  const { reaction, feedback } = submitted.actionValue;
  return { helpful: reaction === "like", reason: reasonIn(feedback) };
}

/** The words come as JSON in a text. */
function reasonIn(feedback: string): string {
  try {
    return feedbackSchema.parse(JSON.parse(feedback)).feedbackText.trim();
  } catch {
    return "";
  }
}
