/** The words of a message or card, in reading order: for places that show text alone. */
const WORDS = ["text", "title", "label", "alt", "altText"] as const;
/** Actions of rows say the same as the rows; the rest is for machines. */
const LEFT_OUT = ["data", "fallback", "selectAction"];

/** What the renderer wrote as Markdown, as it is read. */
export const plainMarkdown = (text: string): string =>
  text
    .replaceAll("\n\n", "\n")
    .replaceAll("\u2060", "")
    .replace(/\\([^A-Za-z0-9\s])/gu, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

export function plainOf(shown: unknown): string {
  const found: string[] = [];
  collect(shown, found);
  return found.join("\n");
}

function collect(part: unknown, found: string[]): void {
  if (typeof part !== "object" || part === null) return;
  for (const [key, value] of Object.entries(part)) {
    if (LEFT_OUT.includes(key)) continue;
    if (typeof value === "string" && value !== "" && WORDS.some((word) => word === key)) found.push(value);
    else if (Array.isArray(value) && value.every((each) => typeof each === "string")) {
      found.push(...value);
    } else collect(value, found);
  }
}
