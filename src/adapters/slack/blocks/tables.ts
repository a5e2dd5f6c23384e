import { LIMITS } from "../limits/numbers.ts";
import { type Block, line, rich, type TableCell } from "./block-kit.ts";
import { literal } from "./literal.ts";
import { BLOCK_TEXT, jsonLength, type Piece, piece } from "./piece.ts";
import { splitText } from "./split-text.ts";
import { listPieces, written } from "./texts.ts";

export interface TablePart {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const LONGEST_CELL = 1500;
/** What one table takes of a post: the rest is for what stands beside it. */
const TABLE_JSON = 9000;

/** A table, cut between rows with its head repeated; as lines where Slack's table cannot hold it. */
export function tablePieces(table: TablePart, colon: string): readonly Piece[] {
  const width = Math.max(table.columns.length, ...table.rows.map(({ length }) => length));
  const longest = Math.max(0, ...table.rows.flat().map(({ length }) => length));
  if (table.rows.length === 0 || width > LIMITS.table.columns || longest > LONGEST_CELL)
    return tableLines(table, colon);
  const titled = table.columns.some((column) => column.trim() !== "");
  const head = titled ? [filled(table.columns, width).map(boldCell)] : [];
  const rows = table.rows.map((row) => filled(row, width).map(cell));
  const columns = columnsOf(table, width);
  const room = TABLE_JSON - jsonLength([tableBlock([...head], columns)]);
  if (rows.some((row) => sizeOf(row) > room)) return tableLines(table, colon);
  const parts: TableCell[][][] = [[]];
  let left = room;
  for (const row of rows) {
    const part = parts.at(-1) ?? [];
    if (part.length > 0 && (head.length + part.length >= LIMITS.table.rows || sizeOf(row) > left)) {
      parts.push([row]);
      left = room;
    } else part.push(row);
    left -= sizeOf(row);
  }
  return parts.map((part) => piece(tableBlock([...head, ...part], columns)));
}

const sizeOf = (row: readonly TableCell[]): number => JSON.stringify(row).length + 1;

const filled = (row: readonly string[], width: number): readonly string[] =>
  Array.from({ length: width }, (_, at) => row[at] ?? "");

/** A cell must hold something. */
const shownIn = (text: string): string => literal(text).trim() || "－";

const cell = (text: string): TableCell => ({ type: "raw_text", text: shownIn(text) });

const boldCell = (text: string): TableCell => rich(line(written(shownIn(text), { bold: true })));

const tableBlock = (rows: TableCell[][], columns: Columns): Block => ({
  type: "table",
  rows,
  column_settings: [...columns],
});

type Columns = readonly { readonly is_wrapped: boolean; readonly align?: "right" }[];

/** A narrow column keeps its words on one line; numbers stand under each other. */
function columnsOf({ columns, rows }: TablePart, width: number): Columns {
  return Array.from({ length: width }, (_, at) => {
    const cells = rows.map((row) => row[at] ?? "");
    const longest = Math.max(0, ...[...cells, columns[at] ?? ""].map(({ length }) => length));
    const numbers =
      cells.every((cell) => /^[\d,.%－\s]*$/u.test(cell)) && cells.some((cell) => /\d/u.test(cell));
    return { is_wrapped: longest > NARROW, ...(numbers ? { align: "right" as const } : {}) };
  });
}
const NARROW = 12;

/** Where a table cannot stand: each row under its first cell, with the names of the columns. */
export function tableLines({ columns, rows }: TablePart, colon: string): readonly Piece[] {
  if (rows.length === 0) return listPieces(columns);
  const unnamed = columns.every((column) => column.trim() === "");
  return rows.flatMap((row) => {
    const [first = "", ...rest] = row;
    const named = rest.map((text, at) => {
      const column = columns[at + 1] ?? "";
      return unnamed || column === "" ? text : `${column}${colon}${text}`;
    });
    const title = [columns[0] ?? "", first].filter((each) => each.trim() !== "").join(colon);
    const titles = splitText(literal(title).trim(), BLOCK_TEXT)
      .filter((each) => each !== "")
      .map((each): Piece => ({ blocks: [rich(line(written(each, { bold: true })))], leads: true }));
    return [...titles, ...(rest.length > 0 ? listPieces(named) : [])];
  });
}
