import type { ContentsLine, ReadBlock, ReadLine, ReadPiece, ReadSentence } from "../../../ports/reading.ts";
import { type Html, html } from "../html.ts";
import type { ReadWords } from "./wording.ts";

/** A guideline's text as markup: every sentence has its anchor, a passage its mark. */

export function bookHtml(blocks: readonly ReadBlock[], words: ReadWords): Html {
  let level = 1;
  return html`${blocks.map((block) => {
    if (block.kind !== "heading") return html`${blockHtml(block, words)}\n`;
    // A text may leave out a level; its outline as it is heard must not.
    level = Math.min(block.level, level + 1);
    return html`${heading(level, block.sentence)}\n`;
  })}`;
}

function heading(level: number, { anchor, pieces }: ReadSentence): Html {
  const content = piecesHtml(pieces);
  switch (level) {
    case 2:
      return html`<h2 id="${anchor}">${content}</h2>`;
    case 3:
      return html`<h3 id="${anchor}">${content}</h3>`;
    case 4:
      return html`<h4 id="${anchor}">${content}</h4>`;
    case 5:
      return html`<h5 id="${anchor}">${content}</h5>`;
    default:
      return html`<h6 id="${anchor}">${content}</h6>`;
  }
}

function blockHtml(block: Exclude<ReadBlock, { kind: "heading" }>, words: ReadWords): Html {
  switch (block.kind) {
    case "paragraph":
      return html`<p>${block.lines.map((line, at) => html`${at === 0 ? "" : html`<br>`}${lineHtml(line)}`)}</p>`;
    case "list":
      return html`<ul>${block.items.map((item) => html`<li>${lineHtml(item)}</li>`)}</ul>`;
    case "note":
      return html`<p class="editor">${block.text}</p>`;
    case "table":
      return tableHtml(block, words);
  }
}

function tableHtml({ columns, rows }: Extract<ReadBlock, { kind: "table" }>, words: ReadWords): Html {
  const head = columns.map((column) =>
    column === "" ? html`<td></td>` : html`<th scope="col">${column}</th>`,
  );
  const body = rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${lineHtml(cell)}</td>`)}</tr>\n`);
  return html`<div class="scrolls" tabindex="0" role="group" aria-label="${words.table}"><table><thead><tr>${head}</tr></thead>
<tbody>${body}</tbody></table></div>`;
}

const lineHtml = (line: ReadLine): Html =>
  html`${line.map(({ anchor, pieces }) => html`<span id="${anchor}">${piecesHtml(pieces)}</span>`)}`;

export const piecesHtml = (pieces: readonly ReadPiece[]): Html =>
  html`${pieces.map(({ text, marked, note }) => {
    const shown = note === undefined ? html`${text}` : html`<sup><a href="#${note}">${text}</a></sup>`;
    return marked ? html`<mark>${shown}</mark>` : shown;
  })}`;

/** Deeper headings than this make the contents longer than useful. */
const DEEPEST = 4;

/** The contents as lists in lists. */
export function contentsHtml(lines: readonly ContentsLine[]): Html {
  const shown = lines.filter(({ level }) => level <= DEEPEST);
  return listOf(shown, 0, shown.length);
}

/** Lines from one to before another: each with those below it. */
function listOf(lines: readonly ContentsLine[], from: number, to: number): Html {
  const items: Html[] = [];
  for (let at = from; at < to; ) {
    const line = lines[at];
    if (!line) break;
    let end = at + 1;
    while (end < to && (lines[end]?.level ?? 0) > line.level) end++;
    const below = end > at + 1 ? listOf(lines, at + 1, end) : "";
    items.push(html`<li><a href="#${line.anchor}">${line.text}</a>${below}</li>`);
    at = end;
  }
  return html`<ol>${items}</ol>`;
}
