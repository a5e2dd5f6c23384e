import type { Request, RequestHandler } from "express";
import { refuse } from "./refuse.ts";

/** Whatever changes something must come from a page of this server: told by the browser itself, before any token. */

const SAFE_METHODS = new Set(["GET", "HEAD"]);

export function onlyFromHere(publicUrl: URL | undefined): RequestHandler {
  return (request, response, next) => {
    if (SAFE_METHODS.has(request.method) || isFromHere(request, publicUrl)) next();
    else refuse(request, response, 403, "crossSite");
  };
}

function isFromHere(request: Request, publicUrl: URL | undefined): boolean {
  const { origin, host } = request.headers;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  // Browsers without Sec-Fetch-Site still name the origin of a post; who sends neither must show the token.
  if (origin === undefined) return true;
  const scheme = request.secure ? "https" : "http";
  return origin === `${scheme}://${host}` || (publicUrl !== undefined && origin === publicUrl.origin);
}
