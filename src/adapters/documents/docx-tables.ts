import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableRow, WidthType } from "docx";
import type { Article, Closing } from "../../domain/message.ts";
import { textRuns } from "./docx-runs.ts";

/** The tables of the DOCX. Widths are in twips (1/1440 inch) and fill the text's width. */

const CELL_MARGINS = { top: 60, bottom: 60, left: 100, right: 100 };
const HEAD_SHADE = "E7ECEF";
const LABEL_WIDTH = 0.24;

/** Two columns are a label and its text; more share the width. */
const columnWidths = (count: number, textWidth: number): number[] =>
  count === 2
    ? [Math.floor(textWidth * LABEL_WIDTH), textWidth - Math.floor(textWidth * LABEL_WIDTH)]
    : Array.from({ length: count }, () => Math.floor(textWidth / count));

/** An article's table; its head is repeated on every page, and short rows are filled up. */
export function articleTable({ columns, rows }: NonNullable<Article["table"]>, textWidth: number): Table {
  const widths = columnWidths(Math.max(1, columns.length, ...rows.map((cells) => cells.length)), textWidth);
  const row = (cells: readonly string[], head: boolean): TableRow =>
    new TableRow({
      tableHeader: head,
      children: widths.map(
        (size, at) =>
          new TableCell({
            width: { size, type: WidthType.DXA },
            margins: CELL_MARGINS,
            ...(head ? { shading: { fill: HEAD_SHADE } } : {}),
            children: [new Paragraph({ style: "Cell", children: textRuns(cells[at] ?? "", { bold: head }) })],
          }),
      ),
    });
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    rows: [row(columns, true), ...rows.map((cells) => row(cells, false))],
  });
}

const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" };
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE };

/** The parties side by side, two in a row, none of them parted by a page's end. */
export function signatureTable(parties: Closing["parties"], textWidth: number): Table {
  const size = Math.floor(textWidth / 2);
  const cell = (party: Closing["parties"][number] | undefined): TableCell =>
    new TableCell({
      width: { size, type: WidthType.DXA },
      margins: CELL_MARGINS,
      borders: NO_BORDERS,
      children: party
        ? [
            new Paragraph({ keepNext: true, children: textRuns(party.role, { bold: true }) }),
            new Paragraph({ alignment: AlignmentType.LEFT, children: textRuns(party.name) }),
          ]
        : [new Paragraph({})],
    });
  const pairs = parties.flatMap((party, at) => (at % 2 === 0 ? [[party, parties[at + 1]] as const] : []));
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [size, size],
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    rows: pairs.map((pair) => new TableRow({ cantSplit: true, children: pair.map(cell) })),
  });
}
