import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { evalRunSchema } from "../../src/evals/run.ts";
import { evalCases } from "../../src/wiring/eval.ts";
import { temporaryFolder } from "../packs.ts";
import { json, modelForTests } from "../writing/model-server.ts";

const server = await modelForTests();
const QUOTE = "事業実施に関する責任は、原則として委託する行政側が負うことになります。";
const CASES = [
  {
    id: "q1",
    question: "小田原市で委託した事業の責任は誰が負う？",
    groups: [[{ guideline: "odawara", quote: QUOTE }]],
  },
  { id: "u1", question: "横浜市の委託の責任は？", expected: "abstain" },
  { id: "u2", question: "ありがとう", expected: "no_citation" },
];

describe("eval with the bot's own pipeline", () => {
  it("writes by the model what passes the gate, keeps the rest, and counts tokens and cost", async () => {
    const claims = [
      { passage: 1, quote: QUOTE, sentence: "委託では、事業実施に関する責任は原則として行政側が負います。" },
    ];
    server.says({ ...json({ claims }), usage: { prompt_tokens: 2000, completion_tokens: 100 } });
    const folder = temporaryFolder();
    const cases = join(folder, "cases.jsonl");
    writeFileSync(cases, CASES.map((one) => JSON.stringify(one)).join("\n"));
    const config = readConfig({
      DATA_DIR: join(folder, "data"),
      MODEL: "openai:test-model",
      MODEL_API_KEY: "sk-test",
      MODEL_BASE_URL: server.url,
      MODEL_PRICES: "openai:test-model=1/10",
    });
    const printed = await evalCases(cases, config, false, () => undefined);
    expect(printed).toContain("openai:test-model");
    expect(printed).toContain("written by the model: 1/3");
    expect(printed).toContain("2 × the model is not asked about such a question");
    expect(printed).toContain("in 2000 (cached 0), out 100");
    expect(printed).toContain("cost: 0.0030");
    const kept = join(folder, "data", "evals");
    const [file = ""] = readdirSync(kept);
    const run = evalRunSchema.parse(JSON.parse(readFileSync(join(kept, file), "utf8")));
    expect(run.model?.results.map(({ right }) => right)).toEqual([true, true, true]);
    const { count = 0, of = 0 } = run.model?.figures.faithful ?? {};
    expect(of).toBeGreaterThan(0);
    expect(count).toBe(of);
    const plain = await evalCases(cases, config, true, () => undefined);
    expect(plain).not.toContain("openai:test-model");
    expect(server.asked()).toHaveLength(1);
  });
});
