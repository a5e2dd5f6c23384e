/** guideline.md as it is laid out: headings, paragraphs of lines, tables, editor's notes. */

const TITLE = /^#\s+(.+?)\s*$/;
const HEADING = /^(#{2,6})\s+(.+?)\s*$/;
const EDITORS_NOTE = /^>\s*編注/;
const TABLE_RULE = /^\|[\s:|-]+\|$/;
const TABLE_ROW = /^\|(.*)\|\s*$/;

export const isEditorsNote = (line: string): boolean => EDITORS_NOTE.test(line);
export const isTableRule = (line: string): boolean => TABLE_RULE.test(line);

export type Block =
  | { readonly kind: "title"; readonly text: string }
  | { readonly kind: "heading"; readonly level: number; readonly text: string }
  /** What the editor says of the text; no part of it. */
  | { readonly kind: "note"; readonly text: string }
  /** Lines without an empty one between them. */
  | { readonly kind: "paragraph"; readonly lines: readonly string[] }
  | {
      readonly kind: "table";
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** Reads a guideline's Markdown. Never fails: whatever it does not know is a paragraph. */
export function blocksOf(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const add = (block?: Block): void => {
    if (paragraph.length > 0) blocks.push({ kind: "paragraph", lines: paragraph });
    paragraph = [];
    if (block) blocks.push(block);
  };
  const lines = markdown.split(/\r?\n/);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const [title, heading] = [TITLE.exec(line), HEADING.exec(line)];
    if (line.trim() === "") add();
    else if (title) add({ kind: "title", text: title[1] ?? "" });
    else if (heading) add({ kind: "heading", level: heading[1]?.length ?? 2, text: heading[2] ?? "" });
    else if (isEditorsNote(line)) add({ kind: "note", text: line.replace(/^>\s*/, "") });
    else if (TABLE_ROW.test(line) && isTableRule(lines[at + 1] ?? "")) {
      const rows: string[][] = [];
      const columns = cellsOf(line);
      for (at += 2; TABLE_ROW.test(lines[at] ?? ""); at++) rows.push(cellsOf(lines[at] ?? ""));
      at--;
      add({ kind: "table", columns, rows });
    } else paragraph.push(line.replace(/\\$/, ""));
  }
  add();
  return blocks;
}

const cellsOf = (line: string): string[] =>
  (TABLE_ROW.exec(line)?.[1] ?? "").split("|").map((cell) => cell.trim());
