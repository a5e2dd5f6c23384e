import type { Language } from "../../domain/guideline.ts";
import type { Message, Part } from "../../domain/message.ts";
import { bytesOf, CARD_BYTES } from "./cards/budget.ts";
import type { TeamsCard } from "./cards/elements.ts";
import { renderMessage } from "./cards/message.ts";
import type { TeamsPost } from "./cards/posts.ts";
import type { CardOptions } from "./cards/scene.ts";
import type { Outbound } from "./connector.ts";
import type { HostedFile, HostedFiles } from "./hosted-files.ts";
import { isStep, stamped } from "./stamps.ts";

/** A message as the activities that Teams shows. */

export interface Rendering {
  readonly title: CardOptions["title"];
  readonly link?: CardOptions["link"];
  readonly drawPicture: (
    picture: Extract<Part, { kind: "picture" }>["picture"],
    language: Language,
  ) => Promise<Uint8Array> | Uint8Array;
  readonly draftFiles: (
    draft: Extract<Part, { kind: "document" }>["draft"],
  ) => Promise<readonly HostedFile[]>;
  /** Missing where no address of this server is known outside: pictures and drafts are then told in words. */
  readonly files?: HostedFiles;
}

/** What of a message goes out, in this order. */
export async function posts(
  message: Message,
  person: string,
  rendering: Rendering,
): Promise<readonly TeamsPost[]> {
  const rendered = renderMessage(message, await optionsFor(message, rendering));
  return isStep(message) ? rendered.map((post) => withStamp(post, person)) : rendered;
}

const withStamp = (post: TeamsPost, person: string): TeamsPost => ({
  ...post,
  cards: post.cards.map((card) => stamped(card, { step: true, for: person })),
});

/** Pictures are drawn and drafts written before the cards that lead to them. */
async function optionsFor({ parts, language }: Message, rendering: Rendering): Promise<CardOptions> {
  const { files, drawPicture, draftFiles, title, link } = rendering;
  const pictures = new Map<unknown, string>();
  const drafts = new Map<unknown, readonly { title: string; url: string }[]>();
  for (const part of files ? parts : []) {
    if (part.kind === "picture" && files) {
      const bytes = await drawPicture(part.picture, language);
      pictures.set(part.picture, await files.host({ name: "picture.png", type: "image/png", bytes }));
    }
    if (part.kind === "document" && files) {
      const written = await draftFiles(part.draft);
      const hosted = await Promise.all(
        written.map(async (file) => ({ title: file.name, url: await files.host(file) })),
      );
      drafts.set(part.draft, hosted);
    }
  }
  return {
    title,
    ...(link ? { link } : {}),
    picture: (picture) => pictures.get(picture),
    files: (draft) => drafts.get(draft) ?? [],
    feedback: "loop",
    sheets: true,
  };
}

/** All posts of a step's reply as one where they find room in one card: an answer to a press is a single card. */
export function together(all: readonly TeamsPost[]): readonly TeamsPost[] {
  const [first, ...others] = all;
  if (!first || all.some(({ text }) => text !== undefined)) return all;
  const cards = all.flatMap((post) => post.cards);
  const [head] = cards;
  if (!head) return all;
  const card: TeamsCard = { ...head, body: cards.flatMap(({ body }) => body) };
  return bytesOf(card) <= CARD_BYTES ? [{ ...first, cards: [card] }] : [first, ...others];
}

export function activityOf(post: TeamsPost): Outbound {
  const { text, cards, entities, summary, feedback } = post;
  return {
    type: "message",
    ...(text === undefined ? {} : { text, textFormat: "markdown" }),
    summary,
    attachments: cards.map((content) => ({
      contentType: "application/vnd.microsoft.card.adaptive",
      content,
    })),
    entities: entities.map((entity) => ({ ...entity })),
    ...(feedback === undefined ? {} : { channelData: { feedbackLoop: { type: "default" } } }),
  };
}
