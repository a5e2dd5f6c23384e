import { z } from "zod";
import type { Dialog, Guide, Step } from "../dialogs/dialog.ts";
import { type DialogState, settle, stepOf } from "../dialogs/engine.ts";
import type { Json, Party, StoredDialog } from "../ports/store.ts";
import { dialogNamed } from "./menu.ts";

/** Dialog states as they are stored, and as this version of the program can go on with them. */

const stateSchema = z.object({
  step: z.string(),
  answers: z.record(z.string(), z.string()),
  proposed: z.record(z.string(), z.array(z.string())),
  held: z.string().optional(),
});

export interface Opened {
  readonly stored: StoredDialog;
  readonly dialog: Dialog;
  readonly state: DialogState;
  /** It was of another version: what still fits was kept. */
  readonly migrated: boolean;
  /** It goes on with a question that the person has not seen yet. */
  readonly unseen: boolean;
}

/** A stored dialog as it can go on; undefined where this version knows no such dialog or cannot read its state. */
export function openStored(stored: StoredDialog, guide: Guide): Opened | undefined {
  const dialog = dialogNamed(stored.dialog);
  const state = stateSchema.safeParse(stored.state).data;
  if (!dialog || !state) return undefined;
  const known = dialog.steps(state.answers, guide).some(({ key }) => key === state.step);
  if (stored.version === dialog.version && (known || state.step === "summary")) {
    return { stored, dialog, state, migrated: false, unseen: false };
  }
  const answers = dialog.migrate(stored.version, state.answers);
  const settled = settle(dialog, guide, { ...state, answers });
  return { stored, dialog, state: settled, migrated: true, unseen: settled.step !== state.step };
}

/** Whether a dialog is this person's: of whatever place on the platform, as the person may go on elsewhere. */
export const isOwnDialog = ({ party: { tenant, place, person } }: StoredDialog, party: Party): boolean =>
  tenant === party.tenant && place.platform === party.place.platform && person === party.person;

/** The step that the running one of some dialogs asks now; undefined at its summary, and where it cannot be opened. */
export function stepAsked(dialogs: readonly StoredDialog[], guide: Guide): Step | undefined {
  const running = dialogs.find(({ status }) => status === "running");
  const opened = running && openStored(running, guide);
  return opened && stepOf(opened.dialog, guide, opened.state);
}

export function storedState({ step, answers, proposed, held }: DialogState): Json {
  return {
    step,
    answers: { ...answers },
    proposed: Object.fromEntries(Object.entries(proposed).map(([key, words]) => [key, [...words]])),
    ...(held === undefined ? {} : { held }),
  };
}
