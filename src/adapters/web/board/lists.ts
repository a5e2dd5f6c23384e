import type { BoardList, BoardRow, BoardWish, Paged } from "../../../ports/board.ts";
import { type Content, type Html, html } from "../html.ts";
import { queryOf } from "./address.ts";
import type { BoardPageWords } from "./wording.ts";

/** Lists of the board, a page at a time. */

/** A table whose cells say their column again where the page is narrow. */
export function rowsTable(
  columns: readonly string[],
  rows: readonly (readonly Content[])[],
  label: string,
): Html {
  const head = columns.map((column) => html`<th scope="col">${column}</th>`);
  const body = rows.map(
    (cells) =>
      html`<tr>${cells.map((cell, at) =>
        at === 0
          ? html`<th scope="row" data-label="${columns[at]}">${cell}</th>`
          : html`<td data-label="${columns[at]}">${cell}</td>`,
      )}</tr>\n`,
  );
  return html`<div class="scrolls" tabindex="0" role="group" aria-label="${label}"><table class="rows"><thead><tr>${head}</tr></thead>
<tbody>${body}</tbody></table></div>`;
}

export function recordTable({ rows }: Paged<BoardRow>, label: string, words: BoardPageWords): Html {
  if (rows.length === 0) return html`<p class="none">${words.none}</p>`;
  const { columns } = words;
  return rowsTable(
    [columns.name, columns.section, columns.owner, columns.partner, columns.stage, columns.next, columns.due],
    rows.map(({ id, name, section, owner, partner, stage, next, due, lateDays }) => [
      html`<a href="/board/record/${encodeURIComponent(id)}">${name}</a>`,
      section,
      owner,
      partner,
      stage,
      next,
      lateDays > 0 ? html`${due} <strong class="late">${words.late(lateDays)}</strong>` : due,
    ]),
    label,
  );
}

/** Links to the pages before and after; nothing where there is one page. */
export function turning(
  list: BoardList,
  { page, total, more }: Paged<unknown>,
  { wish, what, words }: { readonly wish: BoardWish; readonly what: string; readonly words: BoardPageWords },
): Html | "" {
  if (page === 1 && !more) return "";
  const link = (to: number, text: string, rel: string): Html =>
    html`<a class="button" rel="${rel}" href="/board?${queryOf(wish, { list, page: to })}#${list}">${text}</a>`;
  return html`<nav class="turning" aria-label="${words.pages(what)}">${page > 1 ? link(page - 1, words.previous, "prev") : ""}<span>${words.pageOf(page, total)}</span>${more ? link(page + 1, words.next, "next") : ""}</nav>`;
}
