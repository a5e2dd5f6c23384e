import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readChoice } from "../../src/domain/choice-reading.ts";

const FORMS = [
  { value: "委託", label: "委託", words: ["commissioning"] },
  { value: "補助", label: "補助・助成（お金）", words: ["補助", "助成", "subsidy"] },
  { value: "共催", label: "共催", words: [] },
];
const YES_NO = [
  { value: "yes", label: "はい", words: ["うん", "yes"] },
  { value: "no", label: "いいえ", words: ["no"] },
  { value: "unsure", label: "わからない", words: ["わかりません", "not sure"] },
];
const read = (text: string, options = FORMS): string => {
  const reading = readChoice(text, options);
  if (reading.kind === "choice") return reading.value;
  return reading.kind === "several" ? reading.values.join("+") : reading.kind;
};

describe("a typed answer", () => {
  it.each([
    ["2", "補助"],
    ["２", "補助"],
    ["②", "補助"],
    ["二", "補助"],
    ["2番", "補助"],
    ["２番です", "補助"],
    ["「2」", "補助"],
    ["(2)", "補助"],
    ["2.", "補助"],
    ["2番目でお願いします", "補助"],
    ["option 2", "補助"],
    ["number two", "補助"],
    ["#3", "共催"],
    ["委託", "委託"],
    ["委託です", "委託"],
    ["委託だと思います", "委託"],
    ["委託でお願いします", "委託"],
    ["委託かな", "委託"],
    ["たぶん委託", "委託"],
    ["委託にします。", "委託"],
    ["はい、委託です", "委託"],
    ["Commissioning, please", "委託"],
    ["It's commissioning", "委託"],
    ["補助・助成", "補助"],
    ["補助・助成（お金）", "補助"],
    ["  助 成 ".replaceAll(" ", ""), "補助"],
  ])("「%s」 is the choice %s", (text, value) => {
    expect(read(text)).toBe(value);
  });

  it.each([
    ["うん", "yes"],
    ["はい。", "yes"],
    ["はいです", "yes"],
    ["Yes", "yes"],
    ["いいえ", "no"],
    ["NO!", "no"],
    ["わかりません", "unsure"],
  ])("「%s」 is %s", (text, value) => {
    expect(read(text, YES_NO)).toBe(value);
  });

  it.each([
    "第2条の意味を教えてください",
    "2つ目の質問ですが、委託とは何ですか",
    "委託と補助の違いは？",
    "委託ではありません",
    "委託じゃない",
    "キャンセル料の徴収",
    "委託料はいくらですか",
    "",
    "　",
    "🎉",
    "2026年",
    "はいしゃ",
    "共催者",
  ])("「%s」 is none of them", (text) => {
    expect(["none", "outOfRange"]).toContain(read(text));
    expect(read(text)).not.toMatch(/委託|補助|共催/);
  });

  it("that names two is told to name two", () => {
    expect(read("委託か共催")).toBe("委託+共催");
    expect(read("委託 or subsidy")).toBe("委託+補助");
    expect(read("はい、いいえ", YES_NO)).toBe("yes+no");
  });

  it("with a number that nothing has is told so", () => {
    expect(readChoice("7", FORMS)).toEqual({ kind: "outOfRange", options: 3 });
    expect(readChoice("０", FORMS)).toEqual({ kind: "outOfRange", options: 3 });
  });

  it("never becomes something that was not offered, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const reading = readChoice(text, FORMS);
        if (reading.kind === "choice") expect(FORMS.map(({ value }) => value)).toContain(reading.value);
      }),
    );
    expect(read("委".repeat(10_000))).toBe("none");
  });
});
