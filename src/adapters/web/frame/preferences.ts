import type { Request, RequestHandler, Response } from "express";
import type { Language } from "../../../domain/guideline.ts";
import { setCookie } from "../http/cookies.ts";
import { fieldsOf } from "../http/forms.ts";
import { LANGUAGE_COOKIE, THEME_COOKIE, THEMES, visitorOf } from "../http/visitor.ts";

/** Keeps how a person wants to see the pages, in cookies of their browser. */

const YEAR_S = 31_536_000;

/** `onLanguage` is told which language a person chose, so that the bot speaks it as well. */
export function keepPreferences(
  onLanguage: (person: string, language: Language) => Promise<void>,
): RequestHandler {
  return async (request, response) => {
    const fields = fieldsOf(request);
    const language = fields.get("language")?.[0];
    const theme = THEMES.find((each) => each === fields.get("theme")?.[0]);
    if (language === "ja" || language === "en") {
      rememberLanguage(request, response, language);
      const { person } = visitorOf(request);
      if (person !== undefined) await onLanguage(person, language);
    }
    if (theme) setCookie(request, response, { name: THEME_COOKIE, value: theme, maxAgeS: YEAR_S });
    response.redirect(303, ownPath(fields.get("back")?.[0]));
  };
}

export const rememberLanguage = (request: Request, response: Response, language: Language): void =>
  setCookie(request, response, { name: LANGUAGE_COOKIE, value: language, maxAgeS: YEAR_S });

/** A path of this server, never an address elsewhere ("//host", "/\host", "https:"). */
export function ownPath(wanted: string | undefined): string {
  if (wanted === undefined || !/^\/(?![/\\])[^\\\s]*$/.test(wanted)) return "/";
  const url = new URL(wanted, "http://here.invalid");
  return url.host === "here.invalid" ? `${url.pathname}${url.search}${url.hash}` : "/";
}
