import { type Request, type RequestHandler, type Response, Router } from "express";
import { rateLimit } from "express-rate-limit";
import { type Page, page } from "../frame/page.ts";
import { ownPath } from "../frame/preferences.ts";
import { readCookie, setCookie } from "../http/cookies.ts";
import { fieldsOf } from "../http/forms.ts";
import { refuse } from "../http/refuse.ts";
import { visitorOf } from "../http/visitor.ts";
import type { Door } from "./door.ts";
import { accountPage, failedPage, ranOutPage, signedOutPage, signInPage, strangerPage } from "./pages.ts";
import { beginSession, forgetSession, hashed, LONGEST_MS, newSecret, sessionOf } from "./session.ts";

/** Signing in and out. Put it before all pages: whoever is not signed in comes no further. */

const BROWSER_COOKIE = "sign-in";
/** How long somebody may take at the provider. */
const WAITING_MS = 10 * 60_000;
const MINUTE_MS = 60_000;

export interface SignInLimits {
  /** Sign-ins begun, a minute, from one address: a whole city hall may share one. */
  readonly begun: number;
  /** Sign-ins that failed, in ten minutes, from one address. */
  readonly failed: number;
}
const SIGN_IN_LIMITS: SignInLimits = { begun: 60, failed: 30 };

export function signInRouter(door: Door, limits: SignInLimits = SIGN_IN_LIMITS): Router {
  const router = Router();
  const { provider } = door;
  router.get("/sign-in", (request, response) => {
    const visitor = visitorOf(request);
    if (visitor.person !== undefined) return show(request, response, 200, accountPage(visitor));
    show(request, response, 200, signInPage(provider.name, backIn(request), visitor.language));
  });
  router.get("/sign-in/start", often(limits.begun, MINUTE_MS), (request, response) =>
    start(door, request, response),
  );
  const failures = often(limits.failed, WAITING_MS, { skipSuccessfulRequests: true });
  router.get("/sign-in/callback", failures, (request, response) => finish(door, request, response));
  router.get("/signed-out", (request, response) =>
    show(request, response, 200, signedOutPage(provider.name, visitorOf(request).language)),
  );
  router.post("/sign-out", async (request, response) => {
    const session = await sessionOf(request, door.sessions, door.clock());
    if (session && fieldsOf(request).has("everywhere")) await door.sessions.endAllOf(session.user);
    else if (session) await door.sessions.end(session.key);
    forgetSession(request, response);
    response.redirect(303, "/signed-out");
  });
  router.use(onlySignedIn(door));
  return router;
}

const often = (
  limit: number,
  windowMs: number,
  more: { readonly skipSuccessfulRequests?: boolean } = {},
): RequestHandler =>
  rateLimit({
    windowMs,
    limit,
    ...more,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    handler: (request, response) => refuse(request, response, 429, "often"),
  });

const show = (request: Request, response: Response, status: number, content: Page): void => {
  response.status(status).type("html").send(page(request, content));
};

const backIn = ({ query }: Request): string =>
  ownPath(typeof query["back"] === "string" ? query["back"] : undefined);

async function start(door: Door, request: Request, response: Response): Promise<void> {
  const { provider, sessions, publicUrl, clock } = door;
  const back = backIn(request);
  // The provider sends the browser back to the public address: the cookie that waits for it must be set there.
  if (request.headers.host?.toLowerCase() !== publicUrl.host) {
    const there = new URL("/sign-in/start", publicUrl);
    there.searchParams.set("back", back);
    return response.redirect(303, there.href);
  }
  const asked = await provider.begin();
  if (!asked) {
    return show(
      request,
      response,
      503,
      failedPage("unreachable", provider.name, visitorOf(request).language),
    );
  }
  const browser = readCookie(request, BROWSER_COOKIE) || newSecret();
  const now = clock();
  await sessions.prune(new Date(now.getTime() - LONGEST_MS));
  await sessions.wait({
    state: asked.state,
    nonce: asked.nonce,
    verifier: asked.verifier,
    browser: hashed(browser),
    back,
    endsAt: new Date(now.getTime() + WAITING_MS),
  });
  setCookie(request, response, { name: BROWSER_COOKIE, value: browser, maxAgeS: WAITING_MS / 1000 });
  response.redirect(303, asked.url.href);
}

async function finish(door: Door, request: Request, response: Response): Promise<void> {
  const { provider, sessions, publicUrl, clock, contact, tell } = door;
  const { language } = visitorOf(request);
  const { state } = request.query;
  const browser = readCookie(request, BROWSER_COOKIE);
  const waiting =
    typeof state === "string" && browser !== undefined
      ? await sessions.take(state, hashed(browser), clock())
      : undefined;
  if (!waiting) return show(request, response, 403, failedPage("ranOut", provider.name, language));
  const end = await provider.finish(new URL(request.originalUrl, publicUrl), waiting);
  if (end.kind === "refused") {
    tell(`sign-in refused: ${end.because} (${end.detail})`);
    const status = end.because === "unreachable" ? 503 : 403;
    return show(request, response, status, failedPage(end.because, provider.name, language));
  }
  const { account } = end;
  const admission = await door.admit(account);
  if (admission.kind === "stranger") {
    tell(`sign-in refused: ${admission.because} (${account.user})`);
    const shown = { contact, provider: provider.name, language };
    return show(request, response, 403, strangerPage(account, admission.because, shown));
  }
  await beginSession(request, response, { sessions, user: account.user, now: clock() });
  response.redirect(303, waiting.back);
}

/** Nothing behind it is for strangers: a page leads to the sign-in, a post gives back what was written. */
const onlySignedIn =
  ({ provider }: Door): RequestHandler =>
  (request, response, next) => {
    const { person, language } = visitorOf(request);
    if (person !== undefined) return next();
    if (request.method !== "GET" && request.method !== "HEAD") {
      const typed = fieldsOf(request).get("text") ?? [];
      return show(request, response, 401, ranOutPage(provider.name, typed, language));
    }
    // Scripts and streams cannot sign in; only a page that somebody opens can.
    const wanted = request.headers["sec-fetch-dest"];
    if (wanted !== undefined && wanted !== "document") {
      response.status(401).type("text/plain").send("401");
      return;
    }
    response.redirect(303, `/sign-in?${new URLSearchParams({ back: request.originalUrl }).toString()}`);
  };
