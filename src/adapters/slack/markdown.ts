import { literal } from "./blocks/literal.ts";

/** Text as Markdown that shows nothing but the text: no markup, no mention, no link, no emoji by its name. */
export const markdownEscaped = (text: string): string =>
  literal(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\`*_~#[\]()!|:+-]/gu, (mark) => `\\${mark}`)
    .replace(/^(\s*\d+)\./gmu, "$1\\.");
