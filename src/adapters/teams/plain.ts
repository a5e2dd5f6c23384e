/** The words of a message or card, in reading order: for places that show text alone. */
const WORDS = ["text", "title", "label", "alt", "altText"] as const;
const LEFT_OUT = ["data", "fallback", "refine"];

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
