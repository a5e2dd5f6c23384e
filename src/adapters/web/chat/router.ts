import { Router } from "express";
import { page } from "../frame/page.ts";
import { frameWording } from "../frame/wording.ts";
import { html } from "../html.ts";
import { visitorOf } from "../http/visitor.ts";

/** The chat page. */
export function chatRouter(): Router {
  const router = Router();
  router.get("/", (request, response) => {
    const words = frameWording(visitorOf(request).language);
    response.type("html").send(
      page(request, {
        title: words.brand,
        here: "chat",
        content: html`<div class="column"><h1>${words.brand}</h1></div>`,
      }),
    );
  });
  return router;
}
