import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Dialog, Guide } from "../../src/dialogs/dialog.ts";
import {
  answer,
  applying,
  back,
  begin,
  change,
  type DialogState,
  readAnswer,
  SUMMARY,
  settle,
  stepOf,
} from "../../src/dialogs/engine.ts";
import { formDialog } from "../../src/dialogs/form.ts";
import { principlesDialog } from "../../src/dialogs/principles.ts";
import { zoneDialog } from "../../src/dialogs/zone.ts";
import { knowledge } from "../packs.ts";

const { volumes } = knowledge().library;
const guide = (own?: string): Guide => ({ volumes, own, today: "2026-11-24", suggest: () => [] });
const home = guide("kasumigaura");

const typed = (dialog: Dialog, state: DialogState, text: string): DialogState => {
  const step = stepOf(dialog, home, state);
  const reading = step ? readAnswer(step, text, home.today) : undefined;
  return reading?.kind === "answer" ? answer(dialog, home, state, reading.value) : state;
};
const run = (dialog: Dialog, ...texts: string[]): DialogState =>
  texts.reduce((state, text) => typed(dialog, state, text), begin(dialog, home));

describe("a guided dialog", () => {
  it("asks step after step and ends in its summary", () => {
    const state = run(zoneDialog, "いいえ", "３", "いいえ", "２番です", "はい", "団体です");
    expect(state.answers).toMatchObject({ cityOnly: "no", privateOnly: "unsure" });
    const done = run(zoneDialog, "3", "いいえ", "はい", "1", "市民", "B");
    expect(done.step).toBe(SUMMARY);
    expect(JSON.stringify(zoneDialog.result(done.answers, home, "ja"))).toContain("②");
  });

  it("asks only one question where the work is reserved to the city", () => {
    expect(run(zoneDialog, "はい").step).toBe(SUMMARY);
  });

  it("asks again only what a changed answer opens, and remembers what was said before", () => {
    const done = run(zoneDialog, "いいえ", "いいえ", "はい", "市", "市", "D");
    const changed = change(zoneDialog, home, done, "cityOnly");
    expect(changed?.step).toBe("cityOnly");
    const closed = typed(zoneDialog, changed ?? done, "はい");
    expect(closed.step).toBe(SUMMARY);
    expect(applying(zoneDialog, home, closed.answers)).toEqual({ cityOnly: "yes" });
    const reopened = typed(zoneDialog, change(zoneDialog, home, closed, "cityOnly") ?? closed, "一部だけ");
    expect(reopened.step).toBe(SUMMARY);
    expect(applying(zoneDialog, home, reopened.answers)).toMatchObject({
      cityOnly: "partly",
      participation: "D",
    });
  });

  it("goes back one step at a time, never before the first, and loses nothing", () => {
    const state = run(zoneDialog, "いいえ", "いいえ");
    const once = back(zoneDialog, home, state);
    expect(once?.step).toBe("privateOnly");
    const twice = once && back(zoneDialog, home, once);
    expect(twice?.step).toBe("cityOnly");
    expect(twice && back(zoneDialog, home, twice)).toBeUndefined();
    expect(twice?.answers).toEqual(state.answers);
  });

  it("takes an option with a day or a reason behind it, in both languages, and no longer word for a shorter one", () => {
    const state = begin(principlesDialog, home);
    const step = stepOf(principlesDialog, home, state);
    const read = (text: string) => step && readAnswer(step, text, home.today);
    for (const [text, value, rest] of [
      ["まだ、4月30日", "notYet", "4月30日"],
      ["まだ（4/30）", "notYet", "4/30"],
      ["not yet, 30 April", "notYet", "30 April"],
      ["Not yet (will do): end of next month", "notYet", "end of next month"],
      ["not yet 30 April", "notYet", "30 April"],
      ["no: they never met us", "no", "they never met us"],
    ]) {
      expect(read(text ?? "")).toEqual({ kind: "answer", value, rest });
    }
    expect(read("no idea")).toEqual({ kind: "answer", value: "unsure" });
    expect(read("no one has asked us")).toMatchObject({ kind: "unclear" });
    expect(read("I don’t know")).toEqual({ kind: "answer", value: "unsure" });
    expect(read("No, it is not.")).toMatchObject({ kind: "answer", value: "no" });
  });

  it("takes no question, no command and no nonsense for an answer", () => {
    const state = begin(formDialog, home);
    for (const text of [
      "第2条の意味を教えてください",
      "市とは何ですか",
      "9999",
      "🎉",
      "@everyone",
      "あ".repeat(10_000),
    ]) {
      expect(typed(formDialog, state, text)).toBe(state);
    }
  });

  it("drops what an older or broken state holds that no step could have given", () => {
    const state = settle(zoneDialog, home, {
      step: "gone",
      answers: { cityOnly: "perhaps", privateOnly: "no" },
      proposed: {},
    });
    expect(state.step).toBe("cityOnly");
    expect(state.answers).toEqual({ privateOnly: "no" });
  });

  it("stays consistent under any sequence of answers, steps back and changes, and can always be finished", () => {
    for (const dialog of [zoneDialog, formDialog]) {
      const moves = fc.array(
        fc.oneof(
          fc.nat(9),
          fc.constant("back"),
          fc.nat(5).map((at) => `change ${at}`),
          fc.string(),
        ),
        { maxLength: 40 },
      );
      fc.assert(
        fc.property(moves, (all) => {
          let state = begin(dialog, home);
          for (const move of all) {
            const steps = dialog.steps(state.answers, home);
            const before = state;
            if (move === "back") state = back(dialog, home, state) ?? state;
            else if (typeof move === "string" && move.startsWith("change ")) {
              const key = steps[Number(move.slice(7))]?.key;
              state = (key && change(dialog, home, state, key)) || state;
            } else state = typed(dialog, state, String(move));
            const step = stepOf(dialog, home, state);
            expect(state.step === SUMMARY || step !== undefined).toBe(true);
            for (const [key, value] of Object.entries(before.answers)) {
              if (key !== before.step) expect(state.answers[key]).toBe(value);
            }
          }
          for (let left = 0; left < 20 && state.step !== SUMMARY; left++) state = typed(dialog, state, "1");
          expect(state.step).toBe(SUMMARY);
        }),
        { numRuns: 300 },
      );
    }
  });

  it("tells its result in both languages for every city, and never without words", () => {
    for (const own of [undefined, ...volumes.map(({ guideline }) => guideline.id)]) {
      for (const language of ["ja", "en"] as const) {
        const zone = zoneDialog.result(
          { cityOnly: "no", privateOnly: "no", responsible: "both" },
          guide(own),
          language,
        );
        const form = formDialog.result({ facility: "whole" }, guide(own), language);
        expect(JSON.stringify([zone, form])).not.toMatch(/undefined|\[object/);
        expect(zone.some(({ kind }) => kind === "citation")).toBe(true);
        expect(form.some(({ kind }) => kind === "citation")).toBe(true);
      }
    }
    expect(JSON.stringify(zoneDialog.result({}, guide("odawara"), "ja"))).toContain(
      "小田原市の本文には領域の区分がありません",
    );
  });
});
