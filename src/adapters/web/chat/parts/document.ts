import type { Article, Draft } from "../../../../domain/message.ts";
import { type Html, html, lines } from "../../html.ts";
import { chatWording } from "../wording.ts";
import type { MessagePlace } from "./place.ts";
import { table } from "./table.ts";

/** A draft document: to be saved, and to be read in place. */
export function documentPart(draft: Draft, link: string, place: MessagePlace): Html {
  const words = chatWording(place.language).document;
  return html`<section class="document" aria-label="${draft.title}">
<p class="document-title">${draft.title}</p>
<p class="note">${lines(draft.mark)}</p>
<p class="downloads"><a class="button" href="${link}.docx" download>${words.word}</a> <a class="button" href="${link}.md" download>${words.markdown}</a></p>
<details><summary>${words.read}</summary><div class="draft">${draftText(draft, place)}</div></details>
</section>`;
}

function draftText({ introduction = [], articles, closing, notes }: Draft, place: MessagePlace): Html {
  return html`${introduction.map(paragraph)}${articles.map((each) => article(each, place))}
${
  closing
    ? html`${closing.statement === undefined ? "" : paragraph(closing.statement)}${paragraph(closing.date)}
<dl class="parties">${closing.parties.map(({ role, name }) => html`<div><dt>${role}</dt><dd>${name}</dd></div>`)}</dl>`
    : ""
}
${notes ? html`<p class="draft-heading">${notes.heading}</p><ul>${notes.items.map((item) => html`<li>□ ${lines(item)}</li>`)}</ul>` : ""}`;
}

const paragraph = (text: string): Html => html`<p>${lines(text)}</p>`;

const article = (
  { heading, paragraphs, items = [], table: rows }: Article,
  place: MessagePlace,
): Html => html`<p class="draft-heading">${heading}</p>
${paragraphs.map(paragraph)}
${items.length > 0 ? html`<ol>${items.map((item) => html`<li>${lines(item)}</li>`)}</ol>` : ""}
${rows ? table(rows.columns, rows.rows, place) : ""}`;
