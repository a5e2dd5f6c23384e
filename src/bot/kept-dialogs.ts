import type { Dialog, Guide } from "../dialogs/dialog.ts";
import type { DialogState } from "../dialogs/engine.ts";
import type { DialogStatus, Party, StoredDialog } from "../ports/store.ts";
import { type Opened, openStored, storedState } from "./stored-state.ts";

/** A person's stored dialogs within one turn: which one runs, and every change of state or status as it is to be stored. */

export type Running = Omit<Opened, "migrated" | "unseen">;

/** What became of the running dialog when it was opened. */
export type OpenedAs = "asItWas" | "migrated" | "gone" | "none";

export class KeptDialogs {
  readonly #party: Party;
  readonly #guide: Guide;
  /** The party's dialogs, latest changed first. */
  readonly #stored: readonly StoredDialog[];
  readonly #changed = new Map<string, StoredDialog>();
  #running: Running | undefined;
  /** Of another version, and stopped at a question that the person has not seen. */
  unseen = false;
  readonly openedAs: OpenedAs;

  constructor(party: Party, guide: Guide, stored: readonly StoredDialog[]) {
    this.#party = party;
    this.#guide = guide;
    this.#stored = stored;
    const running = stored.find(({ status }) => status === "running");
    this.openedAs = running ? this.#open(running) : "none";
  }

  get running(): Running | undefined {
    return this.#running;
  }
  get changed(): readonly StoredDialog[] {
    return [...this.#changed.values()];
  }

  /** The latest dialog that can be gone on with. */
  get latest(): StoredDialog | undefined {
    return this.#stored.find((each) => each.status !== "running" && openStored(each, this.#guide));
  }

  /** A new dialog, which now runs. The one that ran before must have been left. */
  begin(id: string, dialog: Dialog, state: DialogState): void {
    const { name, version } = dialog;
    const fresh = { id, party: this.#party, dialog: name, version, status: "running", serial: 0 } as const;
    this.#keep(dialog, state, fresh);
  }

  /** The running dialog in another state. */
  move(state: DialogState): void {
    if (this.#running) this.#keep(this.#running.dialog, state, this.#running.stored);
  }

  /** No dialog runs any more; the one that ran keeps its answers. */
  leave(status: Exclude<DialogStatus, "running">): void {
    const running = this.#running;
    if (!running) return;
    this.#keep(running.dialog, running.state, { ...running.stored, status });
    this.#running = undefined;
  }

  /** A kept dialog runs again: with what still fits where it is of another version. */
  resume({ dialog, state, stored }: Opened): void {
    this.#keep(dialog, state, { ...stored, status: "running" });
  }

  /** One that cannot be opened is put aside, never dropped: its answers stay stored. */
  #open(stored: StoredDialog): OpenedAs {
    const opened = openStored(stored, this.#guide);
    if (!opened) {
      this.#changed.set(stored.id, { ...stored, status: "cancelled", serial: stored.serial + 1 });
      return "gone";
    }
    if (!opened.migrated) {
      this.#running = opened;
      return "asItWas";
    }
    this.unseen = opened.unseen;
    this.#keep(opened.dialog, opened.state, stored);
    return "migrated";
  }

  #keep(dialog: Dialog, state: DialogState, before: Omit<StoredDialog, "state">): void {
    const stored: StoredDialog = {
      ...before,
      // Gone on with in another place, it goes along.
      party: this.#party,
      version: dialog.version,
      serial: before.serial + 1,
      state: storedState(state),
    };
    this.#changed.set(stored.id, stored);
    this.#running = { stored, dialog, state };
  }
}
