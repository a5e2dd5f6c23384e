import type { RequestHandler } from "express";
import { setCookie } from "../http/cookies.ts";
import { fieldsOf } from "../http/forms.ts";
import { LANGUAGE_COOKIE, THEME_COOKIE, THEMES } from "../http/visitor.ts";

/** Keeps how a person wants to see the pages, in cookies of their browser. */

const YEAR_S = 31_536_000;

export const keepPreferences: RequestHandler = (request, response) => {
  const fields = fieldsOf(request);
  const language = fields.get("language")?.[0];
  const theme = THEMES.find((each) => each === fields.get("theme")?.[0]);
  if (language === "ja" || language === "en") {
    setCookie(request, response, {
      name: LANGUAGE_COOKIE,
      value: language,
      maxAgeS: YEAR_S,
    });
  }
  if (theme) setCookie(request, response, { name: THEME_COOKIE, value: theme, maxAgeS: YEAR_S });
  response.redirect(303, ownPath(fields.get("back")?.[0]));
};

/** A path of this server, never an address elsewhere ("//host", "/\host", "https:"). */
export function ownPath(wanted: string | undefined): string {
  if (wanted === undefined || !/^\/(?![/\\])[^\\\s]*$/.test(wanted)) return "/";
  const url = new URL(wanted, "http://here.invalid");
  return url.host === "here.invalid" ? `${url.pathname}${url.search}${url.hash}` : "/";
}
