import express, { type Express, type Router } from "express";
import type { Language } from "../../domain/guideline.ts";
import { assetsRouter } from "./assets.ts";
import { keepPreferences } from "./frame/preferences.ts";
import { notFound, onFailure } from "./http/failures.ts";
import { onlyWithToken, readForms } from "./http/forms.ts";
import { noStore, securityHeaders } from "./http/headers.ts";
import { onlyHost, onlyLoopback } from "./http/hosts.ts";
import { LIMITS, type Limits, perAddress, perPerson } from "./http/limits.ts";
import { onlyFromHere } from "./http/same-site.ts";
import { meet, type Who } from "./http/visitor.ts";

/** The one web server: pages for people behind all their guards, and other platforms' doors beside them. */

export interface WebApp {
  readonly who:
    | { /** People sign in, from wherever they are. */ readonly signIn: Who }
    | {
        /** Whoever sits at this machine is this person, and nobody else is served. */ readonly local: string;
      };
  readonly publicUrl: URL | undefined;
  readonly language: Language;
  /** Told when a person chooses a language. */
  readonly onLanguage?: (person: string, language: Language) => Promise<void>;
  /** The pages, in this order: chat, reading page, board, sign-in. */
  readonly pages: readonly Router[];
  /** Doors that check by themselves who knocks, by signature or token, and read their own bodies: Teams, Slack. */
  readonly doors?: readonly { readonly path: string; readonly router: Router }[];
  /** Gets failures that are our own. */
  readonly tell: (failure: unknown) => void;
  readonly limits?: Limits;
}

export function webApp({
  who,
  publicUrl,
  language,
  pages,
  onLanguage = async () => {},
  doors = [],
  tell,
  limits = LIMITS,
}: WebApp): Express {
  const app = express();
  const signIn = "signIn" in who ? who.signIn : undefined;
  const isHttps = publicUrl?.protocol === "https:";
  app.disable("x-powered-by");
  app.set("etag", false);
  // Behind a proxy that ends TLS: it alone tells where a request came from. Without sign-in nothing comes through a proxy.
  if (signIn && isHttps) app.set("trust proxy", 1);
  app.use(securityHeaders(isHttps && signIn !== undefined));
  // A platform brings the words of a whole city from a few addresses: its door has limits of its own.
  for (const { path, router } of doors) app.use(path, router);
  app.use(perAddress(limits.requests));
  app.use(signIn ? onlyHost(publicUrl) : onlyLoopback);
  app.use(noStore, assetsRouter());
  app.use(onlyFromHere(signIn ? publicUrl : undefined));
  app.use(meet("signIn" in who ? who.signIn : async () => ({ person: who.local }), language));
  app.use(perPerson(limits.posts), readForms, onlyWithToken);
  app.post("/preferences", keepPreferences(onLanguage));
  for (const router of pages) app.use(router);
  app.use(notFound);
  app.use(onFailure(tell));
  return app;
}
