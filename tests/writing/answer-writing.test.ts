import { describe, expect, it } from "vitest";
import { QuoteGate } from "../../src/answers/quote-gate.ts";
import { knowledge } from "../packs.ts";
import { desk, TO, withoutRefine } from "./desk.ts";
import { json, modelForTests, type Reply } from "./model-server.ts";

const server = await modelForTests();
const QUESTION = "小田原市で委託した事業の責任は誰が負う？";
const QUOTE = "事業実施に関する責任は、原則として委託する行政側が負うことになります。";
const SENTENCE = "委託では、事業実施に関する責任は原則として行政側が負います。";

/** The number under which the model was given the passage with these words. */
const numberOf = (user: string, words: string): number =>
  Number(/\[(\d+)\](?![\s\S]*\[\d+\] )/u.exec(user.slice(0, user.indexOf(words)))?.[1] ?? 0);
const claims = (...list: { quote: string; sentence: string; passage?: number }[]): Reply => {
  return ({ user }) =>
    json({
      claims: list.map(({ quote, sentence, passage }) => ({
        passage: passage ?? numberOf(user, quote),
        quote,
        sentence,
      })),
    });
};

describe("an answer written by a model", () => {
  it("is told sentence by sentence, with its marks, and shows the passages in full sentences", async () => {
    server.says(
      claims(
        { quote: "責任は、原則として委託する行政側が負う", sentence: SENTENCE },
        {
          quote: "委託先の選定に当たっては、相手方の事業遂行能力について十分な検討が必要となります",
          sentence: "委託先の選定に当たっては、相手方の事業遂行能力について十分な検討が必要となります。",
        },
      ),
    );
    const { message, told, kept } = await desk({ model: server.model }).ask(QUESTION);
    expect(told).toEqual([
      `${SENTENCE}[1]`,
      "委託先の選定に当たっては、相手方の事業遂行能力について十分な検討が必要となります。[2]",
    ]);
    expect(message.writtenBy).toBe("openai:test-model");
    expect(message.parts[0]).toEqual({ kind: "text", text: told.join("") });
    expect(message.parts.map(({ kind }) => kind)).toEqual(["text", "sources", "feedback"]);
    const sources = message.parts.find((part) => part.kind === "sources");
    expect(sources?.citations.map(({ quote }) => quote).slice(0, 2)).toEqual([
      `※${QUOTE}`,
      expect.stringContaining("確実な履行"),
    ]);
    expect(sources?.citations).toHaveLength(5);
    const quotes = new QuoteGate(knowledge());
    for (const citation of sources?.citations ?? []) expect(quotes.check(citation).kind).toBe("found");
    expect(kept).toMatchObject({
      kind: "answered",
      text: told.join(""),
      citations: sources?.citations,
      made: {
        outcome: "written",
        model: "openai:test-model",
        verdicts: [{ verdict: "passed" }, { verdict: "passed" }],
      },
    });
  });

  it("comes in English for a question in English", async () => {
    const sentence = "The administration bears responsibility in principle.";
    server.says(claims({ quote: QUOTE, sentence }));
    const asked = await desk({ model: server.model }).ask("Who is responsible in Odawara's commissioning?", {
      language: "en",
    });
    expect(asked.told).toEqual([`${sentence}[1]`]);
  });

  it("is not written twice where it could not be shown the first time", async () => {
    const { ask, refiner } = desk({ model: server.model });
    server.says(claims({ quote: QUOTE, sentence: SENTENCE }));
    const { before, message } = await ask(QUESTION);
    server.says({ error: { message: "down" }, status: 500 });
    const again = await refiner.better(
      before,
      { ...TO, attempts: 1 },
      () => undefined,
      new AbortController().signal,
    );
    expect(again).toEqual(message);
    expect(server.asked()).toEqual([]);
  });

  it("names the city of each sentence where several cities' texts were given", async () => {
    server.says(claims({ quote: QUOTE, sentence: SENTENCE }));
    const { told, answer } = await desk({ model: server.model }).ask("委託の責任は誰が負いますか");
    expect(answer.kind).toBe("answered");
    expect(told).toEqual([`・小田原市：${SENTENCE}[1]`]);
  });

  it("leaves a list of many things as it is: it is complete", async () => {
    server.says(claims({ quote: QUOTE, sentence: SENTENCE }));
    const { before, message } = await desk({ model: server.model }).ask("小田原市の協働の形態は？");
    expect(message).toEqual(withoutRefine(before));
    expect(server.asked()).toEqual([]);
  });

  it("leaves a comparison as the table that it is", async () => {
    server.says(claims({ quote: QUOTE, sentence: SENTENCE }));
    const { before, message } = await desk({ model: server.model }).ask(
      "沼津市と小田原市の協働の定義の違いは？",
    );
    expect(message).toEqual(withoutRefine(before));
    expect(server.asked()).toEqual([]);
  });
});

describe("what does not pass the gate", () => {
  const bad: readonly [string, string][] = [
    ["負わない (denied)", "委託では、事業実施に関する責任は原則として行政側が負いません。"],
    ["another party", "委託では、事業実施に関する責任は原則として団体側が負います。"],
    ["a number", "委託では、事業実施に関する責任は原則として行政側が5年負います。"],
    ["stronger", "委託では、事業実施に関する責任は行政側が負います。"],
  ];
  it.each(bad)("is never told, and the answer stays as it was: %s", async (_, sentence) => {
    server.says(claims({ quote: QUOTE, sentence }));
    const { before, message, told, kept } = await desk({ model: server.model }).ask(QUESTION);
    expect(told).toEqual([]);
    expect(message).toEqual(withoutRefine(before));
    expect(server.asked().map(({ system }) => system.includes("<refused>"))).toEqual([false, true]);
    expect(kept?.made).toMatchObject({ outcome: "kept", because: "nothing passed the gate" });
  });

  it("is mended once, with the reason, and then goes out", async () => {
    server.says(({ user }, turn) =>
      json({
        claims: [
          {
            passage: numberOf(user, QUOTE),
            quote: QUOTE,
            sentence: turn === 1 ? "責任は必ず行政側が負います。" : SENTENCE,
          },
        ],
      }),
    );
    const { told, message } = await desk({ model: server.model }).ask(QUESTION);
    expect(told).toEqual([`${SENTENCE}[1]`]);
    expect(message.writtenBy).toBe("openai:test-model");
    expect(server.asked()[1]?.user).toContain("責任は必ず行政側が負います。");
    expect(server.asked()[1]?.user).toContain("words that the quote does not hold");
  });

  it("is dropped from an answer whose other statements passed", async () => {
    server.says(
      claims({ quote: QUOTE, sentence: SENTENCE }, { quote: QUOTE, sentence: "責任は市民側が負います。" }),
    );
    const { told, text } = await desk({ model: server.model }).ask(QUESTION);
    expect(told).toEqual([`${SENTENCE}[1]`]);
    expect(text).not.toContain("市民側");
  });

  it("takes the whole answer with it where more was refused than passed", async () => {
    server.says(
      claims(
        { quote: QUOTE, sentence: SENTENCE },
        { quote: QUOTE, sentence: "責任は市民側が負います。" },
        { quote: QUOTE, sentence: "責任は必ず相手方が負います。" },
      ),
    );
    const { before, message } = await desk({ model: server.model }).ask(QUESTION);
    expect(message).toEqual(withoutRefine(before));
  });

  const quotes: readonly [string, { quote: string; passage?: number }][] = [
    ["invented", { quote: "委託した事業の責任はすべて市が負うものとします。", passage: 1 }],
    ["of a passage that was not given", { quote: QUOTE, passage: 99 }],
    ["of passage 0", { quote: QUOTE, passage: 0 }],
    ["under the number of another passage", { quote: QUOTE, passage: 2 }],
    ["put together of two places", { quote: "事業実施に関する責任は、行政側が負うことになります。" }],
    [
      "of another city",
      { quote: "協働で重要なことは、互いが目指す目的を明確にして、対等の立場で", passage: 1 },
    ],
    ["too short to prove anything", { quote: "責任は", passage: 1 }],
    ["empty", { quote: "", passage: 1 }],
  ];
  it.each(quotes)("may be a quote that is %s", async (_, { quote, passage }) => {
    server.says(claims({ quote, sentence: SENTENCE, ...(passage === undefined ? {} : { passage }) }));
    const { before, message, told } = await desk({ model: server.model }).ask(QUESTION);
    expect(told).toEqual([]);
    expect(message).toEqual(withoutRefine(before));
  });
});

describe("where the texts are silent", () => {
  it.each([
    "小田原市の補助金の上限はいくらですか",
    "横浜市の協働の原則は？",
    "小田原市の担当課の電話番号は？",
  ])("no model is asked: %s", async (question) => {
    server.says(claims({ quote: QUOTE, sentence: SENTENCE }));
    const { answer, before, message } = await desk({ model: server.model }).ask(question);
    expect(answer.kind).toBe("notFound");
    expect(message).toEqual(withoutRefine(before));
    expect(server.asked()).toEqual([]);
  });

  it("an empty answer of the model leaves the answer as it was", async () => {
    server.says(json({ claims: [] }));
    const { before, message, kept } = await desk({ model: server.model }).ask(QUESTION);
    expect(message).toEqual(withoutRefine(before));
    expect(kept?.made).toMatchObject({ because: "the model found no answer in the passages" });
  });
});

describe("a follow-up", () => {
  const history = ["沼津市で委託するとき気をつけることは？"];
  it("is made into a question that stands alone, and answered from the city that is meant", async () => {
    server.says(({ shape, user }) =>
      shape === "standalone_question"
        ? json({ question: "小田原市で委託したとき、責任は誰が負いますか" })
        : json({ claims: [{ passage: numberOf(user, QUOTE), quote: QUOTE, sentence: SENTENCE }] }),
    );
    const { told, kept } = await desk({ model: server.model }).ask("じゃあ小田原で責任は？", { history });
    expect(told).toEqual([`${SENTENCE}[1]`]);
    expect(kept?.made).toMatchObject({ standAlone: "小田原市で委託したとき、責任は誰が負いますか" });
  });

  it("stays in the city that the person means, whatever the model makes of it", async () => {
    server.says(({ shape }) =>
      shape === "standalone_question"
        ? json({ question: "朝霞市の委託の責任は誰が負う？" })
        : json({ claims: [] }),
    );
    const { kept } = await desk({ model: server.model }).ask("じゃあ小田原で責任は？", { history });
    expect(JSON.stringify(kept?.made)).not.toContain("朝霞");
    expect(JSON.stringify(kept?.made)).toContain('"guideline":"odawara"');
    expect(server.asked().at(-1)?.user).not.toContain("朝霞市市民協働指針");
  });
});
