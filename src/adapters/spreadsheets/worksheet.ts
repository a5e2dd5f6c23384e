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
  yield `<row>${titles.map((title) => textCell(title, STYLE.title)).join("")}</row>`;
  for await (const page of rows()) yield page.map(row).join("");
  yield "</sheetData></worksheet>";
}

// Cells without an address stand side by side: empty ones are written too, so that the next stands in its column.
const row = (cells: readonly Cell[]): string => `<row>${cells.map(cell).join("")}</row>`;

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
