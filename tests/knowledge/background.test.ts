import { describe, expect, it } from "vitest";
import { partsOf } from "../../src/knowledge/background.ts";

const always = (): boolean => true;
const asked = (question: string): string => partsOf(question, always).asked;

describe("what a question tells before it asks", () => {
  it.each([
    ["予算の資料を作っているのですが、委託の定義は何ですか", "委託の定義は何ですか"],
    ["会議で公益の話になりました。誰が判断するのでしょうか", "誰が判断するのでしょうか"],
    ["イベントは失敗したけど別の効果があったらどう見るの", "別の効果があったらどう見るの"],
    ["I am writing a report. What are Asaka's principles?", "What are Asaka's principles?"],
  ])("is apart from what is asked in %s", (question, part) => {
    expect(asked(question)).toBe(part);
  });

  it.each([
    "補助の件ですが、上限はありますか",
    "金額を知りたいのですが、どこにありますか",
    "委託と補助の違いは何ですか",
  ])("is not read into %s, which names its topic or a wish", (question) => {
    expect(asked(question)).toBe(question);
  });

  it("stays with the question where the rest of it asks for nothing by itself", () => {
    expect(partsOf("補助の上限を調べています。教えてください", () => false).background).toBe("");
  });
});
