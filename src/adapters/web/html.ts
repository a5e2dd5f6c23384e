/** HTML as a tagged template. Whatever is put in is escaped, in texts and in quoted attributes; only Html goes in as it is. */

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Control characters and direction marks could make a text look like another one: they never reach the page. */
const UNSAFE = /(?!\n)[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

const escaped = (text: string): string =>
  text
    .replace(/\t/g, " ")
    .replace(UNSAFE, "")
    .replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);

/** Made by `html` alone. */
export class Html {
  readonly #markup: string;
  constructor(markup: string) {
    this.#markup = markup;
  }
  toString(): string {
    return this.#markup;
  }
}

export type Content = Html | string | number | false | null | undefined | readonly Content[];

function markupOf(content: Content): string {
  if (content === false || content === null || content === undefined) return "";
  if (content instanceof Html) return content.toString();
  if (typeof content === "string" || typeof content === "number") return escaped(String(content));
  return content.map(markupOf).join("");
}

/** Attributes are always quoted in the template: `<a href="${link}">`. */
export function html(literals: TemplateStringsArray, ...contents: readonly Content[]): Html {
  const rest = contents.map((content, at) => markupOf(content) + (literals[at + 1] ?? ""));
  return new Html((literals[0] ?? "") + rest.join(""));
}

/** A text with its line ends kept; lines that begin as items of a list hang as such. `inline` renders one line. */
export const lines = (text: string, inline: (line: string) => Content = (line) => line): Html =>
  html`${text.split("\n").map((line, at, all) => {
    if (line.startsWith("・")) return html`<span class="item">${inline(line)}</span>`;
    return at === 0 || all[at - 1]?.startsWith("・") ? inline(line) : html`<br>${inline(line)}`;
  })}`;
