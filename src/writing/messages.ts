import type { Language } from "../domain/guideline.ts";
import type { Part, Refinement } from "../domain/message.ts";
import type { Written } from "./answer-writer.ts";
import type { StepReading } from "./readings.ts";
import { writingWording } from "./wording.ts";

/** Messages with a model's work in them: what they ask the person to press changes nothing until it is pressed. */

/** The answer's own parts replaced: what stands before and behind it stays. */
export function answerReplaced(
  parts: readonly Part[],
  id: string,
  { text, citations }: Written,
): readonly Part[] {
  const isOwn = (part: Part): boolean =>
    (part.kind === "sources" || part.kind === "feedback") && part.answer === id;
  const last = parts.findIndex(isOwn);
  const before =
    last < 0 ? [] : parts.slice(0, last).filter((part) => part.kind === "text" && part.tone === "note");
  const behind = last < 0 ? parts : parts.slice(last).filter((part) => !isOwn(part));
  return [
    ...before,
    { kind: "text", text },
    { kind: "sources", answer: id, citations },
    { kind: "feedback", answer: id },
    ...behind,
  ];
}

/** Behind the first text, which says what could not be read. */
function inserted(parts: readonly Part[], news: readonly Part[]): readonly Part[] {
  const at = parts.findIndex(({ kind }) => kind === "text") + 1;
  return [...parts.slice(0, at), ...news, ...parts.slice(at)];
}

export function withStep(
  parts: readonly Part[],
  card: string,
  { value, label, words }: StepReading,
  language: Language,
): readonly Part[] {
  return inserted(parts, [
    { kind: "text", text: writingWording(language).reading(words, label) },
    { kind: "actions", card, actions: [{ value, label }] },
  ]);
}

export function withDescription(
  parts: readonly Part[],
  card: string,
  readings: readonly StepReading[],
  language: Language,
): readonly Part[] {
  const wording = writingWording(language);
  const fitting = withinValue(readings);
  return inserted(parts, [
    { kind: "text", text: wording.readings },
    {
      kind: "list",
      items: fitting.map(({ field, label, words }) => wording.readingLine(field.label, label, words)),
    },
    { kind: "actions", card, actions: [{ value: fillValue(fitting), label: wording.fill }] },
  ]);
}

/** A sentence made clearer stands before the next question; what is asked now gets its draft behind it. */
export function withDraft(
  parts: readonly Part[],
  { card, draft, field }: Extract<Refinement, { kind: "draft" }>,
  text: string,
  language: Language,
): readonly Part[] {
  const wording = writingWording(language);
  const value = `fill:${JSON.stringify({ [field.key]: [text] })}`;
  const news: readonly Part[] = [
    { kind: "text", text: wording.drafts[draft](field.label), tone: "note" },
    { kind: "text", text },
    { kind: "text", text: wording.draftNote, tone: "note" },
    { kind: "actions", card, actions: [{ value, label: wording.use }] },
  ];
  const next = parts.findIndex(({ kind }) => kind === "progress");
  const at = draft === "clearer" && next >= 0 ? next : parts.length;
  return [...parts.slice(0, at), ...news, ...parts.slice(at)];
}

/** What a button can carry on every platform, in UTF-16 units, with room for what the platform itself adds. */
const LONGEST_VALUE = 1500;

const fillValue = (readings: readonly StepReading[]): string =>
  `fill:${JSON.stringify(Object.fromEntries(readings.map(({ field, value, words }) => [field.key, [value, words]])))}`;

function withinValue(readings: readonly StepReading[]): readonly StepReading[] {
  let fitting = readings;
  while (fitting.length > 1 && fillValue(fitting).length > LONGEST_VALUE) fitting = fitting.slice(0, -1);
  return fitting;
}
