import { type Html, html } from "../../html.ts";
import { chatWording } from "../wording.ts";
import { type MessagePlace, turnForm } from "./place.ts";

/** Whether an answer helped; who says no may say why. */
export function feedbackPart(answer: string, place: MessagePlace): Html {
  const words = chatWording(place.language).feedback;
  const reason = `${place.anchor}-reason`;
  const helped = turnForm(
    place,
    "feedback",
    { answer },
    html`<button name="helpful" value="yes">${words.yes}</button>`,
    "inline",
  );
  const failed = turnForm(
    place,
    "feedback",
    { answer },
    html`<label for="${reason}">${words.reason}</label>
<textarea id="${reason}" name="reason" rows="2" maxlength="1000"></textarea>
<button name="helpful" value="no">${words.send}</button>`,
    "fields",
  );
  return html`<div class="feedback" role="group" aria-label="${words.question}">${helped}
<details><summary>${words.no}</summary>${failed}</details></div>`;
}
