import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  type FileChild,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from "docx";
import type { Article, Closing, Draft } from "../../domain/message.ts";
import { plainLine } from "../../domain/plain-lines.ts";
import { FONT_TABLE, SANS, SERIF } from "./docx-fonts.ts";
import { textRuns } from "./docx-runs.ts";
import { articleTable, signatureTable } from "./docx-tables.ts";

/** A draft as a Word document on A4. Font sizes are in half points, distances in twips (1/1440 inch). */

const PAGE = { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) };
const MARGIN = convertMillimetersToTwip(25);
const TEXT_WIDTH = PAGE.width - 2 * MARGIN;
const MARK_COLOUR = "B00020";
const TITLE_SIZE = 32;
const MARK_SIZE = 26;
const SMALL_SIZE = 18;

const STYLES = {
  default: {
    document: {
      run: { font: SERIF, size: 21, language: { value: "en-US", eastAsia: "ja-JP" } },
      paragraph: { spacing: { after: 80, line: 320 } },
    },
    title: {
      run: { font: SANS, size: TITLE_SIZE, bold: true, color: "000000" },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 0, after: 120 } },
    },
    heading1: {
      run: { font: SANS, size: 22, bold: true, color: "000000" },
      paragraph: { keepNext: true, spacing: { before: 240, after: 60 } },
    },
  },
  paragraphStyles: [
    { id: "Cell", name: "Cell", basedOn: "Normal", paragraph: { spacing: { after: 0, line: 280 } } },
  ],
};

const list = (reference: string, format: "decimal" | "bullet", text: string) => ({
  reference,
  levels: [
    {
      level: 0,
      format: LevelFormat[format === "decimal" ? "DECIMAL" : "BULLET"],
      text,
      alignment: AlignmentType.LEFT,
      style: { run: { font: SERIF }, paragraph: { indent: { left: 560, hanging: 560 } } },
    },
  ],
});

const paragraph = (text: string): Paragraph => new Paragraph({ children: textRuns(text) });

function articleBlocks(
  { heading, paragraphs, items = [], table }: Article,
  instance: number,
): readonly FileChild[] {
  const numbering = { reference: "items", level: 0, instance };
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: textRuns(plainLine(heading)) }),
    ...paragraphs.map(paragraph),
    ...items.map((item) => new Paragraph({ numbering, children: textRuns(item) })),
    ...(table ? [articleTable(table, TEXT_WIDTH)] : []),
  ];
}

function closingBlocks({ statement, date, parties }: Closing): readonly FileChild[] {
  return [
    ...(statement
      ? [new Paragraph({ keepNext: true, spacing: { before: 360 }, children: textRuns(statement) })]
      : []),
    new Paragraph({ keepNext: true, spacing: { before: 240, after: 240 }, children: textRuns(date) }),
    ...(parties.length > 0 ? [signatureTable(parties, TEXT_WIDTH)] : []),
  ];
}

function noteBlocks({ heading, items }: NonNullable<Draft["notes"]>): readonly FileChild[] {
  const numbering = { reference: "notes", level: 0 };
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      pageBreakBefore: true,
      children: textRuns(plainLine(heading)),
    }),
    ...items.map((item) => new Paragraph({ numbering, children: textRuns(item) })),
  ];
}

function header(mark: string): Header {
  const children = textRuns(plainLine(mark), {
    font: SANS,
    size: SMALL_SIZE,
    bold: true,
    color: MARK_COLOUR,
  });
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children })] });
}

function footer(): Footer {
  const children = [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES];
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ size: SMALL_SIZE, children })],
      }),
    ],
  });
}

/** The bytes of the DOCX: the mark under the title and at the head of every page, the notes on a page of their own. */
export async function draftDocx(draft: Draft): Promise<Uint8Array> {
  const { title, mark, introduction = [], articles, closing, notes } = draft;
  const document = new Document({
    title: plainLine(title),
    creator: "協働ナビ",
    styles: STYLES,
    numbering: { config: [list("items", "decimal", "(%1)"), list("notes", "bullet", "□")] },
    sections: [
      {
        properties: {
          page: {
            size: PAGE,
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        headers: { default: header(mark) },
        footers: { default: footer() },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: textRuns(plainLine(title)) }),
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 300 },
            children: textRuns(plainLine(mark), {
              font: SANS,
              size: MARK_SIZE,
              bold: true,
              color: MARK_COLOUR,
            }),
          }),
          ...introduction.map(paragraph),
          ...articles.flatMap(articleBlocks),
          ...(closing ? closingBlocks(closing) : []),
          ...(notes ? noteBlocks(notes) : []),
        ],
      },
    ],
  });
  const bytes = await Packer.toBuffer(document, undefined, [
    { path: "word/fontTable.xml", data: FONT_TABLE },
  ]);
  return new Uint8Array(bytes);
}
