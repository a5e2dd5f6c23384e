import { daysBetween } from "../domain/fiscal-calendar.ts";
import type { Language } from "../domain/guideline.ts";
import { showDate } from "../domain/japanese-date.ts";
import type { Choice, Message, Part } from "../domain/message.ts";
import type { PendingEvaluation } from "../ports/digest-source.ts";
import { actionValue, digestCard, keyOf } from "./cards.ts";
import type { DigestDay, DigestRules } from "./digest-day.ts";
import { byDue, isAwake, isLate, isSoon, shortName } from "./urgency.ts";
import { type DigestWords, digestWording } from "./wording.ts";

/** What a person in charge is told: overdue, due soon, waiting for the partner; few lines, one action each. */

type Group = "overdue" | "newOwner" | "soon" | "waiting";
const ORDER: readonly Group[] = ["newOwner", "overdue", "soon", "waiting"];
/** More texts than these would bury the list; every waiting line has a button for its own. */
const LETTERS = 3;

export interface PersonalMaterial {
  readonly pending: readonly PendingEvaluation[];
  /** Records in the person's hands. */
  readonly inHand: number;
}

/** Undefined where there is nothing to tell. */
export function personDigest(
  { pending, inHand }: PersonalMaterial,
  on: DigestDay,
  rules: DigestRules,
  language: Language,
): Message | undefined {
  const words = digestWording(language);
  const told = pending
    .filter((row) => isAwake(row, on.day))
    .flatMap((row) => {
      const group = groupOf(row, on, rules);
      return group ? [{ row, group }] : [];
    })
    .sort((a, b) => ORDER.indexOf(a.group) - ORDER.indexOf(b.group) || byDue(a.row, b.row))
    // A project's owner is asked for once, however many of its evaluations are late.
    .filter(
      ({ row, group }, at, all) =>
        group !== "newOwner" || all.findIndex((each) => each.row.projectId === row.projectId) === at,
    );
  const handover = on.season === "handover" && inHand > 0;
  if (told.length === 0 && !(handover && on.firstOfSeason)) return undefined;

  const fits = told.length <= rules.personLines ? told.length : rules.personLines - 1;
  const lines = told.slice(0, fits).map((each, at) => ({ ...each, number: at + 1 }));
  const parts: Part[] = [
    { kind: "text", text: words.personTitle(showDate(on.day, language)), tone: "heading" },
  ];
  if (on.season === "midTerm" && lines.some(({ row }) => row.timing === "midTerm")) {
    parts.push({ kind: "text", text: words.midTerm, tone: "note" });
  }
  for (const group of ORDER) {
    const ofGroup = lines.filter((line) => line.group === group);
    if (ofGroup.length === 0) continue;
    const count = told.filter((each) => each.group === group).length;
    parts.push({
      kind: "text",
      text: words[group](count),
      tone: group === "overdue" ? "warning" : "heading",
    });
    if (group === "newOwner") parts.push({ kind: "text", text: words.newOwnerNote, tone: "note" });
    const text = ofGroup.map(({ row, number }) =>
      group === "newOwner"
        ? words.quietLine(number, shortName(row.projectName))
        : words.line(
            number,
            shortName(row.projectName),
            words.task(row),
            showDate(row.due, language),
            on.season === "newOwner" ? 0 : daysBetween(row.due, on.day),
          ),
    );
    parts.push({ kind: "text", text: text.join("\n") });
  }
  if (told.length > fits) parts.push({ kind: "text", text: words.rest(told.length - fits), tone: "note" });
  if (handover) parts.push({ kind: "text", text: words.handover(inHand), tone: "note" });

  const card = digestCard(on.week, "person");
  if (lines.length > 0) {
    parts.push({
      kind: "actions",
      card,
      actions: lines.map(({ row, group, number }) => lineAction(row, group, number, words)),
    });
  }
  parts.push(...letters(lines, on, language));
  parts.push({
    kind: "actions",
    card,
    actions: ownActions(lines.length > 0, told.length > fits, handover, words),
  });
  return { language, parts };
}

function groupOf(row: PendingEvaluation, on: DigestDay, rules: DigestRules): Group | undefined {
  if (row.stage === "headConfirmation") return undefined;
  const late = isLate(row, on);
  if (row.waitingForPartner) return late || isSoon(row, on, rules) ? "waiting" : undefined;
  if (late) return on.season === "newOwner" ? "newOwner" : "overdue";
  return isSoon(row, on, rules) ? "soon" : undefined;
}

function lineAction(row: PendingEvaluation, group: Group, number: number, words: DigestWords): Choice {
  const evaluation = keyOf(row);
  if (group === "newOwner") {
    return {
      value: actionValue({ verb: "assign", projectId: row.projectId }),
      label: words.assign(number),
    };
  }
  if (group === "waiting") {
    return { value: actionValue({ verb: "askPartner", evaluation }), label: words.ask(number) };
  }
  const label =
    row.stage === "mutualReview"
      ? words.review(number)
      : row.stage === "handingIn"
        ? words.handIn(number)
        : words.write(number);
  return { value: actionValue({ verb: "open", evaluation }), label };
}

function letters(
  lines: readonly { readonly row: PendingEvaluation; readonly group: Group }[],
  on: DigestDay,
  language: Language,
): readonly Part[] {
  const waiting = lines.filter(({ group }) => group === "waiting").slice(0, LETTERS);
  if (waiting.length === 0) return [];
  return [
    { kind: "text", text: digestWording(language).letters, tone: "note" },
    ...waiting.map(({ row }): Part => ({ kind: "text", text: partnerLetter(row, on.day, language) })),
  ];
}

/** A text to paste to the partner, without anybody's name in it but the partner's own. */
export const partnerLetter = (row: PendingEvaluation, day: string, language: Language): string =>
  digestWording(language).letter(row, showDate(row.due, language), row.due < day);

function ownActions(
  listed: boolean,
  more: boolean,
  handover: boolean,
  words: DigestWords,
): readonly Choice[] {
  return [
    ...(more ? [{ value: actionValue({ verb: "listMine" }), label: words.listMine }] : []),
    ...(handover ? [{ value: actionValue({ verb: "handover" }), label: words.handoverAction }] : []),
    ...(listed
      ? [
          { value: actionValue({ verb: "snooze" }), label: words.snooze },
          { value: actionValue({ verb: "reassign" }), label: words.reassign },
        ]
      : []),
    { value: actionValue({ verb: "optOut" }), label: words.optOut },
  ];
}
