import { readdirSync } from "node:fs";
import { join } from "node:path";
import { LLMock } from "@copilotkit/aimock";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Answerer } from "../../src/answers/ask.ts";
import { type Config, ConfigError, readConfig } from "../../src/config.ts";
import { checkMeanings, fusedSearch, openMeanings } from "../../src/wiring/meanings.ts";
import { knowledge, temporaryFolder } from "../packs.ts";

/** EMBEDDINGS from the settings to the search, over a provider's real protocol. */

const SIGNAL = new AbortController().signal;
const mock = new LLMock({ port: 0, logLevel: "silent" });
beforeAll(() => mock.start());
afterAll(() => mock.stop());
afterEach(() => {
  mock.clearRequests();
  mock.clearFixtures();
});

const settings = (variables: Readonly<Record<string, string>> = {}): Config =>
  readConfig({
    DATA_DIR: temporaryFolder(),
    EMBEDDINGS: "openai:text-embedding-3-small",
    EMBEDDINGS_API_KEY: "sk-not-a-real-key-of-anybody-0123456789",
    EMBEDDINGS_BASE_URL: `${mock.url}/v1`,
    ...variables,
  });
const sent = (): string => JSON.stringify(mock.getRequests().map(({ body }) => body));

describe("EMBEDDINGS", () => {
  it("makes vectors by the provider, keeps them beside the index, and lets them take part in the search", async () => {
    const config = settings();
    const told: string[] = [];
    const meanings = await openMeanings(config, knowledge(), (line) => told.push(line));
    if (!meanings) throw new Error("no meanings");
    expect((await meanings.build(SIGNAL)).kind).toBe("ready");
    expect(told[0]).toContain("preparing search by meaning: 0/");
    expect(told.at(-1)).toContain("is ready");
    expect(readdirSync(join(config.dataDirectory, "index"))).toEqual([expect.stringMatching(/\.vectors$/)]);
    const find = fusedSearch(knowledge(), meanings);
    const found = await find({ question: "委託の留意点は？", history: [], scope: ["numazu"], top: 3 });
    expect(found.map(({ guideline }) => guideline)).toEqual(["numazu", "numazu", "numazu"]);
    expect(sent()).toContain("委託の留意点は");
    expect(await checkMeanings(config, knowledge())).toMatchObject({
      level: "ok",
      text: expect.stringContaining("ready"),
    });
  });

  it("sends no personal data of a question, unless the city chose so", async () => {
    const question = "佐藤花子さん（090-1234-5678、sato@example.jp）の団体への委託の留意点は？";
    const names = async () => ["田中 次郎"];
    const asked = { question: `${question} 担当は田中次郎` };
    const config = settings();
    const meanings = await openMeanings(config, knowledge(), () => undefined, names);
    await meanings?.build(SIGNAL);
    expect(await meanings?.likenessOf(asked)).toBeDefined();
    for (const secret of ["佐藤花子", "090-1234", "sato@", "田中次郎"]) expect(sent()).not.toContain(secret);
    expect(sent()).toContain("の団体への委託の留意点は");
    const open = settings({ MODEL_MASK: "off", DATA_DIR: config.dataDirectory });
    const unmasked = await openMeanings(open, knowledge(), () => undefined, names);
    await unmasked?.likenessOf(asked);
    expect(sent()).toContain("佐藤花子");
  });

  it("is an ordinary setting to do without: nothing is sent, and answers are the same", async () => {
    const none = settings({ EMBEDDINGS: "" });
    expect(await openMeanings(none, knowledge(), () => undefined)).toBeUndefined();
    expect(await checkMeanings(none, knowledge())).toBeUndefined();
    const find = fusedSearch(knowledge(), undefined);
    expect(await find({ question: "委託の留意点は？", history: [], scope: [], top: 3 })).toHaveLength(3);
    expect(mock.getRequests()).toEqual([]);
  });

  it("falls back to the words where the provider refuses, and doctor says how to mend it, without the key", async () => {
    mock.onEmbedding(/.*/, {
      error: { message: "Incorrect API key", type: "invalid_request_error" },
      status: 401,
    });
    const config = settings();
    const told: string[] = [];
    const meanings = await openMeanings(config, knowledge(), (line) => told.push(line));
    expect((await meanings?.build(SIGNAL))?.kind).toBe("failed");
    expect(told.at(-1)).toContain("the next start goes on from there");
    const asked = { question: "委託の留意点は？" };
    const answerer = new Answerer(knowledge());
    const likeness = await meanings?.likenessOf(asked);
    expect(answerer.answer({ ...asked, likeness })).toEqual(answerer.answer(asked));
    const finding = await checkMeanings(config, knowledge());
    expect(finding).toMatchObject({ level: "warning", text: expect.stringContaining("EMBEDDINGS_API_KEY") });
    expect(`${told.join()}${finding?.text}`).not.toContain("not-a-real-key");
  });

  it("falls back where the provider's package is not installed, and names the command that installs it", async () => {
    const told: string[] = [];
    const config = settings({ EMBEDDINGS: "ollama:bge-m3" });
    expect(await openMeanings(config, knowledge(), (line) => told.push(line))).toBeUndefined();
    expect(told).toEqual([expect.stringContaining("npm install @langchain/ollama")]);
    expect((await checkMeanings(config, knowledge()))?.text).toContain("npm install @langchain/ollama");
  });

  it("speaks Azure OpenAI's protocol to a deployment", async () => {
    const config = settings({
      EMBEDDINGS: "azure_openai:kyodo-embedding",
      EMBEDDINGS_BASE_URL: mock.url,
      EMBEDDINGS_API_VERSION: "2024-10-21",
    });
    expect(await checkMeanings(config, knowledge())).toMatchObject({ level: "ok" });
    expect(mock.getLastRequest()?.path).toContain("/openai/deployments/kyodo-embedding/embeddings");
  });

  it("takes address and key of the model where both have one provider", () => {
    const shared = settings({
      MODEL: "openai:gpt-4o",
      MODEL_API_KEY: "of-the-model",
      EMBEDDINGS_API_KEY: "",
      EMBEDDINGS_BASE_URL: "",
      MODEL_BASE_URL: "http://127.0.0.1:1/v1",
    });
    expect(shared.embeddings).toMatchObject({ apiKey: "of-the-model", baseUrl: "http://127.0.0.1:1/v1" });
    const apart = settings({
      MODEL: "anthropic:claude",
      MODEL_API_KEY: "of-the-model",
      EMBEDDINGS_API_KEY: "",
    });
    expect(apart.embeddings?.apiKey).toBeUndefined();
  });

  it("that cannot be read is refused with an example", () => {
    expect(() => settings({ EMBEDDINGS: "text-embedding-3-small" })).toThrow(ConfigError);
    expect(() => settings({ EMBEDDINGS: "anthropic:claude" })).toThrow(/azure_openai:DEPLOYMENT/);
  });
});
