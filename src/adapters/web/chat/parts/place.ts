import type { Language } from "../../../../domain/guideline.ts";
import { type Content, type Html, html } from "../../html.ts";
import type { Surroundings } from "../surroundings.ts";

/** Where a message is shown: its parts take their ids, links and form fields from here. */
export interface MessagePlace {
  /** The entry's id, or "home": what is pressed in it is looked up there. */
  readonly entry: string;
  /** Makes ids of the page unique. */
  readonly anchor: string;
  readonly language: Language;
  /** Headings of the message stand at this level. */
  readonly level: 2 | 3;
  readonly token: Html;
  /** A fresh id for each form that is shown: what is sent twice counts once. */
  readonly newDelivery: () => string;
  readonly surroundings: Surroundings;
}

/** A form that speaks to the bot. What is filled into it outlives a reload: it is kept under the entry's name. */
export const turnForm = (
  place: MessagePlace,
  kind: "press" | "form" | "feedback",
  hidden: Readonly<Record<string, string>>,
  content: Content,
  layout: string,
): Html => html`<form method="post" action="/chat" class="${layout}" data-turn${kind === "press" ? "" : html` data-keep="${place.entry}-${kind}"`}>
${place.token}<input type="hidden" name="delivery" value="${place.newDelivery()}"><input type="hidden" name="kind" value="${kind}"><input type="hidden" name="entry" value="${place.entry}">${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${content}
</form>`;
