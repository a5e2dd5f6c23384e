import type { Request } from "express";
import { assetLink } from "../assets.ts";
import { type Html, html } from "../html.ts";
import { THEMES, TOKEN_FIELD, type Visitor, visitorOf } from "../http/visitor.ts";
import { frameWording } from "./wording.ts";

/** The frame around every page: head, navigation, language and appearance, and the page's own content. */

export interface Page {
  readonly title: string;
  /** Goes into `<main>`. */
  readonly content: Html;
  /** Which page of the navigation it is. */
  readonly here?: Place;
  /** Modules of src/adapters/web/client to load, by name. */
  readonly scripts?: readonly string[];
  /** Class of `<main>`. */
  readonly layout?: string;
}

/** The pages of the navigation, with their addresses. */
const PLACES = { chat: "/", read: "/read", board: "/board" } as const;
type Place = keyof typeof PLACES;

/** The hidden input that every form needs which posts something. */
export const tokenInput = ({ token }: Visitor): Html =>
  html`<input type="hidden" name="${TOKEN_FIELD}" value="${token}">`;

/** A whole page for the person who asked for it. */
export function page(request: Request, { title, content, here, scripts = [], layout = "" }: Page): string {
  const visitor = visitorOf(request);
  const words = frameWording(visitor.language);
  const links = Object.entries(PLACES).map(
    ([place, address]) =>
      html`<li><a href="${address}"${place === here ? html` aria-current="page"` : ""}>${words.pages[nameOf(place)]}</a></li>`,
  );
  return `<!doctype html>
${html`<html lang="${visitor.language}" data-theme="${visitor.theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="${visitor.theme === "system" ? "light dark" : visitor.theme}">
<title>${title === words.brand ? title : `${title} – ${words.brand}`}</title>
<link rel="icon" href="${assetLink("icon.svg")}" type="image/svg+xml">
<link rel="stylesheet" href="${assetLink("style.css")}">
${scripts.map((name) => html`<script type="module" src="${assetLink(`${name}.js`)}"></script>\n`)}</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
<header class="top">
<a class="brand" href="/">${words.brand}</a>
<nav aria-label="${words.navigation}"><ul>${links}</ul></nav>
${preferences(request, visitor)}
</header>
<main id="main" tabindex="-1" class="${layout}">
${content}
</main>
</body>
</html>
`}`;
}

const nameOf = (place: string): Place => (place === "read" || place === "board" ? place : "chat");

/** Language and appearance: plain forms, so that they work without a script and leave no trace in addresses. */
function preferences(request: Request, visitor: Visitor): Html {
  const words = frameWording(visitor.language);
  const back = html`<input type="hidden" name="back" value="${request.originalUrl}">${tokenInput(visitor)}`;
  const languages = (["ja", "en"] as const).map(
    (language) =>
      html`<button name="language" value="${language}" lang="${language}"${pressed(language === visitor.language)}>${words.languages[language]}</button>`,
  );
  const themes = THEMES.map(
    (theme) =>
      html`<button name="theme" value="${theme}"${pressed(theme === visitor.theme)} title="${words.themes[theme]}"><span aria-hidden="true">${SIGNS[theme]}</span><span class="unseen">${words.themes[theme]}</span></button>`,
  );
  const person =
    visitor.name === undefined
      ? ""
      : html`<form method="post" action="/sign-out" class="who">${tokenInput(visitor)}<span>${visitor.name}</span> <button>${words.signOut}</button></form>`;
  return html`<div class="preferences">
<form method="post" action="/preferences">${back}<div class="switch" role="group" aria-label="${words.language}">${languages}</div></form>
<form method="post" action="/preferences">${back}<div class="switch" role="group" aria-label="${words.theme}">${themes}</div></form>
${person}
</div>`;
}

const SIGNS = { system: "◐", light: "☀", dark: "☾" } as const;

const pressed = (is: boolean): Html => html` aria-pressed="${is ? "true" : "false"}"`;
