import type { Choice } from "../../../../domain/message.ts";
import { type Html, html } from "../../html.ts";
import { chatWording } from "../wording.ts";
import { type MessagePlace, turnForm } from "./place.ts";

/** Choices, numbered as a person may type them, and actions beside them. */

export const choiceButtons = (card: string, options: readonly Choice[], place: MessagePlace): Html =>
  group(card, options, place, "choices", chatWording(place.language).choices);

export const actionButtons = (card: string, actions: readonly Choice[], place: MessagePlace): Html =>
  group(card, actions, place, "actions", chatWording(place.language).actions);

function group(
  card: string,
  options: readonly Choice[],
  place: MessagePlace,
  layout: "choices" | "actions",
  name: string,
): Html {
  const number = (at: number): Html | "" =>
    layout === "choices" ? html`<span class="number">${at + 1}.</span> ` : "";
  const buttons = options.map(
    ({ value, label }, at) => html`<button name="value" value="${value}">${number(at)}${label}</button>`,
  );
  return turnForm(
    place,
    "press",
    { card },
    html`<div class="buttons" role="group" aria-label="${name}">${buttons}</div>`,
    layout,
  );
}
