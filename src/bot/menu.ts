import { actDialog } from "../dialogs/act.ts";
import type { Dialog, DialogName } from "../dialogs/dialog.ts";
import { editDialog } from "../dialogs/edit.ts";
import { evaluationDialog } from "../dialogs/evaluation.ts";
import { formDialog } from "../dialogs/form.ts";
import { planDialog } from "../dialogs/plan.ts";
import { principlesDialog } from "../dialogs/principles.ts";
import { reviewDialog } from "../dialogs/review.ts";
import { zoneDialog } from "../dialogs/zone.ts";
import { readChoice } from "../domain/choice-reading.ts";
import type { Language } from "../domain/guideline.ts";
import type { Choice, Part } from "../domain/message.ts";
import { foldCase } from "../domain/text.ts";
import { botWording } from "./wording.ts";

/** What can be chosen outside a dialog: to start one, to go on with one, or which question was meant. */

/** The card of choices that belong to no dialog. */
export const MENU_CARD = "menu";

export const DIALOGS: Readonly<Record<DialogName, Dialog>> = {
  zone: zoneDialog,
  form: formDialog,
  principles: principlesDialog,
  plan: planDialog,
  evaluation: evaluationDialog,
  review: reviewDialog,
  act: actDialog,
  edit: editDialog,
};
export const dialogNamed = (name: string): Dialog | undefined =>
  Object.values(DIALOGS).find((dialog) => dialog.name === name);

export const startChoice = (name: DialogName, language: Language): Choice => ({
  value: `start:${name}`,
  label: botWording(language).start(DIALOGS[name].title[language]),
});
export const startChoices = (language: Language): readonly Choice[] =>
  (["zone", "form", "principles", "plan"] as const).map((name) => startChoice(name, language));

export const menuPart = (options: readonly Choice[]): Part => ({ kind: "choices", card: MENU_CARD, options });

const ASSENT =
  /^(?:はい|うん|ええ|お願い|お願いします|おねがいします|始める|始めます|始めて|始めてください|やる|やります|やってみる|ok|okay|yes|yes please|sure|please|start|let's go)[。.!！]*$/u;

const RECORD_LINE = /^(?:record|evaluate)[.:]/u;
const SHORTEST_NAME = 2;

/** The choice that a typed text picks from a menu: by number or label; 「はい」 where there is only one. */
export function picked(text: string, menu: readonly Choice[]): Choice | undefined {
  const [only] = menu;
  if (only && menu.length === 1 && ASSENT.test(foldCase(text).trim())) return only;
  const read = readChoice(
    text,
    menu.map(({ value, label }) => ({ value, label, words: [] })),
  );
  if (read.kind === "choice") return menu.find(({ value }) => value === read.value);
  // A record's line says more than its name: the name alone is enough where one line has it.
  const name = text.trim();
  const [line, another] = menu.filter(({ value, label }) => RECORD_LINE.test(value) && label.includes(name));
  return line && !another && [...name].length >= SHORTEST_NAME ? line : undefined;
}
