/** The one place where text that anybody may have written becomes text that no Teams client reads as markup. */

/** Controls, lone surrogates, and what turns the reading direction or hides in it; the joiner within an emoji stays. */
const UNWANTED =
  /(?![\n])\p{Cc}|\p{Cs}|[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]/gu;
const LINE_END = /\r\n?|[\u0085\u2028\u2029\v\f]/gu;
/** `{{DATE(…)}}` and `{{TIME(…)}}` are worked out by cards wherever they stand. */
const CARD_FUNCTION = /\{\{(?=\s*(?:DATE|TIME)\s*\()/giu;

/** A mention is only one with its entity, which no card has; parted by an invisible joiner it does not look like one. */
const MENTION = /<(?=\/?at\b)/giu;
const JOINER = "\u2060";

const clean = (text: string): string =>
  text
    .replace(LINE_END, "\n")
    .replace(/\t/gu, " ")
    // Clients run spaces together; what stands apart in a line stays apart.
    .replace(/(?<=\S) {2,}(?=\S)/gu, "\u2003")
    .replace(UNWANTED, "")
    .replace(CARD_FUNCTION, "{ {")
    .replace(MENTION, `<${JOINER}`);

/** The lines of a text for a TextRun, which reads no markup. Empty ones tell paragraphs apart. */
export const textLines = (text: string): readonly string[] =>
  clean(text)
    .split("\n")
    .map((line) => line.trimEnd());

/** A text on one line, for buttons, labels and what is read out: none of these reads markup. */
export const oneLine = (text: string): string =>
  textLines(text)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join(" ");

/** What has a meaning anywhere in a line of Markdown. */
const INLINE = /[\\`*_[\]~|]/gu;
/** What opens a list, a heading, a quote or a rule at the start of a line. */
const LINE_START = /^([-+=#>:]|\d+(?=[.)]))/u;
/** Addresses are made links of even where they are escaped; an invisible joiner parts them. */
const LINK_START = /(:)(?=\/\/)|\b(www)(?=\.)|(mailto:)/giu;
/** The marks of citations stay as they are: Teams makes them open the source. */
const MARK = /\[(\d{1,2})\](?![(:])/gu;

const escaped = (text: string): string =>
  text
    .replace(INLINE, "\\$&")
    .replace(LINK_START, `$&${JOINER}`)
    .replace(/&/gu, "&amp;")
    .replace(/</gu, "&lt;");

/**
 * One line of Markdown that shows the text as it stands: markup by backslash, HTML and `<at>` by entities.
 * `marks` is how many citation marks `[1]` … stay live.
 */
export function markdownLine(line: string, marks = 0): string {
  const trimmed = line.trim();
  let shown = "";
  let from = 0;
  for (const match of trimmed.matchAll(MARK)) {
    const number = Number(match[1]);
    if (number < 1 || number > marks) continue;
    shown += `${escaped(trimmed.slice(from, match.index))}[${number}]`;
    from = match.index + match[0].length;
  }
  return (shown + escaped(trimmed.slice(from)))
    .replace(LINE_START, (opener) => (/\d/u.test(opener) ? `${opener}\\` : `\\${opener}`))
    .replace(/>/gu, "&gt;")
    .replace(/^\\&gt;/u, "&gt;");
}

/** A text of several lines as Markdown: every line is a paragraph, as Teams runs single line ends together. */
export const markdownText = (text: string, marks = 0): string =>
  textLines(text)
    .filter((line) => line.trim() !== "")
    .map((line) => markdownLine(line, marks))
    .join("\n\n");

const LOOKALIKES: Readonly<Record<string, string>> = {
  "*": "＊",
  _: "＿",
  "`": "｀",
  "[": "［",
  "]": "］",
  "<": "＜",
  ">": "＞",
  "&": "＆",
  "~": "～",
  "\\": "＼",
  "#": "＃",
  "!": "！",
  "|": "｜",
};
/**
 * The title of an option in a list of choices: some clients read it as Markdown and some do not, so that a backslash
 * would be seen on some. What could be markup stands as its full-width twin.
 */
export const optionTitle = (text: string): string =>
  oneLine(text)
    .replace(/[*_`[\]<>&~\\#!|]/gu, (sign) => LOOKALIKES[sign] ?? sign)
    .replace(/:(?=\/\/)|(?<=mailto):/giu, "：")
    .replace(/\b(www)\./giu, "$1．")
    .replace(/^(\d+)[.)](?=\s)/u, "$1．")
    .replace(/^[-+](?=\s)/u, "－")
    .replace(/^[-=]{2,}$/u, "－");
