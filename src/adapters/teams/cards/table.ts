import { BLOCK_BYTES, type Block, bytesOf, packed } from "./budget.ts";
import type { Container, Element, Table, TableCell } from "./elements.ts";
import { textLines } from "./plain-text.ts";
import { lines, rich, run } from "./text.ts";

/** A table with its header; where a chat's width cannot hold it, each row as a small block of its own. */

const WIDEST = 4;
/** A cell longer than this would stand in a column of a few letters' width. */
const LONGEST_CELL = 160;
const ROWS_AT_ONCE = 60;

const longest = (cells: readonly string[]): number => Math.max(0, ...cells.map((cell) => cell.length));

export function tableBlocks(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): readonly Block[] {
  const width = Math.max(columns.length, ...rows.map((row) => row.length));
  if (width === 0) return [];
  const fits = width <= WIDEST && rows.every((row) => longest(row) <= LONGEST_CELL) && width > 1;
  if (!fits) return rows.flatMap((row) => stacked(columns, row));
  const cellsOf = (row: readonly string[]): readonly TableCell[] =>
    Array.from({ length: width }, (_, at) => cell(row[at] ?? "", false));
  const header = Array.from({ length: width }, (_, at) => cell(columns[at] ?? "", true));
  const widths = Array.from({ length: width }, (_, at) =>
    widthOf([columns[at] ?? "", ...rows.map((row) => row[at] ?? "")]),
  );
  const body = rows.map((row) => ({ type: "TableRow" as const, cells: cellsOf(row) }));
  const room = BLOCK_BYTES - bytesOf(header) - 1000;
  return packed(body, room)
    .flatMap((group) => inHundreds(group))
    .map((group): Block => {
      const table: Table = {
        type: "Table",
        firstRowAsHeaders: true,
        showGridLines: true,
        columns: widths.map((each) => ({ width: each })),
        rows: [{ type: "TableRow", style: "accent", cells: header }, ...group],
      };
      return { elements: [table] };
    });
}

function inHundreds<T>(rows: readonly T[]): readonly (readonly T[])[] {
  const groups: (readonly T[])[] = [];
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    groups.push(rows.slice(from, from + ROWS_AT_ONCE));
  return groups;
}

/** Wide where there is much to read, between one share and four. */
const widthOf = (cells: readonly string[]): number =>
  Math.min(4, Math.max(1, Math.ceil(longest(cells) / 12)));

function cell(text: string, bold: boolean): TableCell {
  const items = lines(text, bold ? { weight: "Bolder" } : {});
  return { type: "TableCell", items: items.length > 0 ? items : [rich([run(" ")])] };
}

/** A row as a block: its first cell as the name, the others under the names of their columns. */
function stacked(columns: readonly string[], row: readonly string[]): readonly Block[] {
  const [first = "", ...rest] = row;
  const named: Element[] = rest.flatMap((text, at) => {
    const name = textLines(columns[at + 1] ?? "")
      .join(" ")
      .trim();
    const shown = lines(text);
    if (shown.length === 0) return [];
    return [
      ...(name === "" ? [] : [rich([run(name, { size: "Small", isSubtle: true })], "Small")]),
      ...shown,
    ];
  });
  const title = lines(first, { weight: "Bolder" });
  return packed([...title, ...named], BLOCK_BYTES).map((items, at): Block => {
    const container: Container = {
      type: "Container",
      ...(at === 0 ? { separator: true } : {}),
      spacing: "Medium",
      items,
    };
    return { elements: [container] };
  });
}
