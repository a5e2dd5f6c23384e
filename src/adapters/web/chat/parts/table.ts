import { type Html, html, lines } from "../../html.ts";
import { chatWording } from "../wording.ts";
import { cited } from "./marks.ts";
import type { MessagePlace } from "./place.ts";

/** A table that scrolls within itself on a narrow screen; the first cell of a row is its head. */
export function table(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  place: MessagePlace,
  numbers: ReadonlySet<number> = new Set(),
): Html {
  return html`<div class="scrolls" role="region" tabindex="0" aria-label="${chatWording(place.language).table}"><table>
<thead><tr>${columns.map((column) => html`<th scope="col">${lines(column)}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([head = "", ...cells]) =>
      html`<tr><th scope="row">${lines(head)}</th>${cells.map((cell) => html`<td>${cited(cell, numbers, place)}</td>`)}</tr>`,
  )}</tbody>
</table></div>`;
}
