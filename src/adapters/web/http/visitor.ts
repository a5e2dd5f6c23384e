import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Request, RequestHandler } from "express";
import type { Language } from "../../../domain/guideline.ts";
import { readCookie, setCookie } from "./cookies.ts";

/** Who looks at a page, and how they want to see it. */

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export interface Visitor {
  /** As the platform "web" names them; undefined for somebody who is not signed in. */
  readonly person: string | undefined;
  /** How the page calls a person who signed in. */
  readonly name: string | undefined;
  readonly language: Language;
  readonly theme: Theme;
  /** Stands in every form that changes something. */
  readonly token: string;
}

/** Tells who sent a request; undefined for a stranger. */
export type Who = (
  request: Request,
) => Promise<{ readonly person: string; readonly name?: string } | undefined>;

/** The hidden input with the token, in every form. */
export const TOKEN_FIELD = "_token";

export const LANGUAGE_COOKIE = "language";
export const THEME_COOKIE = "theme";
const SECRET_COOKIE = "page";
const YEAR_S = 31_536_000;

const visitors = new WeakMap<Request, Visitor>();

/** Who sent a request; undefined where it failed before anybody was met. */
export const visitorIn = (request: Request): Visitor | undefined => visitors.get(request);

/** Who sent a request that has passed `meet`. */
export function visitorOf(request: Request): Visitor {
  const visitor = visitorIn(request);
  if (!visitor) throw new Error("a request was served before it was met");
  return visitor;
}

/** Finds out who looks, for all that comes after. */
export function meet(who: Who, fallback: Language): RequestHandler {
  return async (request, response, next) => {
    const known = await who(request);
    let secret = readCookie(request, SECRET_COOKIE);
    if (secret === undefined || secret.length < 32) {
      secret = randomBytes(24).toString("base64url");
      setCookie(request, response, { name: SECRET_COOKIE, value: secret, maxAgeS: YEAR_S });
    }
    const theme = readCookie(request, THEME_COOKIE);
    visitors.set(request, {
      person: known?.person,
      name: known?.name,
      language: languageOf(request, fallback),
      theme: THEMES.find((each) => each === theme) ?? "system",
      token: tokenFor(secret, known?.person),
    });
    next();
  };
}

/** From here on this request is answered in another language. */
export function speak(request: Request, language: Language): void {
  visitors.set(request, { ...visitorOf(request), language });
}

/** The chosen language, else the browser's, else the city's. */
function languageOf(request: Request, fallback: Language): Language {
  const chosen = readCookie(request, LANGUAGE_COOKIE);
  if (chosen === "ja" || chosen === "en") return chosen;
  const accepted = request.acceptsLanguages("ja", "en");
  const asked = request.headers["accept-language"] !== undefined;
  return asked && (accepted === "ja" || accepted === "en") ? accepted : fallback;
}

/** What a form must bring back: only who can read the page knows it, and it is another for each person. */
const tokenFor = (secret: string, person: string | undefined): string =>
  createHash("sha256")
    .update(`${secret}\n${person ?? ""}`)
    .digest("base64url");

export function isTokenOf(visitor: Visitor, token: unknown): boolean {
  if (typeof token !== "string") return false;
  const [given, right] = [Buffer.from(token), Buffer.from(visitor.token)];
  return given.length === right.length && timingSafeEqual(given, right);
}
