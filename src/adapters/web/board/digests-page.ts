import type { Language } from "../../../domain/guideline.ts";
import type { Part } from "../../../domain/message.ts";
import type { DigestPreview } from "../../../ports/board.ts";
import type { Page } from "../frame/page.ts";
import { type Html, html, lines } from "../html.ts";
import { rowsTable } from "./lists.ts";
import { type BoardPageWords, boardPageWording } from "./wording.ts";

/** What the digests of a week would say: to be looked at, so nothing in it can be pressed. */
export function digestsPage(
  preview: DigestPreview | "badDate",
  typed: string | undefined,
  language: Language,
): Page {
  const words = boardPageWording(language);
  return {
    title: words.digestsTitle,
    here: "board",
    content: html`<div class="board">
<h1>${words.digestsTitle}</h1>
<p>${words.digestsNote}</p>
<form class="filters" method="get" action="/board/digests"><div><label for="date">${words.date}</label><input id="date" name="date" type="date" value="${typed ?? ""}"></div>
<p class="row"><button class="primary">${words.show}</button> <a class="button" href="/board">${words.back}</a></p></form>
${preview === "badDate" ? html`<p role="alert">${words.badDate}</p>` : posts(preview, words)}
</div>`,
  };
}

function posts({ summary, posts: all }: DigestPreview, words: BoardPageWords): Html {
  const shown = all.map(
    ({ to, message }) =>
      html`<article class="post" lang="${message.language}"><h2>${to}</h2>${message.parts.map((part) => partHtml(part, words))}</article>\n`,
  );
  return html`<p>${lines(summary)}</p>\n${shown.length === 0 ? html`<p class="none">${words.noPosts}</p>` : shown}`;
}

function partHtml(part: Part, words: BoardPageWords): Html | "" {
  switch (part.kind) {
    case "text":
      return part.tone === "heading" ? html`<h3>${part.text}</h3>` : html`<p>${lines(part.text)}</p>`;
    case "list":
      return html`<ul>${part.items.map((item) => html`<li>${item}</li>`)}</ul>`;
    case "table":
      return rowsTable(part.columns, part.rows, part.columns.join(" "));
    case "picture":
      return html`<p class="small">${part.alt}</p>`;
    case "actions":
    case "choices": {
      const labels = (part.kind === "actions" ? part.actions : part.options).map(({ label }) => label);
      return html`<p class="small">${words.buttons}: ${labels.join(" / ")}</p>`;
    }
    // A digest has none of these.
    case "citation":
    case "form":
    case "progress":
    case "document":
    case "sources":
    case "feedback":
      return "";
  }
}
