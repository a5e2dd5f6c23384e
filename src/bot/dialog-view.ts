import type { DialogName, Guide, Step } from "../dialogs/dialog.ts";
import { applying, SUMMARY, stepOf } from "../dialogs/engine.ts";
import type { Language } from "../domain/guideline.ts";
import type { Part, Refinement } from "../domain/message.ts";
import { foldCase } from "../domain/text.ts";
import type { Party, StoredDialog } from "../ports/store.ts";
import { KeptDialogs, type Running } from "./kept-dialogs.ts";
import { actionsPart, dialogParts, fieldOf } from "./show.ts";
import { botWording } from "./wording.ts";

/** Where a person's dialogs stand, and how that is shown. Nothing is changed here. */

export interface DialogScene {
  readonly party: Party;
  readonly language: Language;
  readonly guide: Guide;
  /** The party's dialogs, latest changed first. */
  readonly stored: readonly StoredDialog[];
  readonly newId: () => string;
}

export class DialogView {
  protected readonly scene: DialogScene;
  protected readonly kept: KeptDialogs;

  constructor(scene: DialogScene) {
    this.scene = scene;
    this.kept = new KeptDialogs(scene.party, scene.guide, scene.stored);
  }

  get changed(): readonly StoredDialog[] {
    return this.kept.changed;
  }
  /** What became of a stored dialog when it was opened: to be told before anything else. */
  get notes(): readonly Part[] {
    const { openedAs } = this.kept;
    return openedAs === "gone" || openedAs === "migrated" ? [this.say(this.words[openedAs])] : [];
  }
  get running(): boolean {
    return this.current !== undefined;
  }
  /** Whether a step waits for its answer. */
  get asking(): boolean {
    return this.step !== undefined;
  }
  /** Whether what is shown of the running dialog belongs to a record, which not everybody may see. */
  get confidential(): boolean {
    const files = this.current?.dialog.files;
    return files !== undefined && files !== "project";
  }
  /** What a language model could read in a text that the step did not understand; undefined where only words count. */
  misread(typed: string): Refinement | undefined {
    const { step } = this;
    const card = this.card;
    if (!step || card === undefined || step.input.kind === "text") return undefined;
    return { kind: "step", card, typed, ask: step.ask[this.language], field: fieldOf(step, this.language) };
  }
  /** What a language model could read in a description: the steps that are still open. */
  described(typed: string): Refinement | undefined {
    const { current, card } = this;
    if (!current || card === undefined) return undefined;
    const { dialog, state } = current;
    const open = dialog
      .steps(state.answers, this.guide)
      .filter(({ key, input }) => state.answers[key] === undefined && input.kind === "choice");
    if (open.length === 0) return undefined;
    return { kind: "description", card, typed, fields: open.map((step) => fieldOf(step, this.language)) };
  }
  /** What ties buttons to this moment of the running dialog. */
  protected get card(): string | undefined {
    const stored = this.current?.stored;
    return stored && `${stored.id}.${stored.serial}`;
  }
  /** Whether the step waits for words of the person's own, which may well be called as a command is. */
  get writing(): boolean {
    return this.step?.input.kind === "text";
  }
  /** Whether the text is, to the letter, an option of the step: it then answers it, though a command may be called so. */
  names(text: string): boolean {
    const { input } = this.step ?? {};
    if (input?.kind !== "choice") return false;
    const typed = foldCase(text).trim();
    return input.options.some(({ label, words }) =>
      [label.ja, label.en, ...words].some((each) => foldCase(each) === typed),
    );
  }
  /** The dialog whose summary is open, with the answers that count. */
  get finished():
    | { readonly name: DialogName; readonly answers: Readonly<Record<string, string>> }
    | undefined {
    const running = this.current;
    if (running?.state.step !== SUMMARY) return undefined;
    const { dialog, state } = running;
    return { name: dialog.name, answers: applying(dialog, this.guide, state.answers) };
  }

  /** The present step or summary, or nothing where no dialog runs. */
  show(): readonly Part[] {
    const running = this.current;
    if (!running) return [];
    const { stored, dialog, state } = running;
    const card = `${stored.id}.${stored.serial}`;
    return dialogParts(dialog, state, this.guide, this.language, card);
  }

  /** Under a list, whose numbers are what a number picks from: where the dialog stands, without its options. */
  stands(): readonly Part[] {
    return this.step ? this.show().filter(({ kind }) => kind === "progress") : this.remind();
  }

  /** After something else was said: the step once more; of a summary only that it is open. */
  remind(): readonly Part[] {
    const running = this.current;
    if (!running) return [];
    const words = this.words;
    const note = (text: string): Part => ({ kind: "text", text, tone: "note" });
    if (running.state.step === SUMMARY) {
      const open = note(words.summaryOpen(running.dialog.title[this.language]));
      const card = `${running.stored.id}.${running.stored.serial}`;
      return [open, actionsPart(["summary", "done"], this.language, card)];
    }
    return [note(running.state.held === undefined ? words.backTo : words.held), ...this.show()];
  }

  protected get current(): Running | undefined {
    return this.kept.running;
  }
  protected get guide(): Guide {
    return this.scene.guide;
  }
  protected get language(): Language {
    return this.scene.language;
  }
  protected get words() {
    return botWording(this.language);
  }
  protected get step(): Step | undefined {
    return this.current && stepOf(this.current.dialog, this.guide, this.current.state);
  }
  protected say(text: string): Part {
    return { kind: "text", text };
  }
}
