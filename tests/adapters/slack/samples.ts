import { drawPicture } from "../../../src/adapters/pictures/draw-picture.ts";
import { type RenderOptions, renderMessage } from "../../../src/adapters/slack/blocks/message.ts";
import { renderSheet, sheetPages } from "../../../src/adapters/slack/blocks/sheet.ts";
import {
  loadingView,
  reasonView,
  renderHome,
  renderSources,
} from "../../../src/adapters/slack/blocks/views.ts";
import { PROJECT_ROOT } from "../../../src/config.ts";
import type { Language } from "../../../src/domain/guideline.ts";
import type { Message } from "../../../src/domain/message.ts";
import { loadKnowledge, shippedKnowledge } from "../../../src/knowledge/knowledge.ts";
import type { Sheet } from "../../../src/ports/chat.ts";
import { compose } from "../../digests/composed.ts";
import { collaboration, pending, person, section } from "../../digests/rows.ts";
import type { Drawn, Sample } from "./draw.ts";
import { type Conversation, realReplies } from "./real-replies.ts";
import { EN, JA } from "./sample-conversations.ts";

/** Every kind of message and view, in both languages, as the bot itself makes it. */

export async function slackSamples(picked = ""): Promise<readonly Sample[]> {
  const knowledge = loadKnowledge(shippedKnowledge(PROJECT_ROOT));
  const titles = new Map(knowledge.library.volumes.map(({ guideline }) => [guideline.id, guideline.title]));
  const title = (id: string): string => titles.get(id) ?? id;
  const made: Sample[] = [];
  for (const [language, conversations] of [
    ["ja", JA],
    ["en", EN],
  ] as const) {
    const draw = drawerOf(language, title);
    for (const [topic, conversation] of Object.entries(conversations)) {
      if (picked !== "" && !`${language}-${topic}`.startsWith(picked)) continue;
      made.push(...(await conversationSamples(`${language}-${topic}`, conversation, draw, title)));
    }
    made.push(...digestSamples(language, draw));
    made.push(draw.view(`${language}-view-loading`, { kind: "view", view: loadingView(language) }));
    made.push(draw.view(`${language}-view-reason`, { kind: "view", view: reasonView("a1", language) }));
  }
  return made;
}

interface Drawer {
  message(name: string, message: Message): Sample;
  home(name: string, message: Message): Sample;
  view(name: string, drawn: Drawn): Sample;
}

function drawerOf(language: Language, title: (id: string) => string): Drawer {
  const withPictures = (): { options: RenderOptions; pictures: Map<string, Uint8Array> } => {
    const pictures = new Map<string, Uint8Array>();
    const pictureFile: RenderOptions["pictureFile"] = (picture) => {
      const id = `F${pictures.size + 1}`;
      pictures.set(id, drawPicture(picture, language));
      return id;
    };
    const link = ({ guideline }: { guideline: string }) => `https://kyodo.example/read/${guideline}`;
    return { options: { title, link, pictureFile, sheets: true }, pictures };
  };
  return {
    message(name, message) {
      const { options, pictures } = withPictures();
      return { name, drawn: { kind: "posts", posts: renderMessage(message, options) }, pictures };
    },
    home(name, message) {
      const { options, pictures } = withPictures();
      return { name, drawn: { kind: "view", view: renderHome(message, options) }, pictures };
    },
    view: (name, drawn) => ({ name, drawn, pictures: new Map() }),
  };
}

async function conversationSamples(
  topic: string,
  conversation: Conversation,
  draw: Drawer,
  title: (id: string) => string,
): Promise<readonly Sample[]> {
  const { replies, home, sheet } = await realReplies(conversation);
  const number = (at: number): string => String(at + 1).padStart(2, "0");
  return [
    ...replies.flatMap(({ to, message }, at) => {
      const name = `${topic}-${number(at)}-${to.slice(0, 24).replace(/[^\p{L}\p{N}]+/gu, "_")}`;
      const sources = message.parts.flatMap((part) => (part.kind === "sources" ? [part] : []));
      return [
        draw.message(name, message),
        ...sources.map((part) =>
          draw.view(`${name}-sources`, {
            kind: "view",
            view: renderSources(
              { ...part, language: message.language },
              { title, link: () => "https://kyodo.example/read" },
            ),
          }),
        ),
      ];
    }),
    draw.home(`${topic}-home`, home),
    ...(sheet ? sheetSamples(topic, sheet, draw) : []),
  ];
}

const sheetSamples = (topic: string, sheet: Sheet, draw: Drawer): readonly Sample[] =>
  Array.from({ length: sheetPages(sheet) }, (_, page) =>
    draw.view(`${topic}-sheet-${page + 1}`, { kind: "view", view: renderSheet(sheet, { id: "s1", page }) }),
  );

function digestSamples(language: Language, draw: Drawer): readonly Sample[] {
  const rows = {
    pending: [
      pending({ projectName: "湖畔の清掃", due: "2026-11-10" }),
      pending({ projectName: "花壇づくり", due: "2026-11-30" }),
      pending({
        projectName: "子ども食堂の立ち上げ支援",
        due: "2026-12-01",
        side: "partner",
        waitingForPartner: true,
      }),
    ],
    submissions: [
      { section: "環境課", due: 8, submitted: 3 },
      { section: "市民協働課", due: 12, submitted: 12 },
    ],
  };
  const readers = { person: person("U1"), section: section("市民協働課"), collaboration };
  return Object.entries(readers).flatMap(([name, reader]) => {
    const message = compose(rows, { ...reader, language });
    return message ? [draw.message(`${language}-digest-${name}`, message)] : [];
  });
}
