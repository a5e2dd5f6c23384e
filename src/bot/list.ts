import type { Guide } from "../dialogs/dialog.ts";
import type { Language } from "../domain/guideline.ts";
import type { Choice, Part } from "../domain/message.ts";
import type { StoredDialog, StoredProject } from "../ports/store.ts";
import { menuPart } from "./menu.ts";
import { projectContent } from "./projects.ts";
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
        label: words.listed(dialog.title[language], state.answers["name"] ?? "", about),
      },
    ];
  });
}

export function listParts(
  choices: readonly Choice[],
  projects: readonly StoredProject[],
  language: Language,
): readonly Part[] {
  const words = botWording(language);
  if (choices.length === 0 && projects.length === 0) return [{ kind: "text", text: words.listEmpty }];
  const rows = projects.map(({ name, content }) => {
    const kept = projectContent(content);
    return [
      kept ? words.projectYear(kept.fiscalYear) : words.empty,
      name,
      kept?.zones.map((zone) => "①②③④⑤"[zone - 1] ?? "").join("・") || words.empty,
      kept?.forms.slice(0, 1).join("") || words.empty,
      words.tasks(kept?.tasks.length ?? 0),
    ];
  });
  return [
    { kind: "text", text: words.list, tone: "heading" },
    ...(choices.length > 0
      ? [menuPart(choices), { kind: "text", text: words.listPick, tone: "note" } as const]
      : []),
    ...(rows.length > 0
      ? [
          { kind: "text", text: words.projects, tone: "heading" } as const,
          { kind: "table", columns: words.projectColumns, rows } as const,
        ]
      : []),
  ];
}
