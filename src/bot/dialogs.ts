import { contextOf, type Dialog, type DialogName, type Extra, type Step } from "../dialogs/dialog.ts";
import {
  answer,
  applying,
  back,
  begin,
  change,
  type DialogState,
  fill,
  fits,
  readAnswer,
  SUMMARY,
  settle,
} from "../dialogs/engine.ts";
import type { Part, Refinement } from "../domain/message.ts";
import { isQuestion } from "../domain/question-form.ts";
import type { StoredDialog } from "../ports/store.ts";
import { type ControlKind, isControl } from "./commands.ts";
import { pickAtSummary, proposalsFor, readAtStep, type TextReading } from "./dialog-reading.ts";
import { DialogView } from "./dialog-view.ts";
import type { Running } from "./kept-dialogs.ts";
import { DIALOGS } from "./menu.ts";
import { readSheet } from "./sheet.ts";
import { unclearText } from "./show.ts";
import { openStored } from "./stored-state.ts";
import { draftable, takenOver } from "./taking-over.ts";

/** A person's dialogs within one turn: which one runs, which are kept, and what each word or press does to them. */

export type Filled =
  | { readonly kind: "filled"; readonly parts: readonly Part[] }
  | { readonly kind: "refused"; readonly problems: Readonly<Record<string, string>> };

interface Finishing {
  readonly id: string;
  readonly files: NonNullable<Dialog["files"]>;
  readonly answers: Readonly<Record<string, string>>;
}

export class Dialogs extends DialogView {
  #finishing: Finishing | undefined;
  /** The step that was answered last in this turn. */
  #answered: string | undefined;

  /** What a language model could draft where the running dialog has just come to. */
  get draftable(): Refinement | undefined {
    const { current, card } = this;
    if (!current || card === undefined || this.kept.changed.length === 0) return undefined;
    const moment = { card, answered: this.#answered };
    return draftable(current.dialog, current.state, this.guide, this.language, moment);
  }

  /** A pressed value; undefined where the present step has no such value. */
  press(value: string): readonly Part[] | undefined {
    const running = this.current;
    if (!running) return undefined;
    const [kind, rest = ""] = /^(?:do|change|extra|fill):/.test(value)
      ? value.split(/:(.*)/s)
      : ["answer", value];
    switch (kind) {
      case "do":
        return isControl(rest) ? this.control(rest) : undefined;
      case "change": {
        const there = change(running.dialog, this.guide, running.state, rest);
        return there && this.#move(there);
      }
      case "fill": {
        const taken = takenOver(rest, running.dialog, running.state, this.guide);
        if (!taken) return undefined;
        const told = taken.read > 0 ? [this.say(this.words.described(taken.read))] : [];
        return [...told, ...this.#move(taken.state)];
      }
      case "extra": {
        const extra = running.dialog.extras.find((each) => each.value === rest);
        return extra && running.state.step === SUMMARY ? this.#extra(extra) : undefined;
      }
      default: {
        const step = this.step;
        return step && fits(step, value) ? this.#answer(value) : undefined;
      }
    }
  }

  /**
   * A typed text, as an answer to the present step, or as a pick at the summary. What was filled into the step's own
   * input is its answer, whatever form it has.
   */
  read(text: string, source: "typed" | "form" = "typed"): TextReading {
    const running = this.current;
    if (!running) return { kind: "noDialog" };
    // What was typed before the new question was shown is no answer to it.
    if (this.kept.unseen) {
      return { kind: "unclear", parts: this.show(), question: isQuestion(text), attempt: true };
    }
    const step = this.step;
    if (!step) return this.#readAtSummary(text, running);
    const { dialog, state } = running;
    const reading = readAtStep(step, text, source, dialog, state, this.guide);
    switch (reading.kind) {
      case "answer": {
        const parts = this.#answer(reading.value);
        return {
          kind: "answered",
          parts: reading.rest === undefined ? parts : this.#follow(step, reading.rest),
        };
      }
      case "held":
        this.kept.move({ ...state, held: reading.value });
        return { kind: "unclear", parts: this.remind(), question: true, attempt: false };
      case "described": {
        const { proposals } = reading;
        this.kept.move(fill(dialog, this.guide, state, proposals));
        const told = this.say(this.words.described(proposals.length));
        return { kind: "answered", parts: [told, ...this.show()] };
      }
      case "unclear": {
        const { because, question, attempt } = reading;
        const why = this.say(unclearText(because, step, this.language));
        return { kind: "unclear", parts: [why, ...this.show()], question, attempt };
      }
    }
  }

  /** Takes a whole form of the running dialog: all its fields, or none. */
  fillIn(fields: Readonly<Record<string, string>>): Filled {
    const running = this.current;
    if (!running) return { kind: "filled", parts: [] };
    const { dialog, state } = running;
    const reading = readSheet(dialog, state, fields, this.guide, this.language);
    return reading.ok
      ? { kind: "filled", parts: this.#move(reading.state) }
      : { kind: "refused", problems: reading.problems };
  }

  /** What stands behind an answer goes to the step that the answer opened. */
  #follow(before: Step, rest: string): readonly Part[] {
    const step = this.step;
    if (!step?.key.startsWith(`${before.key}.`)) return this.show();
    const reading = readAnswer(step, rest, this.guide.today);
    if (reading.kind === "answer") return this.#answer(reading.value);
    return [this.say(unclearText(reading.because, step, this.language)), ...this.show()];
  }

  #readAtSummary(text: string, { dialog, state }: Running): TextReading {
    const value = pickAtSummary(text, dialog, state, this.guide);
    const parts = value === undefined ? undefined : this.press(value);
    if (parts) return { kind: "answered", parts };
    const told = [this.say(this.words.noSuchStep), ...this.remind()];
    return { kind: "unclear", parts: told, question: isQuestion(text), attempt: false };
  }

  /** Goes to one answer, by its number in the summary, to change it. */
  change(number: number): readonly Part[] {
    const running = this.current;
    if (!running) return [this.say(this.words.nothingRunning)];
    const { dialog, state } = running;
    const step = dialog.steps(state.answers, this.guide)[number - 1];
    const answered = step && state.answers[step.key] !== undefined;
    const there = answered ? change(dialog, this.guide, state, step.key) : undefined;
    return there ? this.#move(there) : [this.say(this.words.noSuchStep), ...this.show()];
  }

  control(kind: ControlKind): readonly Part[] {
    const words = this.words;
    const running = this.current;
    if (!running) return [this.say(words.nothingRunning), ...this.show()];
    const { dialog, state } = running;
    switch (kind) {
      case "back": {
        const before = back(dialog, this.guide, state);
        return before ? this.#move(before) : [this.say(words.first), ...this.show()];
      }
      case "why": {
        const step = this.step;
        return step ? [...step.why(this.guide, this.language), ...this.show()] : this.show();
      }
      case "summary":
        return this.#toSummary(running);
      case "held": {
        const step = this.step;
        if (state.held === undefined || !step || !fits(step, state.held)) {
          return [this.say(words.nothingHeld), ...this.show()];
        }
        return this.#answer(state.held);
      }
      case "restart":
        this.kept.leave("cancelled");
        return [this.say(words.restarted), ...this.start(dialog.name, undefined, contextOf(state.answers))];
      case "cancel":
        this.kept.leave("cancelled");
        return [this.say(words.cancelled)];
      case "park":
        this.kept.leave("parked");
        return [this.say(words.parked)];
      case "done":
        return state.step === SUMMARY ? this.#finish(running) : this.#toSummary(running);
    }
  }

  /** The summary, also from a step that was gone back to, with its answer as it was; not while one is unanswered. */
  #toSummary({ dialog, state }: Running): readonly Part[] {
    if (state.step === SUMMARY) return this.show();
    const settled = settle(dialog, this.guide, change(dialog, this.guide, state, state.step) ?? state);
    return settled.step === SUMMARY
      ? this.#move(settled)
      : [this.say(this.words.notFinished), ...this.show()];
  }

  /** A dialog that files nothing is over; one that files waits for what becomes of it. */
  #finish(running: Running): readonly Part[] {
    const { dialog, state, stored } = running;
    if (dialog.files === undefined) {
      this.kept.leave("done");
      return [this.say(this.words.done)];
    }
    const answers = { ...contextOf(state.answers), ...applying(dialog, this.guide, state.answers) };
    this.#finishing = { id: stored.id, files: dialog.files, answers };
    return [];
  }

  /** What is to be filed, where the person has just finished a dialog that files something. */
  get finishing(): Finishing | undefined {
    return this.#finishing;
  }

  /** Tells what became of the filing: the dialog is over, or stays open with all its answers. */
  filed(done: boolean): readonly Part[] {
    this.#finishing = undefined;
    if (!done) return this.remind();
    this.kept.leave("done");
    return [];
  }

  /** Starts a dialog, with the answers that a description of the project shows already filled in. */
  start(
    name: DialogName,
    described: string | undefined,
    given: Readonly<Record<string, string>> = {},
  ): readonly Part[] {
    const dialog = DIALOGS[name];
    const parked = this.#parkRunning();
    const fresh = begin(dialog, this.guide, given);
    const proposals = described === undefined ? [] : proposalsFor(name, described, this.guide);
    const state = fill(dialog, this.guide, fresh, proposals);
    this.kept.begin(this.scene.newId(), dialog, state);
    // The description itself is none of the answers that were read from it.
    const read = proposals.filter(({ key }) => key !== "description").length;
    const told = read > 0 ? [this.say(this.words.described(read))] : [];
    return [...parked, this.say(dialog.opening[this.language]), ...told, ...this.show()];
  }

  /** Goes on with a kept dialog: the one given, else the latest. */
  resume(wanted?: StoredDialog): readonly Part[] {
    const words = this.words;
    const kept = wanted ?? this.kept.latest;
    if (!kept) return this.running ? this.remind() : [this.say(words.nothingParked), ...this.show()];
    if (kept.id === this.current?.stored.id) return this.show();
    const opened = openStored(kept, this.guide);
    if (!opened) return [this.say(words.gone), ...this.show()];
    const parked = this.#parkRunning();
    this.kept.resume(opened);
    const migrated = opened.migrated ? [this.say(words.migrated)] : [];
    return [
      ...migrated,
      ...parked,
      this.say(words.resumed(opened.dialog.title[this.language])),
      ...this.show(),
    ];
  }

  #extra(extra: Extra): readonly Part[] {
    const { state } = this.current ?? {};
    return state ? [...extra.show(state.answers, this.guide, this.language), ...this.remind()] : [];
  }

  #answer(value: string): readonly Part[] {
    const running = this.current;
    this.#answered = this.step?.key;
    return running ? this.#move(answer(running.dialog, this.guide, running.state, value)) : [];
  }

  /** Starting another dialog never drops the one that runs. */
  #parkRunning(): readonly Part[] {
    const running = this.current;
    if (!running) return [];
    this.kept.leave("parked");
    return [this.say(this.words.parkedFor(running.dialog.title[this.language]))];
  }

  #move(state: DialogState): readonly Part[] {
    this.kept.move(state);
    return this.show();
  }
}
