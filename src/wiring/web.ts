import { randomUUID } from "node:crypto";
import type { Router } from "express";
import { fileName } from "../adapters/documents/files.ts";
import { draftMarkdown } from "../adapters/documents/markdown.ts";
import { Conversations } from "../adapters/web/chat/conversations.ts";
import { WebPlatform } from "../adapters/web/chat/platform.ts";
import { chatRouter } from "../adapters/web/chat/router.ts";
import { Streams } from "../adapters/web/chat/stream.ts";
import type { Surroundings } from "../adapters/web/chat/surroundings.ts";
import { SETTINGS_CARD } from "../bot/settings.ts";
import type { Language } from "../domain/guideline.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Transcripts } from "../ports/transcript.ts";
import { cityOf, titleIn } from "./knowledge.ts";
import { draw } from "./pictures.ts";
import { passagePath } from "./reading.ts";

/** The chat page, put together. */

export interface WebChat {
  readonly platform: WebPlatform;
  readonly router: Router;
  /** Lets the bot speak a language that was chosen on a page. */
  onLanguage(person: string, language: Language): Promise<void>;
  /** Ends the open streams, so that the server can end. */
  stopStreams(): void;
}

export function openWebChat(
  knowledge: Knowledge,
  transcripts: Transcripts,
  now: () => Date = () => new Date(),
): WebChat {
  const conversations = new Conversations(transcripts, cityOf(knowledge), now);
  const platform = new WebPlatform(conversations);
  const streams = new Streams();
  const router = chatRouter({ platform, conversations, streams, surroundings: surroundings(knowledge) });
  return {
    platform,
    router,
    async onLanguage(person, language) {
      const pressed = { kind: "press", card: SETTINGS_CARD, value: `language:${language}` } as const;
      await platform.inbox?.receive({
        ...pressed,
        delivery: `web:${person}:${randomUUID()}`,
        party: conversations.partyOf(person),
        direct: true,
      });
    },
    stopStreams: () => streams.stop(),
  };
}

const surroundings = (knowledge: Knowledge): Surroundings => ({
  title: titleIn(knowledge),
  link: passagePath(knowledge),
  cities: (language) =>
    knowledge.library.volumes.map(({ guideline: { municipality } }) =>
      language === "ja" ? municipality.name : municipality.romaji,
    ),
  draw,
  documents: {
    // What writes documents takes long to load, and few pages need it.
    async docx(draft) {
      const { draftDocx } = await import("../adapters/documents/docx.ts");
      return draftDocx(draft);
    },
    markdown: draftMarkdown,
    fileName,
  },
});
