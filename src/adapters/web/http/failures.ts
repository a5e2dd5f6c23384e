import type { ErrorRequestHandler, Request, RequestHandler, Response } from "express";
import { page } from "../frame/page.ts";
import { refusedPage } from "../frame/refused.ts";
import { type Refusal, refuse } from "./refuse.ts";
import { visitorIn } from "./visitor.ts";

/** The end of every path that leads nowhere. Nothing of a failure's insides is shown; `tell` gets it. */

export const notFound: RequestHandler = (request, response) => show(request, response, 404, "notFound");

export function onFailure(tell: (failure: unknown) => void): ErrorRequestHandler {
  return (failure: unknown, request, response, next) => {
    if (response.headersSent) return next(failure);
    const status = statusOf(failure);
    if (status >= 500) tell(failure);
    if (status === 413) show(request, response, status, "tooLarge");
    else show(request, response, status, status >= 500 ? "failed" : "broken");
  };
}

/** What express and its parsers say of a request that they could not take; anything else is our own failure. */
function statusOf(failure: unknown): number {
  const status: unknown = failure instanceof Error ? Reflect.get(failure, "status") : undefined;
  return typeof status === "number" && status >= 400 && status < 500 ? status : 500;
}

function show(request: Request, response: Response, status: number, refusal: Refusal): void {
  const visitor = visitorIn(request);
  if (!visitor) refuse(request, response, status, refusal);
  else
    response
      .status(status)
      .type("html")
      .send(page(request, refusedPage(refusal, visitor.language)));
}
