import type { Request, RequestHandler } from "express";
import { ipKeyGenerator, rateLimit } from "express-rate-limit";
import { refuse } from "./refuse.ts";
import { visitorOf } from "./visitor.ts";

/** How often somebody may ask, so that a stuck script or a stranger cannot keep everybody else waiting. */

export interface Limits {
  /** Anything, a minute, from one address. */
  readonly requests: number;
  /** What changes something, a minute, by one person. */
  readonly posts: number;
}
export const LIMITS: Limits = { requests: 600, posts: 90 };

const MINUTE_MS = 60_000;

export const perAddress = (limit: number): RequestHandler =>
  rateLimit({
    windowMs: MINUTE_MS,
    limit,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    handler: (request, response) => refuse(request, response, 429, "often"),
  });

export const perPerson = (limit: number): RequestHandler =>
  rateLimit({
    windowMs: MINUTE_MS,
    limit,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    skip: ({ method }) => method === "GET" || method === "HEAD",
    keyGenerator: (request: Request) => visitorOf(request).person ?? ipKeyGenerator(request.ip ?? ""),
    handler: (request, response) => refuse(request, response, 429, "often"),
  });
