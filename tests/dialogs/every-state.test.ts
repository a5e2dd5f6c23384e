import { describe, expect, it } from "vitest";
import type { Dialog, Guide } from "../../src/dialogs/dialog.ts";
import { answer, begin, type DialogState, SUMMARY, stepOf } from "../../src/dialogs/engine.ts";
import { formDialog } from "../../src/dialogs/form.ts";
import { principlesDialog } from "../../src/dialogs/principles.ts";
import { zoneDialog } from "../../src/dialogs/zone.ts";
import { decideForm, type FormAnswers } from "../../src/domain/form-rules.ts";
import { decideZone, type ZoneAnswers } from "../../src/domain/zone-rules.ts";
import { knowledge } from "../packs.ts";

const { volumes } = knowledge().library;
const guide = (own: string | undefined): Guide => ({ volumes, own, today: "2026-11-24", suggest: () => [] });
const CITIES = volumes.map(({ guideline }) => guideline.id);

/** Every state that answers lead to from the start, step by step; a state without a way on is an error. */
function everyState(dialog: Dialog, world: Guide): readonly DialogState[] {
  const finished: DialogState[] = [];
  const seen = new Set<string>();
  const open: DialogState[] = [begin(dialog, world)];
  for (let state = open.pop(); state; state = open.pop()) {
    const id = JSON.stringify([state.step, state.answers]);
    if (seen.has(id)) continue;
    seen.add(id);
    if (state.step === SUMMARY) {
      finished.push(state);
      continue;
    }
    const step = stepOf(dialog, world, state);
    if (step?.input.kind !== "choice") throw new Error(`stuck at ${id}`);
    for (const { value } of step.input.options) {
      const next = answer(dialog, world, state, value);
      if (next.step === state.step) throw new Error(`${value} does not lead on from ${id}`);
      open.push(next);
    }
  }
  return finished;
}

const heading = (dialog: Dialog, state: DialogState, world: Guide, language: "ja" | "en"): string => {
  const parts = dialog.result(state.answers, world, language);
  const first = parts.find((part) => part.kind === "text" && part.tone === "heading");
  return first?.kind === "text" ? first.text : "";
};

describe("every way through the zone dialog", () => {
  const states = everyState(zoneDialog, guide(undefined));

  it("ends, and asks only what still matters", () => {
    // はい to the first question ends it; はい to the second too; the rest are all combinations.
    expect(states).toHaveLength(1 + 3 * 1 + 3 * 2 * (3 * 4 * 4 * 6));
  });

  it("says the zones of the table in its first line, for every city's model and in both languages", () => {
    for (const own of [undefined, ...CITIES]) {
      const world = guide(own);
      for (const [at, state] of states.entries()) {
        const language = at % 2 ? "ja" : "en";
        const { zones } = decideZone(state.answers as ZoneAnswers);
        const marks = zones.map((zone) => "①②③④⑤"[zone - 1]).join("・");
        expect(heading(zoneDialog, state, world, language)).toContain(marks);
      }
    }
  });
});

describe("every way through the form dialog", () => {
  const states = everyState(formDialog, guide(undefined));

  it("ends after its six questions", () => {
    expect(states).toHaveLength(6 * 9 * 4 * 3 * 4 * 4);
  });

  it("names the forms that the table puts first, in the words of every city", () => {
    const catalogues = volumes.map(({ guideline, profile }) => ({
      guideline: guideline.id,
      forms: profile.forms,
    }));
    for (const [place, own] of CITIES.entries()) {
      const world = guide(own);
      // The rules are tested for every way and every city elsewhere; what is said of them, for every 25th way.
      for (const state of states.filter((_, at) => at % 25 === place * 5)) {
        const { proposed, lacks } = decideForm(state.answers as FormAnswers, catalogues, own);
        const said = JSON.stringify(formDialog.result(state.answers, world, "ja"));
        for (const { form } of proposed) expect(said).toContain(form.term);
        if (lacks) expect(said).toContain("本文に該当する形態なし");
        if (proposed.length === 0) expect(said).toContain("合う形態を挙げられません");
      }
    }
  });
});

describe("every heading of the principles check", () => {
  it("can be answered in every way, and what is not yes comes back as something to do", () => {
    for (const own of [undefined, ...CITIES]) {
      const world = guide(own);
      for (const value of ["yes", "notYet", "no", "notApplicable", "unsure"]) {
        let state = begin(principlesDialog, world);
        let asked = 0;
        for (; state.step !== SUMMARY; asked++) {
          const step = stepOf(principlesDialog, world, state);
          if (!step || asked > 60) throw new Error(`stuck at ${state.step}`);
          const given = step.key === "reference" ? "yes" : step.input.kind === "choice" ? value : "";
          state = answer(principlesDialog, world, state, given);
        }
        const parts = JSON.stringify(principlesDialog.result(state.answers, world, "ja"));
        const todo = parts.includes("これからすること");
        expect(todo).toBe(value === "notYet" || value === "no");
        expect(asked).toBeGreaterThanOrEqual(10);
      }
    }
  });
});
