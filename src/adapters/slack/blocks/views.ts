import type { Citation } from "../../../domain/answer.ts";
import type { Language } from "../../../domain/guideline.ts";
import type { Message } from "../../../domain/message.ts";
import { LIMITS } from "../limits/numbers.ts";
import { type Block, type HomeView, type ModalView, plain, type RichTextBlock } from "./block-kit.ts";
import { citationPieces } from "./citations.ts";
import { shortened } from "./literal.ts";
import { messagePieces, type RenderOptions } from "./part-pieces.ts";
import { headingBlocks, noteBlocks } from "./texts.ts";
import { slackWording } from "./wording.ts";

/** The views beside the dialogs: home, sources, why an answer was no good, and what stands until one is there. */

/** Views by the id that comes back with what is done in them. */
export const VIEWS = { sheet: "sheet", reason: "reason", sources: "sources", loading: "loading" } as const;

export function renderHome(message: Message, options: RenderOptions): HomeView {
  const blocks = messagePieces(message, options, "view").flatMap((each) => each.blocks);
  const parted = blocks.flatMap((block, at): Block[] =>
    block.type === "header" && at > 0 ? [{ type: "divider" }, block] : [block],
  );
  const whole = parted.length <= LIMITS.view.blocks ? parted : blocks;
  const shown = withinView(whole, message.language);
  return {
    type: "home",
    blocks: shown.length > 0 ? shown : [...headingBlocks(slackWording(message.language).name)],
  };
}

/** What is too much for a view: texts that stand together become one block; what still is too much is told of. */
function withinView(blocks: readonly Block[], language: Language): Block[] {
  const most = LIMITS.view.blocks;
  const joined = blocks.length <= most ? [...blocks] : joinedTexts(blocks);
  const lengths = joined.map((block) => JSON.stringify(block).length);
  let room = HOME_JSON;
  const fitting = lengths.findIndex((length, at) => {
    room -= length;
    return at >= most || room < 0;
  });
  if (fitting < 0) return joined;
  return [...joined.slice(0, Math.min(fitting, most - 1)), ...noteBlocks(slackWording(language).moreAtHome)];
}

/** Below the limit, with room for what stands around the blocks. */
const HOME_JSON = LIMITS.view.characters - 10_000;

function joinedTexts(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (last?.type === "rich_text" && block.type === "rich_text") {
      const both: RichTextBlock = { type: "rich_text", elements: [...last.elements, ...block.elements] };
      joined[joined.length - 1] = both;
    } else joined.push(block);
  }
  return joined;
}

export interface SourcesPage {
  /** The answer's id. */
  readonly answer: string;
  readonly citations: readonly Citation[];
  readonly language: Language;
  /** From 0. */
  readonly page?: number;
}

/** The passages behind an answer, word for word; where they are too many for one view, with a button to the next page. */
export function renderSources(
  { answer, citations, language, page = 0 }: SourcesPage,
  { title, link }: Pick<RenderOptions, "title" | "link">,
): ModalView {
  const words = slackWording(language);
  const all = citations.flatMap((citation, at) =>
    citationPieces(citation, at + 1, { language, title, link }).flatMap((each) => each.blocks),
  );
  const pages = Math.max(1, Math.ceil(all.length / SOURCES_A_PAGE));
  const at = Math.min(Math.max(0, page), pages - 1);
  const shown = all.slice(at * SOURCES_A_PAGE, (at + 1) * SOURCES_A_PAGE);
  const blocks = shown.flatMap((block, index): Block[] =>
    index === 0 ? [block] : [{ type: "divider" }, block],
  );
  const next: Block = {
    type: "actions",
    elements: [
      {
        type: "button",
        action_id: "sources.next",
        text: plain(`${words.next}（${at + 2}/${pages}）`),
        value: JSON.stringify([answer, at + 1]),
      },
    ],
  };
  return modal(VIEWS.sources, words.sourcesTitle, language, [...blocks, ...(at + 1 < pages ? [next] : [])]);
}

const SOURCES_A_PAGE = 40;

/** Stands at once, until what was asked for is there. */
export const loadingView = (language: Language): ModalView =>
  modal(VIEWS.loading, slackWording(language).name, language, noteBlocks(slackWording(language).loading));

/** Says one thing, where what was asked for is not there any more. */
export const noticeView = (text: string, language: Language): ModalView =>
  modal(VIEWS.loading, slackWording(language).name, language, noteBlocks(text));

const LONGEST_REASON = 1000;
export const REASON_INPUT = "reason";

/** Asks what was wrong with an answer. `id` is what leads back to it. */
export function reasonView(id: string, language: Language): ModalView {
  const words = slackWording(language);
  const input: Block = {
    type: "input",
    block_id: REASON_INPUT,
    label: plain(words.reasonLabel),
    hint: plain(words.reasonHint),
    optional: true,
    element: { type: "plain_text_input", action_id: "text", multiline: true, max_length: LONGEST_REASON },
  };
  return {
    ...modal(VIEWS.reason, words.reasonTitle, language, [input]),
    submit: plain(words.send),
    private_metadata: id.slice(0, LIMITS.view.metadata),
  };
}

export function modal(
  callback: string,
  title: string,
  language: Language,
  blocks: readonly Block[],
): ModalView {
  return {
    type: "modal",
    callback_id: callback,
    title: plain(shortened(title, LIMITS.view.title) || slackWording(language).name),
    close: plain(slackWording(language).close),
    blocks: [...blocks],
  };
}
