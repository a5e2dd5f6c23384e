import type { Language } from "../../../domain/guideline.ts";
import { html, lines } from "../html.ts";
import { type Refusal, refusalText } from "../http/refuse.ts";
import type { Page } from "./page.ts";
import { frameWording } from "./wording.ts";

/** A refusal as a page: why, how to mend it, and what was typed. */
export function refusedPage(refusal: Refusal, language: Language, typed: readonly string[] = []): Page {
  const words = frameWording(language);
  const title = refusal === "notFound" ? words.notFoundTitle : words.refusedTitle;
  return {
    title,
    content: html`<div class="column prose">
<h1>${title}</h1>
<p>${refusalText(refusal, language)}</p>
${typed.map((text) => html`<blockquote class="typed">${lines(text)}</blockquote>`)}
<p><a class="button" href="/">${words.home}</a></p>
</div>`,
  };
}
