import { randomUUID } from "node:crypto";
import { type Request, type RequestHandler, type Response, Router } from "express";
import type { Message } from "../../../domain/message.ts";
import type { Inbox } from "../../../ports/chat.ts";
import { page } from "../frame/page.ts";
import { rememberLanguage } from "../frame/preferences.ts";
import { fieldsOf } from "../http/forms.ts";
import { refuse } from "../http/refuse.ts";
import { speak, visitorOf } from "../http/visitor.ts";
import { chatPage, homePart } from "./chat-page.ts";
import type { Conversations } from "./conversations.ts";
import { downloadsRouter } from "./downloads.ts";
import { entryItem } from "./entries-view.ts";
import { type Turn, turnIn } from "./incoming.ts";
import type { WebPlatform } from "./platform.ts";
import { goneSheetPage, sheetPage } from "./sheet-page.ts";
import type { Streams } from "./stream.ts";
import type { Surroundings } from "./surroundings.ts";
import { chatWording } from "./wording.ts";

/** The chat's addresses. Each belongs to the person who asks: nobody's conversation can be named. */

/** How long a browser without a script waits for its page with the reply. */
const REPLY_MS = 6000;

export interface Chat {
  readonly platform: WebPlatform;
  readonly conversations: Conversations;
  readonly surroundings: Surroundings;
  readonly streams: Streams;
}

type Open = Chat & { readonly inbox: Inbox; readonly person: string };

export function chatRouter(chat: Chat): Router {
  const { conversations, surroundings } = chat;
  const router = Router();
  const opened =
    (handle: (open: Open, request: Request, response: Response) => Promise<void>): RequestHandler =>
    async (request, response, next) => {
      const { person } = visitorOf(request);
      const { inbox } = chat.platform;
      if (person === undefined) next();
      else if (inbox) await handle({ ...chat, inbox, person }, request, response);
      else refuse(request, response, 503, "failed");
    };
  router.get("/", opened(showPage));
  router.get("/chat", (_request, response) => response.redirect(303, "/"));
  router.get("/chat/home", opened(showHome));
  router.get("/chat/stream", opened(openStream));
  router.get("/chat/since/:change", opened(showSince));
  router.get("/chat/sheet/:card", opened(showSheet));
  router.post("/chat", opened(take));
  const messageOf = async (person: string, entry: string): Promise<Message | undefined> => {
    const { inbox } = chat.platform;
    if (entry === "home") return inbox?.home(conversations.partyOf(person));
    return messageIn(conversations, person, entry);
  };
  router.use(downloadsRouter(messageOf, surroundings));
  return router;
}

async function messageIn(all: Conversations, person: string, entry: string): Promise<Message | undefined> {
  const said = (await all.find(person, entry))?.said;
  return said?.by === "bot" ? said.message : undefined;
}

async function showPage(open: Open, request: Request, response: Response): Promise<void> {
  response.type("html").send(await pageFor(open, request, response, {}));
}

async function pageFor(
  { inbox, person, conversations, surroundings }: Open,
  request: Request,
  response: Response,
  more: { readonly typed?: string; readonly problem?: string },
): Promise<string> {
  const before = /^[1-9]\d{0,8}$/.exec(String(request.query["before"] ?? ""))?.[0];
  const home = await inbox.home(conversations.partyOf(person), visitorOf(request).language);
  // A language that was set in the conversation holds for the pages as well.
  if (home.language !== visitorOf(request).language) {
    speak(request, home.language);
    rememberLanguage(request, response, home.language);
  }
  const change = await conversations.change(person);
  const entries = await conversations.latest(person, before === undefined ? undefined : Number(before));
  const view = {
    visitor: visitorOf(request),
    entries,
    change,
    older: before !== undefined,
    home,
    surroundings,
    newDelivery: randomUUID,
    ...more,
  };
  return page(request, chatPage(view));
}

async function showHome(
  { inbox, person, conversations, surroundings }: Open,
  request: Request,
  response: Response,
) {
  const home = await inbox.home(conversations.partyOf(person), visitorOf(request).language);
  response.type("html").send(String(homePart({ home, visitor: visitorOf(request), surroundings })));
}

async function openStream(open: Open, request: Request, response: Response): Promise<void> {
  const { conversations, person, streams } = open;
  streams.open(request, response, { conversations, key: person, show: shown(open, request) });
}

/** The same news for a page whose stream is gone for the moment. */
async function showSince(open: Open, request: Request, response: Response): Promise<void> {
  const change = /^\d{1,9}$/.test(String(request.params["change"])) ? Number(request.params["change"]) : 0;
  const news = await open.conversations.since(open.person, change);
  response.json(news.map((entry) => ({ change: entry.change, ...shown(open, request)(entry) })));
}

const shown =
  ({ surroundings }: Open, request: Request) =>
  (entry: Parameters<typeof entryItem>[0]) => ({
    number: entry.number,
    html: String(entryItem(entry, visitorOf(request), surroundings)),
  });

async function showSheet({ inbox, person, conversations }: Open, request: Request, response: Response) {
  const card = String(request.params["card"]);
  const visitor = visitorOf(request);
  const sheet = await inbox.sheet(conversations.partyOf(person), card);
  if (!sheet)
    response
      .status(410)
      .type("html")
      .send(page(request, goneSheetPage(visitor, {})));
  else response.type("html").send(page(request, sheetPage({ visitor, sheet, newDelivery: randomUUID })));
}

async function take(open: Open, request: Request, response: Response): Promise<void> {
  const { inbox, person, conversations } = open;
  const fields = fieldsOf(request);
  const visitor = visitorOf(request);
  const party = conversations.partyOf(person);
  const entry = fields.get("entry")?.[0] ?? "";
  const shownMessage =
    entry === "home"
      ? await inbox.home(party, visitor.language)
      : await messageIn(conversations, person, entry);
  const turn = turnIn(fields, party, shownMessage, visitor.language);
  if (!turn) return refuse(request, response, 400, "broken");
  const { incoming, words } = turn;
  if (incoming.kind === "text" && incoming.text.trim() === "") {
    const problem = chatWording(visitor.language).empty;
    response
      .status(422)
      .type("html")
      .send(await pageFor(open, request, response, { problem }));
    return;
  }
  if (incoming.kind === "sheet") return takeSheet(open, request, response, turn);
  const before = await conversations.last(person);
  const taken = await conversations.take(incoming, words, (each) => inbox.receive(each));
  if (request.accepts("html", "json") === "json") {
    response.status(204).end();
    return;
  }
  if (taken.kind === "taken") await conversations.replied(person, before, REPLY_MS);
  response.redirect(303, await afterwards(open, before));
}

/** A whole dialog at once: what is wrong is told at its field, and nothing of it is stored then. */
async function takeSheet(
  open: Open,
  request: Request,
  response: Response,
  { incoming, words }: Turn,
): Promise<void> {
  const { inbox, person, conversations } = open;
  if (incoming.kind !== "sheet") throw new Error("not a sheet");
  const visitor = visitorOf(request);
  const before = await conversations.last(person);
  if (await conversations.find(person, incoming.delivery)) return response.redirect(303, "/");
  const sheet = await inbox.sheet(incoming.party, incoming.card);
  if (!sheet) {
    response
      .status(410)
      .type("html")
      .send(page(request, goneSheetPage(visitor, incoming.fields)));
    return;
  }
  const taken = await conversations.take(incoming, words, (each) => inbox.receive(each));
  if (taken.kind === "refused") {
    const view = {
      visitor,
      sheet,
      filled: incoming.fields,
      problems: taken.problems,
      newDelivery: randomUUID,
    };
    response
      .status(422)
      .type("html")
      .send(page(request, sheetPage(view)));
    return;
  }
  if (taken.kind === "taken") await conversations.replied(person, before, REPLY_MS);
  response.redirect(303, await afterwards(open, before));
}

/** The page, at what was said since. */
async function afterwards({ conversations, person }: Open, before: number): Promise<string> {
  const first = (await conversations.latest(person)).find(({ number }) => number > before);
  return first ? `/#e${first.number}` : "/";
}
