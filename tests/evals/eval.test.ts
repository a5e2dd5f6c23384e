import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LLMock } from "@copilotkit/aimock";
import { ChatOpenAI } from "@langchain/openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Answerer } from "../../src/answers/ask.ts";
import { QuoteGate } from "../../src/answers/quote-gate.ts";
import { costMicros, readPrices } from "../../src/budgets/price-list.ts";
import { evaluate } from "../../src/commands/eval.ts";
import { InputError } from "../../src/commands/jsonl.ts";
import { readCases } from "../../src/evals/cases.ts";
import { judge } from "../../src/evals/judge.ts";
import type { EvalAnswers } from "../../src/evals/run.ts";
import { knowledge, temporaryFolder } from "../packs.ts";

const DEFINITION = "互いに知恵と力を出し合い、対等な立場で公共を担うこと";
const CASES = [
  {
    id: "q1",
    question: "沼津市の協働の定義は？",
    groups: [[{ guideline: "numazu", quote: DEFINITION }]],
  },
  {
    id: "q2",
    question: "How does Numazu define collaboration?",
    lang: "en",
    groups: [[{ guideline: "numazu", quote: DEFINITION }]],
  },
  { id: "u1", question: "横浜市の協働の定義は？", expected: "abstain" },
  { id: "u2", question: "こんにちは", expected: "no_citation" },
];
const jsonl = (rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join("\n");

function casesFile(rows: readonly object[]): string {
  const file = join(temporaryFolder(), "cases.jsonl");
  writeFileSync(file, jsonl(rows));
  return file;
}

function wish(path: string, answers: Partial<EvalAnswers> = {}, folder = temporaryFolder()) {
  const answerer = new Answerer(knowledge());
  const told: string[] = [];
  let minute = 0;
  return {
    told,
    folder,
    run: () =>
      evaluate({
        path,
        answers: { plain: async (asked) => answerer.answer(asked), ...answers },
        texts: knowledge().texts,
        embeddings: null,
        folder,
        now: () => new Date(Date.UTC(2026, 10, 25, 0, minute++)),
        tell: (line) => told.push(line),
      }),
  };
}

describe("gold cases", () => {
  it("are told apart by what is expected; rows without a question belong to other measurements", () => {
    const read = readCases([
      { name: "all.jsonl", content: jsonl([...CASES, { id: "z", vignette: "…", zone: 2 }]) },
    ]);
    expect(read.cases.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      "q1 answerable",
      "q2 answerable",
      "u1 silent",
      "u2 silent",
    ]);
    expect([read.others, read.problems]).toEqual([1, []]);
  });

  it("that cannot be read are named by file and line", () => {
    const content = `not json\n${jsonl([
      { id: 1, question: "?", groups: [] },
      { id: 2, question: "?" },
    ])}`;
    const { problems } = readCases([{ name: "a.jsonl", content }]);
    expect(problems.map((line) => line.split(": ")[0])).toEqual(["a.jsonl:1", "a.jsonl:2", "a.jsonl:3"]);
  });

  it("are right where five quotes and 900 characters hold every quote of one group", () => {
    const [one] = readCases([
      {
        name: "",
        content: jsonl([
          {
            id: "q",
            question: "?",
            groups: [
              [
                { guideline: "a", quote: "あ い" },
                { guideline: "b", quote: "う" },
              ],
              [{ guideline: "a", quote: "か" }],
            ],
          },
        ]),
      },
    ]).cases;
    if (!one) throw new Error("no case");
    const texts = new Map([
      ["a", `あいか${"え".repeat(900)}`],
      ["b", "う"],
    ]);
    const of = (...quotes: readonly (readonly [string, string])[]) => {
      const [first, ...others] = quotes.map(([guideline, quote]) => ({ guideline, quote, section: "" }));
      if (!first) throw new Error("no quote");
      return judge(one, { kind: "answered", text: "", citations: [first, ...others] }, texts);
    };
    expect(of(["a", "あい"], ["b", "う"])).toEqual({ right: true, answered: true, quotes: 2, faithful: 2 });
    expect(of(["a", "か"]).right).toBe(true);
    expect(of(["a", "あい"]).right).toBe(false);
    expect(of(["b", "か"])).toMatchObject({ right: false, faithful: 0 });
    expect(of(["a", "え".repeat(900)], ["a", "か"]).right).toBe(false);
    const others = Array.from({ length: 5 }, () => ["a", "え"] as const);
    expect(of(...others, ["a", "か"]).right).toBe(false);
  });
});

describe("eval", () => {
  it("prints evidence, abstention and fidelity, keeps the run and compares it with the last", async () => {
    const { run, folder } = wish(casesFile(CASES));
    const first = await run();
    expect(first).toContain("evidence, Japanese");
    expect(first.match(/1\.000 \(1\/1\)/g)).toHaveLength(2);
    expect(first).toContain("1.000 (2/2)");
    expect(first).toContain("There is no run to compare with");
    const second = await run();
    expect(second).toContain("2026-11-25T00:00:00.000Z");
    expect(second).toContain("No case went right or wrong since");
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it("names the cases that went wrong since the last run over the same cases", async () => {
    const path = casesFile(CASES);
    const before = wish(path);
    await before.run();
    const silent = async () => ({ kind: "notFound", text: "", reason: "off-topic", nearest: [] }) as const;
    const after = await wish(path, { plain: silent }, before.folder).run();
    expect(after).toMatch(/now wrong: q1, q2/);
    const other = await wish(casesFile(CASES.slice(1)), {}, before.folder).run();
    expect(other).toContain("over other cases");
  });

  it("takes all .jsonl files of a folder, and says what is missing", async () => {
    const folder = temporaryFolder();
    await expect(wish(folder).run()).rejects.toThrow(InputError);
    writeFileSync(join(folder, "questions.jsonl"), jsonl(CASES.slice(0, 2)));
    writeFileSync(join(folder, "unanswerable.jsonl"), jsonl(CASES.slice(2)));
    expect(await wish(folder).run()).toContain("4 cases");
    writeFileSync(join(folder, "broken.jsonl"), '{"id":1,"question":"?"}');
    await expect(wish(folder).run()).rejects.toThrow(/broken\.jsonl:1/);
    await expect(wish(join(folder, "none")).run()).rejects.toThrow(InputError);
    mkdirSync(join(folder, "zones"));
    writeFileSync(join(folder, "zones", "zones.jsonl"), '{"id":"z","vignette":"…"}');
    await expect(wish(join(folder, "zones")).run()).rejects.toThrow(/no questions/);
  });
});

describe("eval with a model", () => {
  const mock = new LLMock({ port: 0, logLevel: "silent" });
  beforeAll(() => mock.start());
  afterAll(() => mock.stop());

  /** A small stand-in for the pipeline: the model gives one quote, the gate decides. */
  function withModel(model: string): Required<Pick<EvalAnswers, "model">> {
    const gate = new QuoteGate(knowledge());
    const chat = new ChatOpenAI({
      model,
      apiKey: "test",
      configuration: { baseURL: `${mock.url}/v1` },
      maxRetries: 0,
    });
    const prices = readPrices("openai:priced=1/10");
    return {
      model: {
        name: `openai:${model}`,
        async better({ question }, plain) {
          const said = await chat.invoke(question);
          const { input_tokens: input = 0, output_tokens: output = 0 } = said.usage_metadata ?? {};
          const use = { input, cached: 0, output };
          const cost = prices.ok ? costMicros(`openai:${model}`, use, prices.prices) : undefined;
          const verdict = gate.check({ guideline: "numazu", section: "", quote: said.text });
          const spent = { ...use, costMicros: cost };
          return verdict.kind === "found"
            ? {
                answer: { kind: "answered", text: said.text, citations: [verdict.citation] },
                spent,
                because: "",
              }
            : { answer: plain, spent, because: "nothing passed the gate" };
        },
      },
    };
  }

  it("shows its figures, cost and reasons beside the answer without one", async () => {
    mock.onMessage("定義", { content: DEFINITION, usage: { prompt_tokens: 1000, completion_tokens: 20 } });
    mock.onMessage(/.*/, {
      content: "なにもありません",
      usage: { prompt_tokens: 500, completion_tokens: 10 },
    });
    const { run } = wish(casesFile(CASES.slice(0, 2)), withModel("priced"));
    const printed = await run();
    expect(printed).toContain("openai:priced");
    expect(printed).toContain("written by the model: 1/2");
    expect(printed).toContain("1 × nothing passed the gate");
    expect(printed).toContain("in 1500 (cached 0), out 30");
    expect(printed).toContain("cost: 0.0018");
    expect(await run()).toContain("openai:priced");
  });

  it("says that the cost is not known where no price is set", async () => {
    mock.onMessage(/.*/, { content: DEFINITION, usage: { prompt_tokens: 10, completion_tokens: 1 } });
    const { run, told } = wish(casesFile(CASES), withModel("free"));
    expect(await run()).toContain("no price is set");
    expect(told).toContain("4/4");
  });
});
