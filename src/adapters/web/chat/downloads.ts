import { Router } from "express";
import type { Message, Part } from "../../../domain/message.ts";
import { visitorOf } from "../http/visitor.ts";
import type { Surroundings } from "./surroundings.ts";

/** Pictures and documents of messages, drawn and written when they are asked for. */

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/** A message never changes its pictures. */
const KEPT = "private, max-age=3600";

/** `messageOf` finds a message among those that the person can see. */
export function downloadsRouter(
  messageOf: (person: string, entry: string) => Promise<Message | undefined>,
  { draw, documents }: Surroundings,
): Router {
  const router = Router();

  const partAt = async (person: string | undefined, entry: string, at: string): Promise<Part | undefined> => {
    if (person === undefined || !/^\d{1,3}$/.test(at)) return undefined;
    return (await messageOf(person, entry))?.parts[Number(at)];
  };

  router.get("/chat/picture/:entry/:part", async (request, response, next) => {
    const { person } = visitorOf(request);
    const { entry, part: at } = request.params;
    const part = await partAt(person, entry, at);
    if (part?.kind !== "picture" || person === undefined) return next();
    const { language } = (await messageOf(person, entry)) ?? { language: "ja" };
    response.setHeader("Cache-Control", KEPT);
    response.type("png").send(Buffer.from(await draw(part.picture, language)));
  });

  router.get("/chat/document/:entry/:file", async (request, response, next) => {
    const [, at = "", ending] = /^(\d+)\.(docx|md)$/.exec(request.params.file) ?? [];
    const part = await partAt(visitorOf(request).person, request.params.entry, at);
    if (part?.kind !== "document") return next();
    response.attachment(`${documents.fileName(part.draft.title)}.${ending}`);
    if (ending === "docx") response.type(DOCX).send(Buffer.from(await documents.docx(part.draft)));
    else response.type("text/markdown; charset=utf-8").send(documents.markdown(part.draft));
  });

  return router;
}
