import type { Guide } from "../dialogs/dialog.ts";
import type { Language } from "../domain/guideline.ts";
import type { Choice, Part } from "../domain/message.ts";
import type { StoredDialog } from "../ports/store.ts";
import { menuPart } from "./menu.ts";
import { openStored } from "./stored-state.ts";
import { botWording } from "./wording.ts";

/** The person's dialogs and projects. The dialogs can be gone on with, by number; the one that runs is the first. */

export function listChoices(
  dialogs: readonly StoredDialog[],
  guide: Guide,
  language: Language,
): readonly Choice[] {
  const words = botWording(language);
  const running = (stored: StoredDialog): boolean => stored.status === "running";
  const inOrder = [...dialogs.filter(running), ...dialogs.filter((stored) => !running(stored))];
  return inOrder.flatMap((stored) => {
    const opened = openStored(stored, guide);
    if (!opened) return [];
    const { dialog, state } = opened;
    const steps = dialog.steps(state.answers, guide);
    const given = steps.filter(({ key }) => state.answers[key] !== undefined).length;
    const about = `${words.status[stored.status]} ${words.answered(given, steps.length)}`;
    return [
      {
        value: `resume:${stored.id}`,
        label: words.listed(
          dialog.title[language],
          state.answers["name"] ?? state.answers["projectName"] ?? "",
          about,
        ),
      },
    ];
  });
}

/** `records` are the lines of the person's open records, each opening its page. */
export function listParts(
  dialogs: readonly Choice[],
  records: readonly Choice[],
  language: Language,
): readonly Part[] {
  const words = botWording(language);
  if (dialogs.length === 0 && records.length === 0) return [{ kind: "text", text: words.listEmpty }];
  return [
    { kind: "text", text: words.list, tone: "heading" },
    menuPart([...dialogs, ...records]),
    { kind: "text", text: words.listPick, tone: "note" },
  ];
}
