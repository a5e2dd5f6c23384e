import type { Language } from "../../domain/guideline.ts";
import type { Picture } from "../../domain/picture.ts";
import { plainLines } from "../../domain/plain-lines.ts";
import type { PagePart, PrintedPage } from "../../domain/printed-page.ts";
import { PRINT_STYLE } from "./print-style.ts";

/** A page as one HTML file that needs nothing else: no script, no address, pictures inside it. */

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
const lines = (text: string): string => plainLines(text).map(escaped).join("<br>");
const oneLine = (text: string): string => escaped(plainLines(text).join(" "));

/** Whatever should slip through could load and run nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** The HTML for A4. `draw` gives a picture as PNG. */
export function printedHtml(
  page: PrintedPage,
  draw: (picture: Picture, language: Language) => Uint8Array,
): string {
  const { back } = page;
  const parts = page.parts.map((part) => section(part, page.language, draw));
  return `<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width">
<title>${oneLine(page.title)}</title>
<style>${PRINT_STYLE}</style>
</head>
<body>
${back === undefined ? "" : `<nav><a href="${escaped(back.href)}">${oneLine(back.label)}</a></nav>`}
<main>
<h1>${oneLine(page.title)}</h1>
${page.lead.map((text) => `<p class="lead">${lines(text)}</p>`).join("\n")}
${parts.join("\n")}
<p class="foot">${lines(page.foot)}</p>
</main>
</body>
</html>
`;
}

function section(part: PagePart, language: Language, draw: Parameters<typeof printedHtml>[1]): string {
  return `<section>\n<h2>${oneLine(part.heading)}</h2>\n${content(part, language, draw)}\n</section>`;
}

function content(part: PagePart, language: Language, draw: Parameters<typeof printedHtml>[1]): string {
  switch (part.kind) {
    case "facts":
      return `<table class="facts"><colgroup><col><col></colgroup>${part.rows
        .map(([name, text]) => `<tr><th scope="row">${lines(name)}</th><td>${lines(text)}</td></tr>`)
        .join("")}</table>`;
    case "table":
      return table(part);
    case "list":
      return `<ol>${part.items.map((item) => `<li>${lines(item)}</li>`).join("")}</ol>`;
    case "picture": {
      const png = Buffer.from(draw(part.picture, language)).toString("base64");
      return `<img alt="${oneLine(part.alt)}" src="data:image/png;base64,${png}">`;
    }
  }
}

function table({ columns, widths, rows }: Extract<PagePart, { kind: "table" }>): string {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const cols = widths.map((width) => `<col style="width:${Math.round((width / total) * 100)}%">`);
  const head = columns.map((title) => `<th scope="col">${lines(title)}</th>`);
  const body = rows.map(
    ([first = "", ...rest]) =>
      `<tr><th scope="row">${lines(first)}</th>${rest.map((cell) => `<td>${lines(cell)}</td>`).join("")}</tr>`,
  );
  return `<table><colgroup>${cols.join("")}</colgroup><thead><tr>${head.join("")}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}
