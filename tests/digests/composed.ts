import { isHoliday } from "../../src/adapters/calendar/holidays.ts";
import { renderMessage } from "../../src/adapters/terminal/message.ts";
import { digestComposer } from "../../src/digests/compose.ts";
import { DIGEST_RULES, digestDay } from "../../src/digests/digest-day.ts";
import type { Message } from "../../src/domain/message.ts";
import type { DigestMaterial, DigestReader } from "../../src/ports/digest-source.ts";
import { NOTHING, person } from "./rows.ts";

/** Digests composed for tests, and what is looked at in them. */

export const TODAY = "2026-11-24";
export const compose = (
  material: Partial<DigestMaterial>,
  reader: DigestReader = person("U1"),
  day = TODAY,
): Message | undefined =>
  digestComposer({ ...NOTHING, ...material }, digestDay(day, isHoliday), DIGEST_RULES)(reader);
export const shown = (message: Message | undefined): string =>
  message ? renderMessage(message, { colour: false, title: (id) => id }) : "";
export const buttons = (message: Message | undefined): { card: string; value: string; label: string }[] =>
  (message?.parts ?? []).flatMap((part) =>
    part.kind === "actions" ? part.actions.map((action) => ({ ...action, card: part.card })) : [],
  );
export const lines = (message: Message | undefined): string[] =>
  shown(message)
    .split("\n")
    .filter((line) => /^\d+\. /.test(line));
