import { describe, expect, it } from "vitest";
import { readCardData } from "../../../../src/adapters/teams/cards/card-data.ts";
import { renderSheet } from "../../../../src/adapters/teams/cards/sheet.ts";
import type { Sheet, SheetField } from "../../../../src/ports/chat.ts";
import { HOSTILE } from "./any-message.ts";
import { expectSoundPost, nodes, readable } from "./checked-card.ts";

const rating = (key: string, more: Partial<SheetField> = {}): SheetField => ({
  key,
  label: `項目${key}`,
  ask: `${key}は達成できましたか？`,
  optional: false,
  input: {
    kind: "single",
    options: ["4", "3", "2", "1", "unsure"].map((value) => ({ value, label: `段階${value}` })),
  },
  ...more,
});
const sheet = (fields: readonly SheetField[], language: "ja" | "en" = "ja"): Sheet => ({
  card: "d1.7",
  title: "評価",
  language,
  fields,
});
const inputs = (card: unknown) => nodes(card).filter(({ type }) => String(type).startsWith("Input."));

describe("a dialog as one form", () => {
  it("asks every field with its question, its part and the answer it has", () => {
    const { card, shown } = renderSheet(
      sheet([
        rating("goal", { part: "事業の成果", value: "3" }),
        {
          key: "reason",
          label: "理由",
          ask: "理由を書いてください",
          optional: true,
          input: { kind: "text", longest: 400 },
        },
        {
          key: "day",
          label: "記入日",
          ask: "いつですか",
          optional: false,
          input: { kind: "date", notBefore: "2026-04-01" },
        },
      ]),
    );
    expectSoundPost({ cards: [card], entities: [], summary: "x" });
    expect(shown).toEqual(["goal", "reason", "day"]);
    expect(inputs(card)).toMatchObject([
      { id: "in.goal", value: "3", isRequired: true, errorMessage: "「項目goal」を選んでください。" },
      { id: "in.reason", label: "理由 ─ 理由を書いてください（任意）", maxLength: 400, isMultiline: true },
      { id: "in.day", min: "2026-04-01", isRequired: true },
    ]);
    expect(readable(card)).toContain("goalは達成できましたか？");
    expect(readable(card)).toContain("事業の成果");
  });

  it("comes back as a sheet with its fields", () => {
    const { card } = renderSheet(sheet([rating("goal")]));
    const send = nodes(card).find((node) => node["type"] === "Action.Execute");
    expect(readCardData({ ...Object(send?.["data"]), "in.goal": "4" })).toEqual({
      kind: "sheet",
      card: "d1.7",
      fields: { goal: "4" },
    });
  });

  it("tells what is wrong at the field, and keeps what was typed", () => {
    const { card } = renderSheet(sheet([rating("a"), rating("b")]), {
      problems: { b: "日付がありません" },
      typed: { a: "2", b: "4" },
    });
    const text = readable(card);
    expect(text.indexOf("項目a")).toBeLessThan(text.indexOf("⚠️ 日付がありません"));
    expect(text.indexOf("⚠️ 日付がありません")).toBeLessThan(text.lastIndexOf("項目b"));
    expect(inputs(card).map(({ value }) => value)).toEqual(["2", "4"]);
  });

  it("shows as many fields as a card holds, the unanswered first, and says how many follow", () => {
    const fields = Array.from({ length: 60 }, (_, at) => rating(`f${at}`, at < 20 ? { value: "4" } : {}));
    for (const language of ["ja", "en"] as const) {
      const { card, shown } = renderSheet(sheet(fields, language));
      expectSoundPost({ cards: [card], entities: [], summary: "x" });
      expect(shown.length).toBeGreaterThan(10);
      expect(shown[0]).toBe("f20");
      expect(readable(card)).toContain(`${60 - shown.length}`);
    }
  });

  it("keeps hostile words as words", () => {
    for (const text of HOSTILE) {
      const hostile = text.slice(0, 800);
      const { card } = renderSheet(sheet([rating("a", { label: hostile, ask: hostile, part: hostile })]), {
        problems: { a: hostile },
      });
      expectSoundPost({ cards: [card], entities: [], summary: "x" });
      expect(JSON.stringify(card)).not.toMatch(/<at|\{\{DATE/u);
    }
  });
});
