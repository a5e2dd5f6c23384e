import type { Cell, Sheet } from "../../domain/sheet.ts";
import { STYLE } from "./parts.ts";
import { cellText, xmlText } from "./xml-text.ts";

/** One sheet as SpreadsheetML, piece by piece: numbers as numbers, days as dates, all else as text that is never computed. */

const DAY_MS = 86_400_000;
/** Day 0 of spreadsheets, where the calendar's 1900 has no 29 February. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
/** Days before 1 March 1900 are counted differently from program to program: they stay text. */
const FIRST_DAY = "1900-03-01";

export async function* worksheetXml({ titles, widths, rows }: Sheet): AsyncGenerator<string> {
  const columns = titles.map(
    (_, at) => `<col min="${at + 1}" max="${at + 1}" width="${widths[at] ?? 14}" customWidth="1"/>`,
  );
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="18"/><cols>${columns.join("")}</cols><sheetData>`;
  yield `<row${height(titles, widths)}>${titles.map((title) => textCell(title, STYLE.title)).join("")}</row>`;
  for await (const page of rows()) yield page.map((cells) => row(cells, widths)).join("");
  yield "</sheetData></worksheet>";
}

// Cells without an address stand side by side: empty ones are written too, so that the next stands in its column.
const row = (cells: readonly Cell[], widths: readonly number[]): string =>
  `<row${height(cells, widths)}>${cells.map(cell).join("")}</row>`;

const LINE_POINTS = 18;
/** A longer text is read in its cell; it does not push the rest out of sight. */
const MOST_LINES = 8;

/** Room for wrapped text: not every program makes it by itself. */
function height(cells: readonly Cell[], widths: readonly number[]): string {
  const lines = cells.map((value, at) => (typeof value === "string" ? linesOf(value, widths[at] ?? 14) : 1));
  const most = Math.min(MOST_LINES, Math.max(1, ...lines));
  return most === 1 ? "" : ` ht="${most * LINE_POINTS}" customHeight="1"`;
}

/** Lines that a text takes in a column so many half-width characters wide; as far as it matters. */
function linesOf(text: string, width: number): number {
  if (text.length * 2 <= width && !text.includes("\n")) return 1;
  return text
    .slice(0, MOST_LINES * width)
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(shownWidth(line) / width)), 0);
}

const shownWidth = (line: string): number =>
  [...line].reduce((sum, letter) => sum + (letter <= "\u02ff" ? 1 : 2), 0);

function cell(value: Cell): string {
  if (value === null || value === "") return "<c/>";
  if (typeof value === "string") return textCell(value, STYLE.text);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return textCell(String(value), STYLE.text);
    // Beyond this a spreadsheet would round it.
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) return textCell(String(value), STYLE.text);
    return `<c s="${STYLE.number}"><v>${value}</v></c>`;
  }
  const serial = (Date.parse(`${value.day}T00:00:00Z`) - DAY_ZERO) / DAY_MS;
  if (Number.isNaN(serial) || value.day < FIRST_DAY) return textCell(value.day, STYLE.text);
  return `<c s="${STYLE.day}"><v>${serial}</v></c>`;
}

const textCell = (text: string, style: number): string =>
  `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${xmlText(cellText(text))}</t></is></c>`;
