import { describe, expect, it } from "vitest";
import { spokenLanguage as spoken } from "../../src/bot/spoken-language.ts";
import type { Step } from "../../src/dialogs/dialog.ts";
import { formDialog } from "../../src/dialogs/form.ts";
import { planDialog } from "../../src/dialogs/plan.ts";

const world = { volumes: [], own: undefined, today: "2026-11-24", suggest: () => [] };
const spokenLanguage = (typed: string, asked: Step | undefined) => spoken(typed, asked, world.today);
const [name] = planDialog.steps({}, world);
const [host] = formDialog.steps({}, world);

describe("the language that a person speaks", () => {
  it("is that of the words, in a command, a question or an answer", () => {
    expect(spokenLanguage("領域", undefined)).toBe("ja");
    expect(spokenLanguage("zone", undefined)).toBe("en");
    expect(spokenLanguage("HELP", undefined)).toBe("en");
    expect(spokenLanguage("the city", host)).toBe("en");
    expect(spokenLanguage("ＮＰＯです", host)).toBe("ja");
  });

  it("is not told by numbers, single letters and abbreviations, which stand in either", () => {
    expect(spokenLanguage("1; drop table answers", host)).toBeUndefined();
    for (const text of ["2", "B", "R8.4.1", "NPO", "OK", "ok", "🎉", "…"]) {
      expect(spokenLanguage(text, host)).toBeUndefined();
    }
  });

  it("is not told by what a step asks to write, as a project's name, but by a question or command there", () => {
    expect(spokenLanguage("Code for Numazu", name)).toBeUndefined();
    expect(spokenLanguage("中町夏祭り", name)).toBeUndefined();
    expect(spokenLanguage("What is collaboration?", name)).toBe("en");
    expect(spokenLanguage("戻る", name)).toBe("ja");
  });
});
