import { daysBetween } from "../domain/fiscal-calendar.ts";
import type { Language } from "../domain/guideline.ts";
import { showDate } from "../domain/japanese-date.ts";
import type { Choice, Message } from "../domain/message.ts";
import type { PendingEvaluation, RecordRef } from "../ports/digest-source.ts";
import { actionValue, digestCard } from "./cards.ts";
import type { DigestDay, DigestRules } from "./digest-day.ts";
import { isAwake, isLate, isSoon } from "./urgency.ts";
import { digestWording } from "./wording.ts";

/** What a section's channel is told: counts alone. No person and no project is named before the others. */

export interface SectionMaterial {
  readonly section: string;
  readonly pending: readonly PendingEvaluation[];
  readonly withoutOwner: readonly RecordRef[];
  readonly toPublish: readonly RecordRef[];
}

/** Undefined where there is nothing to tell. */
export function sectionDigest(
  { section, pending, withoutOwner, toPublish }: SectionMaterial,
  on: DigestDay,
  rules: DigestRules,
  language: Language,
): Message | undefined {
  const words = digestWording(language);
  const awake = pending.filter((row) => isAwake(row, on.day));
  const open = awake.filter(({ stage }) => stage !== "headConfirmation");
  const late = open.filter((row) => isLate(row, on));
  const long = late.filter(({ due }) => daysBetween(due, on.day) > rules.longOverdueDays);
  const soon = open.filter((row) => isSoon(row, on, rules));
  const midTerms = open.filter(({ timing }) => timing === "midTerm");
  const confirmations = awake.length - open.length;
  const toCheck = new Set([...late, ...withoutOwner].map(({ projectId }) => projectId));

  const counts: string[] = [];
  if (on.season === "newOwner") {
    if (toCheck.size > 0) counts.push(words.countNewOwner(toCheck.size));
  } else if (late.length > 0) {
    counts.push(words.countOverdue(late.length, long.length, rules.longOverdueDays));
  }
  if (soon.length > 0) counts.push(words.countSoon(soon.length));
  if (confirmations > 0) counts.push(words.countConfirmation(confirmations));
  if (on.season === "midTerm" && midTerms.length > 0) counts.push(words.countMidTerm(midTerms.length));
  const publishing = on.season === "publication" && toPublish.length > 0;
  if (publishing) counts.push(words.countPublication(toPublish.length));
  if (counts.length === 0) return undefined;

  const actions: Choice[] = [
    { value: actionValue({ verb: "listSection" }), label: words.listSection },
    ...(confirmations > 0
      ? [{ value: actionValue({ verb: "listConfirmations" }), label: words.listConfirmations }]
      : []),
    ...(publishing
      ? [{ value: actionValue({ verb: "listPublications" }), label: words.listPublications }]
      : []),
  ];
  return {
    language,
    parts: [
      {
        kind: "text",
        text: words.sectionTitle(section, showDate(on.day, language)),
        tone: "heading",
      },
      { kind: "list", items: counts },
      ...(on.season === "handover"
        ? [{ kind: "text", text: words.sectionHandover, tone: "note" } as const]
        : []),
      { kind: "actions", card: digestCard(on.week, "section"), actions },
    ],
  };
}
