import { randomUUID } from "node:crypto";
import { tokenInput } from "../frame/page.ts";
import { type Html, html, lines } from "../html.ts";
import type { Visitor } from "../http/visitor.ts";
import { renderMessage } from "./message.ts";
import type { MessagePlace } from "./parts/place.ts";
import type { Entry } from "./said.ts";
import type { Surroundings } from "./surroundings.ts";
import { chatWording } from "./wording.ts";

/** Entries of the conversation as list items; the page and the stream show them by the same hand. */

export const placeOf = (
  entry: Pick<Entry, "id"> & { readonly number?: number },
  visitor: Visitor,
  surroundings: Surroundings,
): Omit<MessagePlace, "language"> => ({
  entry: entry.id,
  anchor: `e${entry.number ?? entry.id}`,
  level: entry.number === undefined ? 3 : 2,
  token: tokenInput(visitor),
  newDelivery: randomUUID,
  surroundings,
});

export function entryItem(entry: Entry, visitor: Visitor, surroundings: Surroundings): Html {
  const words = chatWording(visitor.language);
  const { said, number } = entry;
  const content =
    said.by === "person"
      ? html`<p class="who-speaks unseen">${words.you}:</p><p class="words">${lines(said.text)}</p>`
      : html`<p class="who-speaks unseen">${words.bot}:</p>${renderMessage(said.message, placeOf(entry, visitor, surroundings))}`;
  return html`<li id="e${number}" class="said ${said.by}" data-number="${number}" tabindex="-1">${content}</li>`;
}
