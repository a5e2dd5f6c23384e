import { daysBetween } from "../domain/fiscal-calendar.ts";
import type { PendingEvaluation } from "../ports/digest-source.ts";
import type { DigestDay, DigestRules } from "./digest-day.ts";

/** Which of the pending evaluations a digest tells of, and as what. */

export const isLate = ({ due }: PendingEvaluation, { day }: DigestDay): boolean => due < day;

/** Within the days told beforehand; in September the mid-term evaluations however far off. */
export const isSoon = (
  { due, timing }: PendingEvaluation,
  { day, season }: DigestDay,
  { soonDays }: DigestRules,
): boolean =>
  due >= day && (daysBetween(day, due) <= soonDays || (season === "midTerm" && timing === "midTerm"));

export const isAwake = ({ snoozedUntil }: { readonly snoozedUntil: string | null }, day: string): boolean =>
  snoozedUntil === null || snoozedUntil <= day;

/** The oldest day first; then by name, so that the order never changes by itself. */
export const byDue = (a: PendingEvaluation, b: PendingEvaluation): number =>
  compare(a.due, b.due) || compare(a.projectName, b.projectName) || compare(a.projectId, b.projectId);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A name in one short line. */
export const shortName = (name: string): string => {
  const line = [...name.replace(/\s+/gu, " ").trim()];
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).join("")}…` : line.join("");
};
const LONGEST = 40;
