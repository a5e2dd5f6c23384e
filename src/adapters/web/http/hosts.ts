import type { Request, RequestHandler } from "express";
import { refuse } from "./refuse.ts";

/**
 * Under which names the pages are served. A page of a stranger can point a name of its own at 127.0.0.1 (DNS
 * rebinding); its requests then come from this machine, but they bring that name as their Host.
 */

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);
/** What a proxy in front adds: behind one, whoever asks does not sit at this machine. */
const PROXY_HEADERS = ["forwarded", "x-forwarded-for", "x-forwarded-host", "via", "x-real-ip"] as const;

/** Only this machine's own names, and nobody through a proxy. */
export const onlyLoopback: RequestHandler = (request, response, next) => {
  const proxied = PROXY_HEADERS.some((header) => request.headers[header] !== undefined);
  if (!proxied && isLoopback(request)) next();
  else refuse(request, response, 421, "host");
};

/** The public address's host, and this machine's own names. */
export function onlyHost(publicUrl: URL | undefined): RequestHandler {
  return (request, response, next) => {
    const host = request.headers.host?.toLowerCase();
    if (isLoopback(request) || (publicUrl !== undefined && host === publicUrl.host)) next();
    else refuse(request, response, 421, "host");
  };
}

function isLoopback(request: Request): boolean {
  const name = (request.headers.host ?? "").toLowerCase().replace(/:\d{1,5}$/, "");
  return LOOPBACK.has(name);
}
