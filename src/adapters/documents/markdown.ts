import type { Article, Closing, Draft } from "../../domain/message.ts";
import { plainLine, plainLines } from "../../domain/plain-lines.ts";

/** A draft as Markdown (CommonMark with GitHub's tables and task lists), in which typed text is never markup. */

/** What has a meaning anywhere in a line. */
const INLINE = /[\\`*_[\]<>|~#$&{}]/gu;
/** What opens a list, a rule, an underlined heading or a table's second row at the start of a line. */
const LINE_START = /^(\s*)([-+=:]|\d+(?=[.)]))/u;
/** Renderers turn these into links and mentions even when escaped; an invisible joiner parts them. */
const LINK_STARTS = /(:)(?=\/\/)|(www)(?=\.)|(?=@)/giu;
const JOINER = "\u2060";

const escapeInline = (line: string): string =>
  line.replace(INLINE, "\\$&").replace(LINK_STARTS, `$&${JOINER}`);

const escapeLine = (line: string): string =>
  escapeInline(line).replace(LINE_START, (_whole, space: string, opener: string) =>
    /\d/u.test(opener) ? `${space}${opener}\\` : `${space}\\${opener}`,
  );

/** One paragraph; its line ends become hard breaks, indented under a list's mark. */
const block = (text: string, indent = ""): string => plainLines(text).map(escapeLine).join(`\\\n${indent}`);
const oneLine = (text: string): string => escapeLine(plainLine(text));

function tableRows({ columns, rows }: NonNullable<Article["table"]>): string {
  const width = Math.max(columns.length, ...rows.map((cells) => cells.length));
  const row = (cells: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, at) => escapeInline(plainLine(cells[at] ?? ""))).join(" | ")} |`;
  return [row(columns), `|${" --- |".repeat(width)}`, ...rows.map(row)].join("\n");
}

function articleBlocks({ heading, paragraphs, items = [], table }: Article): readonly string[] {
  return [
    `## ${oneLine(heading)}`,
    ...paragraphs.map((text) => block(text)),
    items.map((item, at) => `${at + 1}. ${block(item, "   ")}`).join("\n"),
    table ? tableRows(table) : "",
  ];
}

function closingBlocks({ statement = "", date, parties }: Closing): readonly string[] {
  const party = ({ role, name }: Closing["parties"][number]): string =>
    `- ${block(`${role}\n${name}`, "  ")}`;
  return ["---", block(statement), block(date), parties.map(party).join("\n")];
}

/** The whole draft. Escaped characters come back as typed from any CommonMark renderer. */
export function draftMarkdown(draft: Draft): string {
  const { title, mark, introduction = [], articles, closing, notes } = draft;
  const blocks = [
    `# ${oneLine(title)}`,
    oneLine(mark) === "" ? "" : `> **${oneLine(mark)}**`,
    ...introduction.map((text) => block(text)),
    ...articles.flatMap(articleBlocks),
    ...(closing ? closingBlocks(closing) : []),
    ...(notes
      ? [`## ${oneLine(notes.heading)}`, notes.items.map((item) => `- [ ] ${block(item, "  ")}`).join("\n")]
      : []),
  ];
  return `${blocks.filter((text) => text !== "").join("\n\n")}\n`;
}
