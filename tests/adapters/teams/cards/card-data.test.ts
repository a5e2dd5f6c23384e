import { describe, expect, it } from "vitest";
import { answeredCard, staleCard } from "../../../../src/adapters/teams/cards/answered.ts";
import { type CardData, readCardData } from "../../../../src/adapters/teams/cards/card-data.ts";
import type { TeamsCard } from "../../../../src/adapters/teams/cards/elements.ts";
import { renderMessage } from "../../../../src/adapters/teams/cards/message.ts";
import type { Field, Part } from "../../../../src/domain/message.ts";
import { expectSoundPost, nodes, readable } from "./checked-card.ts";

const cardOf = (parts: readonly Part[], language: "ja" | "en" = "ja"): TeamsCard => {
  const [post] = renderMessage({ language, parts }, { title: (id) => id, feedback: "buttons", sheets: true });
  const card = post?.cards[0];
  if (!card) throw new Error("no card");
  return card;
};

/** The data of the button with that title. */
const dataOf = (card: TeamsCard, title: string): object => {
  const action = nodes(card).find((node) => node["type"] === "Action.Execute" && node["title"] === title);
  const data = action?.["data"];
  if (typeof data !== "object" || data === null) throw new Error(`no button ${title}`);
  return data;
};

const field = (input: Field["input"], optional = false): Field => ({
  key: "amount",
  label: "金額",
  optional,
  input,
});
const STEP: readonly Part[] = [
  { kind: "progress", title: "領域の判定", step: 2, of: 6 },
  { kind: "text", text: "市だけが執行できる事務ですか？" },
  {
    kind: "choices",
    card: "d1.4",
    options: [
      { value: "yes", label: "はい" },
      { value: "no", label: "いいえ" },
    ],
  },
  { kind: "actions", card: "d1.4", actions: [{ value: "do:back", label: "戻る" }] },
];

describe("what a card brings back", () => {
  it("is the press of a button, whether it comes as an invoke or as a message", () => {
    const data = dataOf(cardOf(STEP), "2. いいえ");
    const press: CardData = { kind: "press", card: "d1.4", value: "no" };
    expect(readCardData(data)).toEqual(press);
    expect(readCardData({ action: { type: "Action.Execute", verb: "press", data } })).toEqual(press);
  });

  it("is what was filled in, under the keys of the fields", () => {
    const card = cardOf([{ kind: "form", card: "d1.5", fields: [field({ kind: "number" })] }]);
    const data = { ...dataOf(card, "この内容で回答"), "in.amount": "30万円" };
    expect(readCardData(data)).toEqual({ kind: "form", card: "d1.5", fields: { amount: "30万円" } });
  });

  it("says なし for an optional input that stays empty, and leaves an empty one that is needed to the bot", () => {
    for (const [optional, amount] of [
      [true, "なし"],
      [false, ""],
    ] as const) {
      const card = cardOf([{ kind: "form", card: "d1.5", fields: [field({ kind: "number" }, optional)] }]);
      const data = { ...dataOf(card, "この内容で回答"), "in.amount": "" };
      expect(readCardData(data)).toEqual({ kind: "form", card: "d1.5", fields: { amount } });
    }
  });

  it("is an opinion on an answer, with its reason", () => {
    const card = cardOf([
      { kind: "text", text: "答え", tone: "heading" },
      { kind: "feedback", answer: "a1" },
    ]);
    expect(readCardData(dataOf(card, "👍 役に立った"))).toEqual({
      kind: "feedback",
      answer: "a1",
      helpful: true,
    });
    expect(readCardData({ ...dataOf(card, "送る"), "in.reason": " 古い " })).toEqual({
      kind: "feedback",
      answer: "a1",
      helpful: false,
      reason: "古い",
    });
  });

  it("is the wish for one form", () => {
    expect(readCardData(dataOf(cardOf(STEP), "一枚のフォームで入力"))).toEqual({
      kind: "openSheet",
      card: "d1.4",
    });
  });

  it("is nothing where no card of ours made it", () => {
    const foreign = [
      undefined,
      null,
      "x",
      3,
      [],
      {},
      { kind: "press" },
      { kind: "press", card: "", value: "x" },
    ];
    const others = [
      { kind: "press", card: "c", value: { $ne: 1 } },
      { kind: "drop", card: "c" },
      { action: {} },
    ];
    for (const value of [...foreign, ...others]) expect(readCardData(value)).toBeUndefined();
  });

  it("never takes an input for the card that it belongs to", () => {
    const value = {
      kind: "form",
      card: "d1.5",
      "in.card": "other",
      "in.kind": "press",
      other: "x",
      "in.n": 3,
    };
    expect(readCardData(value)).toEqual({
      kind: "form",
      card: "d1.5",
      fields: { card: "other", kind: "press", n: "3" },
    });
  });
});

describe("buttons that are no answer", () => {
  it("never check or send the inputs beside them", () => {
    const card = cardOf([
      { kind: "form", card: "d1.5", fields: [field({ kind: "number" })] },
      { kind: "actions", card: "d1.5", actions: [{ value: "do:back", label: "戻る" }] },
    ]);
    const back = nodes(card).filter((node) => node["title"] === "戻る");
    expect(back.map((node) => node["associatedInputs"])).toEqual(["none", "none"]);
  });
});

describe("an answered card", () => {
  it("reads as before, names the answer, and asks for nothing", () => {
    const card = answeredCard(cardOf(STEP), { kind: "press", card: "d1.4", value: "no" });
    expectSoundPost({ cards: [card], entities: [], summary: "x" });
    const text = readable(card);
    expect(text).toContain("市だけが執行できる事務ですか？");
    expect(text).toMatch(/✓ 回答\n\s*2\. いいえ$/u);
    expect(text).not.toContain("戻る");
    expect(JSON.stringify(card)).not.toMatch(/Action\.(?:Execute|Submit)|Input\./u);
  });

  it("names an option by its title", () => {
    const options = [{ value: "v1", label: "補助・助成" }];
    const card = cardOf([{ kind: "form", card: "d1.5", fields: [field({ kind: "single", options })] }], "en");
    const answered = answeredCard(card, { kind: "form", card: "d1.5", fields: { amount: "v1" } });
    expect(readable(answered)).toContain("補助・助成");
  });

  it("that is stale says so in the person's language", () => {
    expectSoundPost({ cards: [staleCard("ja"), staleCard("en")], entities: [], summary: "x" });
    expect(readable(staleCard("ja"))).toContain("前の段階");
    expect(readable(staleCard("en"))).toContain("earlier step");
  });
});
