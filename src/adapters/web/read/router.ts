import { type Request, Router } from "express";
import type { ReadingRoom } from "../../../ports/reading.ts";
import { page } from "../frame/page.ts";
import { visitorOf } from "../http/visitor.ts";
import { bookPage, hitsHtml, type Searched, searchPage, shelfPage } from "./pages.ts";

/** The reading page: `/read`, `/read/<guideline>`, and the search over both. */
export function readRouter(room: ReadingRoom, home: string | undefined): Router {
  const router = Router();
  router.get("/read", (request, response) => {
    response.type("html").send(page(request, shelfPage(room.shelf, home, visitorOf(request).language)));
  });
  router.get("/read/search", (request, response) => {
    const { language } = visitorOf(request);
    const searched = search(request, room);
    const isPart = textIn(request, "part") === "hits";
    response
      .type("html")
      .send(isPart ? hitsHtml(searched, language).toString() : page(request, searchPage(searched, language)));
  });
  router.get("/read/:guideline", (request, response, next) => {
    const book = room.open(request.params.guideline, textIn(request, "p"));
    if (!book) return next();
    response.type("html").send(page(request, bookPage(book, room.shelf, visitorOf(request).language)));
  });
  return router;
}

function search(request: Request, room: ReadingRoom): Searched {
  const typed = textIn(request, "q") ?? "";
  const within = room.shelf.find(({ id }) => id === textIn(request, "in"));
  return { typed, within, hits: room.search(typed, within?.id) };
}

/** A single text of the address; of several, or of anything else, none. */
const textIn = ({ query }: Request, name: string): string | undefined => {
  const value = query[name];
  return typeof value === "string" && value !== "" ? value : undefined;
};
