/** The turns of the fiscal year that change what a digest says. */

/**
 * - `handover`: March, when handover sheets are written before transfers.
 * - `newOwner`: 1 to 15 April, when somebody new has just taken over.
 * - `publication`: June, when settled evaluations are published.
 * - `midTerm`: September, when continuing projects are looked at half-way.
 */
export type Season = "handover" | "newOwner" | "publication" | "midTerm";

/** The season in which the day (`YYYY-MM-DD`) lies, if any. */
export function seasonOf(day: string): Season | undefined {
  const date = day.slice(5);
  if (date >= "03-01" && date <= "03-31") return "handover";
  if (date >= "04-01" && date <= "04-15") return "newOwner";
  if (date >= "06-01" && date <= "06-30") return "publication";
  if (date >= "09-01" && date <= "09-30") return "midTerm";
  return undefined;
}
