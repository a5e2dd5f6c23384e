import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type NextFunction, type Request, type Response, Router } from "express";
import type { Language } from "../../../domain/guideline.ts";
import type { Picture } from "../../../domain/picture.ts";
import { BOARD_FILES, type Board, type BoardView } from "../../../ports/board.ts";
import { page } from "../frame/page.ts";
import { visitorOf } from "../http/visitor.ts";
import { textIn, wishIn } from "./address.ts";
import { digestsPage } from "./digests-page.ts";
import { boardPage, refusedBoard } from "./pages.ts";
import { boardPageWording } from "./wording.ts";

/** `/board` and what belongs to it: pictures, exports, printed records, the digest's preview. */

const TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

export function boardRouter(
  board: Board,
  draw: (picture: Picture, language: Language) => Promise<Uint8Array> | Uint8Array,
): Router {
  const router = Router();

  router.get("/board", async (request, response) => {
    const { language } = visitorOf(request);
    const wish = wishIn(request.query);
    const view = await board.look(userOf(request), wish, language);
    const shown = view.kind === "shown" ? boardPage(view, wish, language) : refusedBoard(view, language);
    response
      .status(view.kind === "shown" ? 200 : 403)
      .type("html")
      .send(page(request, shown));
  });

  const picture = (name: string, of: (view: BoardView) => Picture): void => {
    router.get(`/board/${name}.png`, async (request, response, next) => {
      const { language } = visitorOf(request);
      const view = await board.look(userOf(request), wishIn(request.query), language);
      if (view.kind !== "shown") return next();
      response.type("png").send(Buffer.from(await draw(of(view), language)));
    });
  };
  picture("plot", ({ plot }) => plot.picture);
  picture("submissions", ({ submissions }) => submissions.picture);

  router.get("/board/export/:file", (request, response, next) => exported(board, request, response, next));

  router.get("/board/record/:id", async (request, response, next) => {
    const { language } = visitorOf(request);
    const back = { href: "/board", label: boardPageWording(language).back };
    const printed = await board.record(userOf(request), request.params.id, { language, back });
    if (printed === undefined) return next();
    response.setHeader("Content-Security-Policy", printedPolicy(printed));
    response.type("html").send(printed);
  });

  router.get("/board/digests", async (request, response) => {
    const { language } = visitorOf(request);
    const typed = textIn(request.query, "date");
    const isDate = typed === undefined || (DATE.test(typed) && !Number.isNaN(Date.parse(typed)));
    const preview = await board.digests(userOf(request), isDate ? typed : undefined, language);
    const shown = preview
      ? digestsPage(isDate ? preview : "badDate", typed, language)
      : refusedBoard({ kind: "refused", because: "member" }, language);
    response
      .status(!preview ? 403 : isDate ? 200 : 400)
      .type("html")
      .send(page(request, shown));
  });

  return router;
}

const userOf = (request: Request): string => visitorOf(request).person ?? "";

/** `records-2026.csv`: written as it is read, so that a large file never stands in memory. */
async function exported(
  board: Board,
  request: Request,
  response: Response,
  next: NextFunction,
): Promise<void> {
  const { language } = visitorOf(request);
  const [, name, year, ending] =
    /^([a-z]+)-(\d{4})\.(csv|xlsx)$/.exec(String(request.params["file"] ?? "")) ?? [];
  const what = BOARD_FILES.find((each) => each === name);
  const format = ending === "csv" || ending === "xlsx" ? ending : undefined;
  if (!what || !format) return next();
  const pieces = await board.file(userOf(request), { year: Number(year), what, format }, language);
  if (!pieces) {
    const refused = refusedBoard({ kind: "refused", because: "member" }, language);
    response.status(403).type("html").send(page(request, refused));
    return;
  }
  response.attachment(`kyodo-${name}-${year}.${format}`);
  response.setHeader("Content-Type", TYPES[format]);
  try {
    await pipeline(Readable.from(pieces), response);
  } catch (error) {
    // Who closed the download early needs nothing more; anything else has already cut the file off.
    const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
    if (code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  }
}

/** A printed page carries its one style sheet and its pictures inside: those, and nothing else. */
function printedPolicy(printed: string): string {
  const style = /<style>([^<]*)<\/style>/.exec(printed)?.[1] ?? "";
  const hash = createHash("sha256").update(style).digest("base64");
  return `default-src 'none'; style-src-elem 'sha256-${hash}'; style-src-attr 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}
