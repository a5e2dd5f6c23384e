import type { Draft } from "../../domain/message.ts";

/** A draft document line by line, as a terminal shows it: every text of it, in its order. */
export function draftLines({ title, mark, introduction = [], articles, closing, notes }: Draft): string[] {
  const lines = [title, mark, ...introduction];
  for (const { heading, paragraphs, items = [], table } of articles) {
    lines.push("", heading, ...paragraphs, ...items.map((item, at) => `  (${at + 1}) ${item}`));
    if (table) lines.push(...[table.columns, ...table.rows].map((cells) => `  ${cells.join("  |  ")}`));
  }
  if (closing) {
    lines.push("", ...(closing.statement ? [closing.statement] : []), closing.date);
    lines.push(...closing.parties.map(({ role, name }) => `  ${role}  ${name}`));
  }
  if (notes) lines.push("", notes.heading, ...notes.items.map((item) => `  □ ${item}`));
  return lines;
}
