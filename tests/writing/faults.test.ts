import { describe, expect, it } from "vitest";
import { desk, withoutRefine } from "./desk.ts";
import { json, modelForTests, type Reply } from "./model-server.ts";

const server = await modelForTests();
const QUESTION = "小田原市で委託した事業の責任は誰が負う？";
const QUOTE = "事業実施に関する責任は、原則として委託する行政側が負うことになります。";
const SENTENCE = "委託では、事業実施に関する責任は原則として行政側が負います。";
const GOOD = { claims: [{ passage: 1, quote: QUOTE, sentence: SENTENCE }] };

/** The person has the answer without a model, word for word. */
async function staysAsItWas(reply: Reply, because: RegExp, options = {}, settings = {}) {
  server.says(reply, options);
  const { before, message, told, kept } = await desk({ model: server.model, ...settings }).ask(QUESTION);
  expect(message).toEqual(withoutRefine(before));
  expect(kept).toMatchObject({ text: expect.stringContaining("次のように書かれています"), kind: "answered" });
  expect(JSON.stringify(kept?.made)).toMatch(because);
  return told;
}

describe("a provider that fails", () => {
  it.each([
    [401, 1],
    [403, 1],
    [404, 1],
    [400, 1],
    [429, 3],
    [500, 3],
    [503, 3],
  ])("with %i is asked %i times, and the answer without a model stays", async (status, tries) => {
    const told = await staysAsItWas(
      { error: { message: "no, and the key is sk-test-0123456789abcdefghijklmnop" }, status, retryAfter: 0 },
      /"outcome":"kept".*"ended":"failed"/u,
    );
    expect(told).toEqual([]);
    expect(server.asked().length).toBe(tries);
  });

  it("keeps no key with the answer", async () => {
    server.says({ error: { message: "Incorrect API key: sk-test-0123456789abcdefghijklmnop" }, status: 401 });
    const { kept } = await desk({ model: server.model }).ask(QUESTION);
    expect(JSON.stringify(kept)).not.toContain("0123456789abcdefghijklmnop");
  });

  it("in passing is asked again, and the answer is written after all", async () => {
    server.says((_, turn) =>
      turn === 1 ? { error: { message: "slow down" }, status: 429, retryAfter: 0 } : json(GOOD),
    );
    const { told } = await desk({ model: server.model }).ask(QUESTION);
    expect(told).toEqual([`${SENTENCE}[1]`]);
  });

  it("again and again is left in peace", async () => {
    server.says({ error: { message: "down" }, status: 500 });
    const { ask, breaker } = desk({ model: server.model, retry: { tries: 1 } });
    for (let round = 0; round < 5; round++) await ask(QUESTION);
    expect(breaker.resting).toBe(true);
    const before = server.asked().length;
    const { kept } = await ask(QUESTION);
    expect(server.asked().length).toBe(before);
    expect(kept?.made).toMatchObject({ outcome: "kept", because: "resting" });
  });
});

describe("a model that is slow", () => {
  it("is not waited for longer than was set", async () => {
    await staysAsItWas(json(GOOD), /stopped/u, { latency: 5000 }, { longestMs: 150 });
  });

  it("in mid-answer leaves the complete answer, though sentences were told", async () => {
    const profile = { streamingProfile: { ttft: 0, tps: 8 } };
    const slow = { claims: [...GOOD.claims, { passage: 1, quote: "x".repeat(900), sentence: "y" }] };
    await staysAsItWas(json(slow), /stopped/u, profile, { longestMs: 1500 });
  });

  it("is dropped at once where nobody waits any more, and nothing is kept of it", async () => {
    server.says(json(GOOD), { latency: 5000 });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    const { before, message, kept } = await desk({ model: server.model }).ask(QUESTION, {
      signal: controller.signal,
    });
    expect(message).toEqual(withoutRefine(before));
    expect(kept?.made).toEqual({});
  });
});

describe("a reply that is no answer", () => {
  it("may break off in mid-stream: what was told was checked, and the complete answer stays", async () => {
    const long = { claims: [...GOOD.claims, { passage: 1, quote: "x".repeat(900), sentence: "y" }] };
    const told = await staysAsItWas(json(long), /kept/u, { truncateAfterChunks: 60 });
    expect(told.every((sentence) => sentence === `${SENTENCE}[1]`)).toBe(true);
  });

  it("may end before its end", async () => {
    const half = JSON.stringify(GOOD).slice(0, -30);
    await staysAsItWas({ content: half, finishReason: "length" }, /cut off|cutOff/u);
  });

  const replies: readonly [string, Reply, RegExp][] = [
    ["a refusal by the filter", { content: "", finishReason: "content_filter" }, /refused/u],
    ["an apology in words", { content: "申し訳ありませんが、お答えできません。" }, /kept/u],
    ["empty", { content: "" }, /kept/u],
    ["prose with the answer in it", { content: `${SENTENCE}（出典: 小田原市）` }, /kept/u],
    ["broken JSON", { content: '{"claims": [{"passage": 1, "quote": ' }, /kept/u],
    ["JSON of another shape", json({ answer: SENTENCE }), /no answer in the passages/u],
    ["a list of other things", json({ claims: ["責任は行政側が負います。", 7, null] }), /kept/u],
    [
      "claims with fields of another kind",
      json({ claims: [{ passage: "1", quote: QUOTE, sentence: [SENTENCE] }] }),
      /malformed/u,
    ],
    [
      "JSON with a sentence of 4,000 letters",
      json({ claims: [{ passage: 1, quote: QUOTE, sentence: "責任".repeat(2000) }] }),
      /too short or too long/u,
    ],
    [
      "a hundred claims",
      json({ claims: Array.from({ length: 100 }, () => ({ passage: 1, quote: "ない", sentence: "ない" })) }),
      /kept/u,
    ],
  ];
  it.each(replies)("such as %s, leaves the answer as it was", async (_, reply, because) => {
    const told = await staysAsItWas(reply, because);
    expect(told).toEqual([]);
  });

  it("is not read to its end where it has none", async () => {
    const endless = {
      content: JSON.stringify({ claims: [{ ...GOOD.claims[0], sentence: "責任".repeat(60_000) }] }),
    };
    await staysAsItWas(endless, /cut off|cutOff/u, { chunkSize: 2000 });
  });

  it("is read where the JSON stands in a code fence", async () => {
    server.says({ content: `\`\`\`json\n${JSON.stringify(GOOD)}\n\`\`\`` });
    const { told } = await desk({ model: server.model }).ask(QUESTION);
    expect(told).toEqual([`${SENTENCE}[1]`]);
  });
});

describe("a person's share of a day", () => {
  it("is used up after so many answers: the next ones come without a model", async () => {
    server.says(json(GOOD));
    const { ask } = desk({ model: server.model, limits: { perPerson: 2, perCity: undefined } });
    const written = [await ask(QUESTION), await ask(QUESTION), await ask(QUESTION)].map(
      ({ message }) => message.writtenBy,
    );
    expect(written).toEqual(["openai:test-model", "openai:test-model", undefined]);
  });
});

describe("personal data", () => {
  it("leaves as placeholders, and its count is kept, never itself", async () => {
    server.says(json(GOOD));
    const { kept } = await desk({ model: server.model, names: ["山田太郎"] }).ask(
      "山田太郎（090-1234-5678、taro@example.jp）に委託した事業の責任は、小田原市では誰が負う？",
    );
    const sent = server
      .asked()
      .map(({ user }) => user)
      .join("\n");
    expect(sent).not.toMatch(/山田太郎|090-1234-5678|taro@example\.jp/u);
    expect(kept?.made).toMatchObject({ masked: { name: 1, phone: 1, mail: 1 } });
    expect(JSON.stringify(kept?.made)).not.toContain("090-1234-5678");
  });
});
