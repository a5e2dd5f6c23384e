import { createHash } from "node:crypto";
import { type Activity, personOf } from "./activity.ts";

/**
 * The name of a delivery. Teams sends an activity again when no answer came within 15 seconds, sometimes under a new
 * id: the name is made of what stays the same, who did what where at which moment of their own clock.
 *
 * A pressed card's own id stands in it in clear, so that whoever sends the reply, in whatever process and after
 * whatever crash, knows which message it takes the place of.
 */

export type Origin =
  /** A step of a dialog, pressed by whom it asks: the reply takes its place. */
  | { readonly kind: "step"; readonly activity: string }
  /** Somebody else's step: the reply is for the person who pressed alone. */
  | { readonly kind: "foreign"; readonly activity: string }
  | { readonly kind: "plain" };

const PLAIN: Origin = { kind: "plain" };

export function deliveryOf(activity: Activity, origin: Origin = PLAIN): string {
  const { type, name, conversation, text, value, action, replyToId } = activity;
  const moment = activity.localTimestamp ?? activity.timestamp ?? activity.id ?? "";
  const what = [type, name, conversation.id, personOf(activity), moment, text, value, action, replyToId];
  const hash = createHash("sha256").update(JSON.stringify(what)).digest("base64url").slice(0, 32);
  const named = `teams|${origin.kind}|${hash}`;
  return origin.kind === "plain" ? named : `${named}|${origin.activity}`;
}

export function originOf(delivery: string): Origin {
  const [, kind = "", , ...rest] = delivery.split("|");
  const activity = rest.join("|");
  return (kind === "step" || kind === "foreign") && activity !== "" ? { kind, activity } : PLAIN;
}
