import type { Message, Part } from "../../../domain/message.ts";
import { type Html, html } from "../html.ts";
import { actionButtons, choiceButtons } from "./parts/buttons.ts";
import { citationList, foldedSources, type NumberedCitation } from "./parts/citations.ts";
import { documentPart } from "./parts/document.ts";
import { feedbackPart } from "./parts/feedback.ts";
import { formPart } from "./parts/inputs.ts";
import { cited } from "./parts/marks.ts";
import type { MessagePlace } from "./parts/place.ts";
import { table } from "./parts/table.ts";
import { chatWording } from "./wording.ts";

/** A message as HTML: every part of the model, in its order. */

/** As many passages in a row stay open while a dialog asks; more are folded in, so that the question stays in sight. */
const OPEN_CITATIONS = 2;

export function renderMessage(message: Message, at: Omit<MessagePlace, "language">): Html {
  // Whatever language the page is in, a message speaks its own throughout.
  const place: MessagePlace = { ...at, language: message.language };
  const { parts, writtenBy } = message;
  const numbers = new Set(numbered(parts).map(({ number }) => number));
  const asks = parts.some(({ kind }) => kind === "choices" || kind === "form");
  // Marks lead to an answer's sources where it has some: other passages have anchors of their own.
  const answers = parts.some(({ kind }) => kind === "sources");
  const passages = answers ? { ...place, anchor: `${place.anchor}-more` } : place;
  const pieces: Html[] = [];
  let number = 0;
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at];
    if (!part) continue;
    if (part.kind !== "citation") {
      pieces.push(renderPart(part, at, numbers, place));
      continue;
    }
    const run: NumberedCitation[] = [];
    for (let next = parts[at]; next?.kind === "citation"; next = parts[++at]) {
      run.push({ number: ++number, citation: next.citation });
    }
    at--;
    const folds = asks && run.length > OPEN_CITATIONS;
    pieces.push(folds ? foldedSources(run, passages) : citationList(run, passages));
  }
  const label =
    writtenBy === undefined
      ? ""
      : html`<p class="written-by">${chatWording(place.language).writtenBy(writtenBy)}</p>`;
  const sheet = sheetLink(parts, place);
  return html`<div lang="${message.language}" class="message">${label}${pieces}${sheet}</div>`;
}

/** The passages of a message: its citations are numbered from 1, as answers refer to them. */
function numbered(parts: readonly Part[]): readonly NumberedCitation[] {
  const citations = parts.flatMap((part) => {
    if (part.kind === "citation") return [part.citation];
    return part.kind === "sources" ? part.citations : [];
  });
  return citations.map((citation, at) => ({ number: at + 1, citation }));
}

function renderPart(
  part: Exclude<Part, { kind: "citation" }>,
  at: number,
  numbers: ReadonlySet<number>,
  place: MessagePlace,
): Html {
  const words = chatWording(place.language);
  switch (part.kind) {
    case "text":
      if (part.tone === "heading") return heading(part.text, place);
      return html`<p${part.tone ? html` class="${part.tone}"` : ""}>${cited(part.text, numbers, place)}</p>`;
    case "list":
      return html`<ul>${part.items.map((item) => html`<li>${cited(item, numbers, place)}</li>`)}</ul>`;
    case "choices":
      return choiceButtons(part.card, part.options, place);
    case "actions":
      return actionButtons(part.card, part.actions, place);
    case "form":
      return formPart(part.card, part.fields, place);
    case "table":
      return table(part.columns, part.rows, place, numbers);
    case "progress":
      return html`<div class="progress">${heading(html`<span class="square" aria-hidden="true">■</span> ${words.progress(part.title, part.step, part.of)}`, place)}<progress max="${part.of}" value="${part.step}" aria-label="${part.title}"></progress></div>`;
    case "picture":
      return html`<figure class="picture"><img src="/chat/picture/${place.entry}/${at}" alt="${part.alt}" loading="lazy" decoding="async"></figure>`;
    case "document":
      return documentPart(part.draft, `/chat/document/${place.entry}/${at}`, place);
    case "sources":
      return foldedSources(
        part.citations.map((citation, index) => ({ number: index + 1, citation })),
        place,
      );
    case "feedback":
      return feedbackPart(part.answer, place);
  }
}

const heading = (content: string | Html, { level }: MessagePlace): Html =>
  level === 2 ? html`<h2>${content}</h2>` : html`<h3>${content}</h3>`;

/** A dialog's step can also be answered with all the others on one page. */
function sheetLink(parts: readonly Part[], place: MessagePlace): Html | "" {
  const asks = parts.some(({ kind }) => kind === "progress");
  const step = parts.findLast(
    (part) => part.kind === "choices" || part.kind === "form" || part.kind === "actions",
  );
  if (!asks || !step || !("card" in step) || !step.card.includes(".")) return "";
  return html`<p class="sheet-link"><a href="/chat/sheet/${encodeURIComponent(step.card)}">${chatWording(place.language).sheet.link}</a></p>`;
}
