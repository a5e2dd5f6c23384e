import type { Field } from "../../../../domain/message.ts";
import type { SheetField } from "../../../../ports/chat.ts";
import { type Content, type Html, html } from "../../html.ts";
import { chatWording } from "../wording.ts";
import { type MessagePlace, turnForm } from "./place.ts";

/** Labelled inputs. What is typed is read by the bot as a typed sentence is, so dates and amounts stay texts. */

/** Names of inputs begin with this, so that no field of a dialog can pass for one of the form's own. */
export const FIELD = "field.";

/** From this length on a text gets several lines. */
const LONG_TEXT = 120;

export interface Filled {
  readonly value?: string | undefined;
  /** What is wrong with it, and how to mend it. */
  readonly problem?: string | undefined;
  /** The full question, where the label is only its short name. */
  readonly ask?: string;
}

export const formPart = (card: string, fields: readonly Field[], place: MessagePlace): Html =>
  turnForm(
    place,
    "form",
    { card },
    html`${fields.map((field) => fieldInput(field, place.anchor, place.language, {}))}
<button class="primary">${chatWording(place.language).input.send}</button>`,
    "fields",
  );

/** One input with its label, hint and, where it was refused, the reason. */
export function fieldInput(
  field: Field | SheetField,
  anchor: string,
  language: "ja" | "en",
  { value, problem, ask }: Filled,
): Html {
  const words = chatWording(language).input;
  const id = `${anchor}-${field.key}`;
  const hint = hintOf(field, language);
  const described = [hint === "" ? "" : `${id}-hint`, problem === undefined ? "" : `${id}-problem`].filter(
    Boolean,
  );
  const more = html`${described.length > 0 ? html` aria-describedby="${described.join(" ")}"` : ""}${problem === undefined ? "" : html` aria-invalid="true"`}`;
  const label = html`${ask ?? field.label}${field.optional ? html`<span class="optional">${words.optional}</span>` : ""}`;
  const notes = html`${hint === "" ? "" : html`<p class="hint" id="${id}-hint">${hint}</p>`}${problem === undefined ? "" : html`<p class="problem" id="${id}-problem">${problem}</p>`}`;
  if (field.input.kind === "single" || field.input.kind === "multiple") {
    return html`<fieldset class="field" id="${id}"${more}><legend>${label}</legend>${notes}${options(field, id, value)}</fieldset>`;
  }
  return html`<div class="field"><label for="${id}">${label}</label>${notes}${typedInput(field, id, value, more)}</div>`;
}

function hintOf({ input }: Field, language: "ja" | "en"): string {
  const words = chatWording(language).input;
  switch (input.kind) {
    case "text":
      return words.longest(input.longest);
    case "number":
      return words.number;
    case "date":
      return words.dateHint;
    default:
      return "";
  }
}

function typedInput({ key, input }: Field, id: string, value: string | undefined, more: Content): Html {
  const name = `${FIELD}${key}`;
  if (input.kind === "text" && input.longest > LONG_TEXT) {
    return html`<textarea id="${id}" name="${name}" rows="3"${more}>
${value ?? ""}</textarea>`;
  }
  return html`<input id="${id}" name="${name}" value="${value ?? ""}" autocomplete="off"${input.kind === "number" ? html` inputmode="decimal"` : ""}${more}>`;
}

function options({ key, input }: Field, id: string, value: string | undefined): Html {
  if (input.kind !== "single" && input.kind !== "multiple") return html``;
  const picked = new Set(input.kind === "multiple" ? (value ?? "").split(",") : [value ?? ""]);
  const type = input.kind === "single" ? "radio" : "checkbox";
  return html`<div class="options">${input.options.map(
    (option, at) =>
      html`<label><input type="${type}" id="${id}-${at}" name="${FIELD}${key}" value="${option.value}"${picked.has(option.value) ? html` checked` : ""}> ${option.label}</label>`,
  )}</div>`;
}
