import { z } from "zod";
import type { Dialog, DialogName, Guide } from "../dialogs/dialog.ts";
import {
  answer,
  back,
  begin,
  change,
  type DialogState,
  fits,
  readAnswer,
  SUMMARY,
  settle,
  stepOf,
} from "../dialogs/engine.ts";
import { formDialog } from "../dialogs/form.ts";
import { zoneDialog } from "../dialogs/zone.ts";
import type { Language } from "../domain/guideline.ts";
import type { Part } from "../domain/message.ts";
import type { DialogStatus, Party, StoredDialog } from "../ports/store.ts";
import type { Command } from "./commands.ts";
import { dialogParts } from "./show.ts";
import { botWording } from "./wording.ts";

/** A person's dialogs within one turn: which one runs, which are kept, and what each word or press does to them. */

const DIALOGS: Readonly<Partial<Record<string, Dialog>>> = { zone: zoneDialog, form: formDialog };
const START_WORD = { zone: { ja: "領域", en: "zone" }, form: { ja: "形態", en: "form" } } as const;

const stateSchema = z.object({
  step: z.string(),
  answers: z.record(z.string(), z.string()),
  proposed: z.record(z.string(), z.array(z.string())),
});

type Control =
  | Extract<Command, { number: number }>
  | { readonly kind: "back" | "cancel" | "park" | "resume" | "restart" | "why" | "done" };
export type TextReading =
  | { readonly kind: "answered"; readonly parts: readonly Part[] }
  | { readonly kind: "unclear"; readonly parts: readonly Part[] }
  | { readonly kind: "noDialog" };

interface Running {
  readonly stored: StoredDialog;
  readonly dialog: Dialog;
  readonly state: DialogState;
}

export class Dialogs {
  readonly #party: Party;
  readonly #language: Language;
  readonly #guide: Guide;
  readonly #stored: readonly StoredDialog[];
  readonly #newId: () => string;
  readonly #changed = new Map<string, StoredDialog>();
  #running: Running | undefined;
  #migrated = false;

  constructor(
    party: Party,
    language: Language,
    guide: Guide,
    stored: readonly StoredDialog[],
    newId: () => string,
  ) {
    this.#party = party;
    this.#language = language;
    this.#guide = guide;
    this.#stored = stored;
    this.#newId = newId;
    const running = stored.find(({ status }) => status === "running");
    this.#running = running && this.#opened(running);
  }

  get changed(): readonly StoredDialog[] {
    return [...this.#changed.values()];
  }

  get running(): boolean {
    return this.#running !== undefined;
  }

  /** The present step, or nothing where no dialog runs. */
  show(): readonly Part[] {
    const running = this.#running;
    if (!running) return [];
    const { stored, dialog, state } = running;
    const note: readonly Part[] = this.#migrated ? [this.#say(this.#words.migrated)] : [];
    const card = `${stored.id}.${stored.serial}`;
    return [...note, ...dialogParts(dialog, state, this.#guide, this.#language, card)];
  }

  /** A pressed value for the present step; undefined where the step has no such value. */
  choose(value: string): readonly Part[] | undefined {
    const running = this.#running;
    const step = running && stepOf(running.dialog, this.#guide, running.state);
    if (!running || !step || !fits(step, value)) return undefined;
    return this.#move(answer(running.dialog, this.#guide, running.state, value));
  }

  /** A typed text, as an answer to the present step. */
  read(text: string): TextReading {
    const running = this.#running;
    if (!running) return { kind: "noDialog" };
    const step = stepOf(running.dialog, this.#guide, running.state);
    if (!step) return { kind: "noDialog" };
    const reading = readAnswer(step, text, this.#guide.today);
    if (reading.kind === "answer") return { kind: "answered", parts: this.choose(reading.value) ?? [] };
    const { because } = reading;
    const words = this.#words;
    const why =
      because.why === "several"
        ? words.several
        : because.why === "outOfRange"
          ? words.outOfRange(because.options)
          : words.none;
    return { kind: "unclear", parts: [this.#say(why), ...this.show()] };
  }

  offer(name: DialogName): readonly Part[] {
    const dialog = DIALOGS[name];
    if (!dialog || (name !== "zone" && name !== "form")) return [];
    return [this.#say(this.#words.offer(dialog.title[this.#language], START_WORD[name][this.#language]))];
  }

  control(command: Control): readonly Part[] {
    const words = this.#words;
    if (command.kind === "resume") return this.#resume();
    const running = this.#running;
    if (!running) return [this.#say(words.nothingRunning)];
    return this.#controlRunning(command, running);
  }

  #controlRunning(command: Control, { dialog, state }: Running): readonly Part[] {
    const words = this.#words;
    switch (command.kind) {
      case "resume":
        return this.#resume();
      case "back": {
        const before = back(dialog, this.#guide, state);
        return before ? this.#move(before) : [this.#say(words.first), ...this.show()];
      }
      case "change": {
        const step = dialog.steps(state.answers, this.#guide)[command.number - 1];
        const there = step && change(dialog, this.#guide, state, step.key);
        return there ? this.#move(there) : [this.#say(words.noSuchStep), ...this.show()];
      }
      case "why": {
        const step = stepOf(dialog, this.#guide, state);
        return [...(step?.why(this.#guide, this.#language) ?? []), ...this.show()];
      }
      case "restart":
        return [this.#say(words.restarted), ...this.#move(begin(dialog, this.#guide))];
      case "cancel":
        this.#leave("cancelled");
        return [this.#say(words.cancelled)];
      case "park":
        this.#leave("parked");
        return [this.#say(words.parked)];
      case "done": {
        if (state.step !== SUMMARY) return [this.#say(words.none), ...this.show()];
        this.#leave("done");
        return [this.#say(words.done)];
      }
    }
  }

  get #words() {
    return botWording(this.#language);
  }

  #say(text: string): Part {
    return { kind: "text", text };
  }

  /** Starts a dialog, with the answers that a description of the project shows already filled in. */
  start(name: DialogName, described?: string): readonly Part[] {
    const dialog = DIALOGS[name];
    if (!dialog || (name !== "zone" && name !== "form")) return [];
    const parked = this.#parkRunning();
    const proposals = described === undefined ? [] : this.#guide.suggest(name, described);
    const state: DialogState = {
      ...begin(dialog, this.#guide, Object.fromEntries(proposals.map(({ key, value }) => [key, value]))),
      proposed: Object.fromEntries(proposals.map(({ key, words }) => [key, words])),
    };
    const id = this.#newId();
    this.#keep(dialog, state, {
      id,
      party: this.#party,
      dialog: name,
      version: dialog.version,
      status: "running",
      serial: 0,
    });
    return [...parked, ...this.show()];
  }

  #resume(): readonly Part[] {
    const kept = this.#stored.find(({ status }) => status !== "running");
    const opened = kept && this.#opened(kept);
    if (!kept || !opened) return [this.#say(this.#words.nothingParked), ...this.show()];
    const parked = this.#parkRunning();
    this.#keep(opened.dialog, opened.state, { ...opened.stored, status: "running" });
    return [...parked, this.#say(this.#words.resumed(opened.dialog.title[this.#language])), ...this.show()];
  }

  /** Starting another dialog never drops the one that runs. */
  #parkRunning(): readonly Part[] {
    const running = this.#running;
    if (!running) return [];
    this.#leave("parked");
    return [this.#say(this.#words.parkedFor(running.dialog.title[this.#language]))];
  }

  #move(state: DialogState): readonly Part[] {
    const running = this.#running;
    if (running) this.#keep(running.dialog, state, running.stored);
    return this.show();
  }

  #leave(status: DialogStatus): void {
    const running = this.#running;
    if (!running) return;
    this.#keep(running.dialog, running.state, { ...running.stored, status });
    this.#running = undefined;
  }

  #keep(dialog: Dialog, state: DialogState, before: Omit<StoredDialog, "state">): void {
    const proposed = Object.fromEntries(
      Object.entries(state.proposed).map(([key, words]) => [key, [...words]]),
    );
    const stored: StoredDialog = {
      ...before,
      version: dialog.version,
      serial: before.serial + 1,
      state: { step: state.step, answers: { ...state.answers }, proposed },
    };
    this.#changed.set(stored.id, stored);
    this.#running = { stored, dialog, state };
  }

  /** A stored dialog as it can go on: of an older version with what still fits; undefined where nothing is known of it. */
  #opened(stored: StoredDialog): Running | undefined {
    const dialog = DIALOGS[stored.dialog];
    const state = stateSchema.safeParse(stored.state).data;
    if (!dialog || !state) return undefined;
    if (stored.version === dialog.version) return { stored, dialog, state };
    this.#migrated = true;
    const answers = dialog.migrate(stored.version, state.answers);
    return { stored, dialog, state: settle(dialog, this.#guide, { ...state, answers }) };
  }
}
