import { drawPicture } from "../../../../src/adapters/pictures/draw-picture.ts";
import { renderMessage } from "../../../../src/adapters/teams/cards/message.ts";
import type { TeamsPost } from "../../../../src/adapters/teams/cards/posts.ts";
import { renderSheet } from "../../../../src/adapters/teams/cards/sheet.ts";
import type { Pictures } from "./picture-of-posts.ts";
import { sampleMessages } from "./sample-messages.ts";

/** The samples as posts, with the pictures in them. */

export interface RenderedSample {
  readonly name: string;
  readonly posts: readonly TeamsPost[];
  readonly pictures: Pictures;
}

export async function renderedSamples(): Promise<readonly RenderedSample[]> {
  const { messages, sheets, title } = await sampleMessages();
  const posts = messages.map(({ name, message }) => {
    const address = `https://kyodo.example/${name}.png`;
    const picture = message.parts.find((part) => part.kind === "picture");
    const pictures = new Map<string, Uint8Array>();
    if (picture?.kind === "picture") pictures.set(address, drawPicture(picture.picture, message.language));
    const rendered = renderMessage(message, {
      title,
      link: ({ guideline }) => `https://kyodo.example/read/${guideline}`,
      picture: () => address,
      files: () => [{ title: "Word (DOCX)", url: "https://kyodo.example/draft.docx" }],
      feedback: "loop",
      sheets: true,
    });
    return { name, posts: rendered, pictures };
  });
  const forms = sheets.map(({ name, sheet }) => ({
    name,
    posts: [{ cards: [renderSheet(sheet).card], entities: [], summary: sheet.title }],
    pictures: new Map<string, Uint8Array>(),
  }));
  return [...posts, ...forms];
}
