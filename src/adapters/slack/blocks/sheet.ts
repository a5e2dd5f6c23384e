import type { Sheet, SheetField } from "../../../ports/chat.ts";
import { LIMITS } from "../limits/numbers.ts";
import { type Block, type ModalView, plain } from "./block-kit.ts";
import { cutLabels, inputBlock, inputId, pickable } from "./inputs.ts";
import { shortened, shortName } from "./literal.ts";
import { headingBlocks, listPieces, noteBlocks } from "./texts.ts";
import { modal, VIEWS } from "./views.ts";
import { slackWording } from "./wording.ts";

/** A whole dialog as one form. Each page is sent and stored on its own, so that nothing typed waits in a view. */

export interface SheetPage {
  /** What leads back to the dialog: it alone goes into the view. */
  readonly id: string;
  /** From 0. */
  readonly page?: number;
}

/** How many pages a sheet has. */
export const sheetPages = (sheet: Sheet): number => pagesOf(sheet).length;

export function renderSheet(sheet: Sheet, { id, page = 0 }: SheetPage): ModalView {
  const { language } = sheet;
  const words = slackWording(language);
  const pages = pagesOf(sheet);
  const at = Math.min(Math.max(0, page), pages.length - 1);
  const last = at + 1 >= pages.length;
  const notes = [words.partly, ...(pages.length > 1 ? [words.page(at + 1, pages.length)] : [])];
  return {
    ...modal(VIEWS.sheet, sheet.title, language, [
      ...noteBlocks(notes.join(language === "ja" ? "" : " ")),
      ...(pages[at] ?? []),
    ]),
    submit: plain(last ? words.send : words.next),
    close: plain(words.cancel),
    private_metadata: JSON.stringify([id.slice(0, LONGEST_ID), at]),
  };
}

const LONGEST_ID = 1000;
/** A page may hold so many blocks and so much JSON, beside its note. */
const PAGE_BLOCKS = LIMITS.view.blocks - 2;
const PAGE_JSON = 200_000;

/** Fields stay in their order; the name of a part stands above its first, and again on the next page. */
function pagesOf({ fields, language }: Sheet): readonly (readonly Block[])[] {
  const pages: Block[][] = [[]];
  let part: string | undefined;
  for (const field of fields) {
    const own = fieldBlocks(field, language);
    const heading = field.part === undefined || field.part === part ? [] : headingBlocks(field.part);
    const page = pages.at(-1) ?? [];
    const next = [...page, ...heading, ...own];
    if (page.length > 0 && (next.length > PAGE_BLOCKS || JSON.stringify(next).length > PAGE_JSON)) {
      pages.push([...(field.part === undefined ? [] : headingBlocks(field.part)), ...own]);
    } else page.push(...heading, ...own);
    part = field.part;
  }
  return pages;
}

export const SHEET_INPUT = "sheet";

function fieldBlocks(field: SheetField, language: Sheet["language"]): readonly Block[] {
  const { input, value = "" } = field;
  if (input.kind === "text" && value.length > LIMITS.input.typed) {
    return noteBlocks(slackWording(language).tooLong(shortName(field.label, SHORT_LABEL)));
  }
  const unpickable = (input.kind === "single" || input.kind === "multiple") && !pickable(input.options);
  const list = listPieces(cutLabels(field), "ordered").flatMap((each) => each.blocks);
  const title = list.length > 0 && !unpickable ? headingBlocks(field.label) : [];
  return [
    ...title,
    ...list,
    inputBlock({ ...field, optional: true, needed: !field.optional }, SHEET_INPUT, language),
  ];
}

const SHORT_LABEL = 100;

/** What is wrong with which field, as Slack wants it: by the id of the input's block. */
export const sheetErrors = (problems: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(problems).map(([key, problem]) => [
      inputId(SHEET_INPUT, key),
      shortened(problem, LONGEST_PROBLEM),
    ]),
  );

const LONGEST_PROBLEM = 500;
