/** What a person typed, out of Slack's own writing of it: links and mentions as they were read, no control characters. */

const ANGLED = /<([^<>]*)>/gu;

/** `bot` is the bot's own user id: what addresses it is no part of what is said. */
export function typedText(raw: string, bot: string): string {
  return raw
    .replace(ANGLED, (_, inner: string) => shown(inner, bot))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .trim();
}

function shown(inner: string, bot: string): string {
  const [target = "", label] = inner.split(/\|(.*)/s);
  if (target === `@${bot}`) return "";
  if (target.startsWith("!")) return label ?? `@${target.slice(1).split("^")[0] ?? ""}`;
  if (target.startsWith("@") || target.startsWith("#")) {
    return label ? `${target.charAt(0)}${label.replace(/^[@#]/u, "")}` : target;
  }
  return label ?? target.replace(/^mailto:/u, "");
}

/** Whose user ids a text mentions. */
export const mentionsIn = (raw: string): readonly string[] =>
  [...raw.matchAll(/<@([A-Z0-9]+)(?:\|[^<>]*)?>/gu)].map(([, user]) => user ?? "");
