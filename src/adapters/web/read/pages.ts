import type { Guideline, Language } from "../../../domain/guideline.ts";
import type { OpenBook, ReadBlock, ReadHit } from "../../../ports/reading.ts";
import type { Page } from "../frame/page.ts";
import { type Html, html } from "../html.ts";
import { bookHtml, contentsHtml, piecesHtml } from "./text.ts";
import { type ReadWords, readWording } from "./wording.ts";

/** The shelf, an open guideline, and what a search found. */

export interface Searched {
  readonly typed: string;
  /** The one guideline that was searched. */
  readonly within: Guideline | undefined;
  readonly hits: readonly ReadHit[];
}

const cityOf = ({ municipality }: Guideline, language: Language): string =>
  language === "ja" ? municipality.name : municipality.romaji;

/** `hits` of what was typed appear below it while somebody types; without a script the form is sent. */
function searchForm(words: ReadWords, within: Guideline | undefined, typed = "", found?: Html): Html {
  return html`<form class="search" role="search" action="/read/search" method="get" data-search>
<label for="q">${within ? words.searchHere : words.searchAll}</label>
<div class="row"><input id="q" name="q" type="search" value="${typed}" maxlength="200" autocomplete="off" spellcheck="false">
${within ? html`<input type="hidden" name="in" value="${within.id}">` : ""}<button class="primary">${words.button}</button></div>
</form>
<div id="hits" class="hits" aria-live="polite">${found ?? ""}</div>`;
}

/** What was found, as a part of a page. */
export function hitsHtml({ typed, within, hits }: Searched, language: Language): Html {
  const words = readWording(language);
  if (typed.trim() === "") return html`<p>${words.empty}</p>`;
  if (hits.length === 0) return html`<p>${words.none(typed)}</p>`;
  return html`<p>${words.hits(hits.length)}</p>
<ol>${hits.map(
    ({
      guideline,
      section,
      pieces,
      path,
    }) => html`<li><a href="${path}">${within ? "" : html`<b>${cityOf(guideline, language)}</b> `}<span lang="ja">${section}</span></a>
<p lang="ja">${piecesHtml(pieces)}</p></li>\n`,
  )}</ol>`;
}

export function shelfPage(shelf: readonly Guideline[], home: string | undefined, language: Language): Page {
  const words = readWording(language);
  const books = shelf.map(
    (guideline) => html`<li class="book">
<a href="/read/${guideline.id}"><span lang="ja">${guideline.title}</span></a>
<p>${cityOf(guideline, language)}${guideline.id === home ? html` <span class="tag">${words.own}</span>` : ""}</p>
<p class="small" lang="ja">${guideline.edition}</p>
</li>\n`,
  );
  return {
    title: words.shelf,
    here: "read",
    scripts: ["read"],
    content: html`<div class="column read-shelf">
<h1>${words.shelf}</h1>
<p>${words.lead}</p>
${words.japaneseOnly === "" ? "" : html`<p>${words.japaneseOnly}</p>`}
${searchForm(words, undefined)}
<ul class="books">${books}</ul>
</div>`,
  };
}

export function searchPage(searched: Searched, language: Language): Page {
  const words = readWording(language);
  return {
    title: searched.typed.trim() === "" ? words.search : words.results(searched.typed),
    here: "read",
    scripts: ["read"],
    content: html`<div class="column read-shelf">
<h1>${words.search}</h1>
${searchForm(words, searched.within, searched.typed, hitsHtml(searched, language))}
</div>`,
  };
}

export function bookPage(book: OpenBook, shelf: readonly Guideline[], language: Language): Page {
  const words = readWording(language);
  const { guideline, contents, blocks } = book;
  const others = shelf.filter(({ id }) => id !== guideline.id);
  const facts = [
    [words.edition, guideline.edition],
    [words.rights, guideline.rights],
  ] as const;
  return {
    title: guideline.title,
    here: "read",
    scripts: ["read"],
    content: html`<div class="book-open">
<div class="aside">
${searchForm(words, guideline)}
<details class="contents" open data-contents><summary>${words.contents}</summary>
<nav aria-label="${words.contents}" lang="ja">${contentsHtml(contents)}</nav></details>
<nav class="others" aria-label="${words.others}"><p>${words.others}</p><ul>${others.map(
      (other) => html`<li><a href="/read/${other.id}">${cityOf(other, language)}</a></li>`,
    )}</ul></nav>
</div>
<article lang="ja">
<h1>${guideline.title}</h1>
<div lang="${language}">${passageNote(book, words)}</div>
${bookHtml(blocks, words)}
<footer lang="${language}"><dl class="facts">${facts.map(([name, text]) =>
      text ? html`<dt>${name}</dt><dd lang="ja">${text}</dd>` : "",
    )}</dl><p><a href="#main">${words.top}</a></p></footer>
</article>
</div>`,
  };
}

function passageNote({ guideline, passage, blocks }: OpenBook, words: ReadWords): Html | string {
  if (passage === "none") return "";
  if (passage === "lost") return html`<p class="passage-note" role="status">${words.lost}</p>`;
  return html`<p class="passage-note">${words.marked} <a href="#${firstMarked(blocks)}">${words.toMark}</a> <a href="/read/${guideline.id}">${words.unmark}</a></p>`;
}

function firstMarked(blocks: readonly ReadBlock[]): string {
  for (const block of blocks) {
    const sentences =
      block.kind === "heading"
        ? [block.sentence]
        : block.kind === "paragraph"
          ? block.lines.flat()
          : block.kind === "list"
            ? block.items.flat()
            : block.kind === "table"
              ? block.rows.flat(2)
              : [];
    const found = sentences.find(({ pieces }) => pieces.some(({ marked }) => marked));
    if (found) return found.anchor;
  }
  return "main";
}
