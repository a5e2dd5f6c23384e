import { LLMock } from "@copilotkit/aimock";
import type { Document } from "@langchain/core/documents";
import { StringOutputParser } from "@langchain/core/output_parsers";
import { ChatPromptTemplate } from "@langchain/core/prompts";
import { BaseRetriever } from "@langchain/core/retrievers";
import { RunnablePassthrough, RunnableSequence } from "@langchain/core/runnables";
import { ChatOpenAI } from "@langchain/openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GuidelineRetriever, guidelineDocuments } from "../../../src/adapters/langchain/index.ts";
import { squeeze } from "../../../src/domain/text.ts";
import { search } from "../../../src/knowledge/search.ts";
import { conceptEmbedder } from "../../meanings/concept-embedder.ts";
import { meaningsOver } from "../../meanings/meanings-over.ts";
import { knowledge, PACK_IDS, temporaryFolder } from "../../packs.ts";

const QUESTION = "沼津市の委託で気をつけることは？";

describe("the guideline retriever", () => {
  it("is one of LangChain's retrievers and gives what the search gives, with what a citation needs", async () => {
    const retriever = new GuidelineRetriever({ knowledge: knowledge(), top: 3 });
    expect(retriever).toBeInstanceOf(BaseRetriever);
    const documents = await retriever.invoke(QUESTION);
    const passages = search(knowledge(), { question: QUESTION }, 3);
    expect(documents.map(({ pageContent }) => pageContent)).toEqual(passages.map(({ text }) => text));
    expect(documents[0]?.id).toBe(passages[0]?.id);
    expect(documents[0]?.metadata).toEqual({
      guideline: "numazu",
      title: knowledge().library.volume("numazu")?.guideline.title,
      municipality: "沼津市",
      section: passages[0]?.section,
      score: passages[0]?.score,
    });
  });

  it("narrows to a guideline, leans on earlier questions, and finds nothing for nothing", async () => {
    const own = new GuidelineRetriever({ knowledge: knowledge(), guideline: "asaka" });
    const found = await own.invoke("後援とは");
    expect(new Set(found.map(({ metadata }) => metadata.guideline))).toEqual(new Set(["asaka"]));
    const following = new GuidelineRetriever({ knowledge: knowledge(), history: [QUESTION] });
    const [first] = await following.invoke("じゃあ小田原は？");
    expect(first?.metadata.guideline).toBe("odawara");
    expect(first?.pageContent).toContain("委託");
    expect(await own.invoke(" 　")).toEqual([]);
  });

  it("searches by meaning, too, where it is given meanings", async () => {
    const { meanings } = meaningsOver({
      embedder: conceptEmbedder(knowledge()),
      knowledge: knowledge(),
      folder: temporaryFolder(),
    });
    await meanings.build(new AbortController().signal);
    const fused = await new GuidelineRetriever({ knowledge: knowledge(), meanings }).invoke(QUESTION);
    const plain = await new GuidelineRetriever({ knowledge: knowledge() }).invoke(QUESTION);
    expect(fused).toHaveLength(plain.length);
    expect(fused.map(({ metadata }) => metadata.score)).not.toEqual(
      plain.map(({ metadata }) => metadata.score),
    );
  });

  it("tells LangChain's callbacks what it found", async () => {
    const heard: string[] = [];
    const callbacks = [
      {
        handleRetrieverStart: (_: unknown, query: string) => void heard.push(query),
        handleRetrieverEnd: (documents: readonly Document[]) => void heard.push(`${documents.length} found`),
      },
    ];
    await new GuidelineRetriever({ knowledge: knowledge(), top: 2 }).invoke(QUESTION, { callbacks });
    expect(heard).toEqual([QUESTION, "2 found"]);
  });
});

describe("a city's own chain", () => {
  const mock = new LLMock({ port: 0, logLevel: "silent" });
  beforeAll(() => mock.start());
  afterAll(() => mock.stop());

  it("puts the passages before a model and gives its answer", async () => {
    mock.onMessage(QUESTION, { content: "仕様書等の作成段階から協議が必要です。" });
    const retriever = new GuidelineRetriever({ knowledge: knowledge(), top: 2 });
    const context = retriever.pipe((documents: readonly Document[]) =>
      documents.map(({ pageContent, metadata }) => `${metadata["section"]}\n${pageContent}`).join("\n\n"),
    );
    const prompt = ChatPromptTemplate.fromMessages([
      ["system", "次の指針だけから答えてください。\n{context}"],
      ["user", "{question}"],
    ]);
    const configuration = { baseURL: `${mock.url}/v1` };
    const model = new ChatOpenAI({ model: "test", apiKey: "test", maxRetries: 0, configuration });
    const chain = RunnableSequence.from<string, string>([
      { context, question: new RunnablePassthrough<string>() },
      prompt,
      model,
      new StringOutputParser(),
    ]);
    expect(await chain.invoke(QUESTION)).toBe("仕様書等の作成段階から協議が必要です。");
    const sent = JSON.stringify(mock.getLastRequest()?.body);
    const [first] = search(knowledge(), { question: QUESTION }, 1);
    expect(sent).toContain(JSON.stringify(first?.text.slice(0, 60)).slice(1, -1));
  });
});

describe("guidelines as documents", () => {
  it("hold every sentence of every guideline once, with where it stands", () => {
    const documents = guidelineDocuments(knowledge());
    for (const id of PACK_IDS) {
      const own = documents.filter(({ metadata }) => metadata.guideline === id);
      expect(squeeze(own.map(({ pageContent }) => pageContent).join(""))).toBe(knowledge().texts.get(id));
    }
    expect(new Set(documents.map(({ id }) => id)).size).toBe(documents.length);
    expect(documents.every(({ metadata }) => metadata.section !== "" && metadata.municipality !== "")).toBe(
      true,
    );
  });

  it("are those of the guidelines named", () => {
    const documents = guidelineDocuments(knowledge(), ["asaka"]);
    expect(new Set(documents.map(({ metadata }) => metadata.guideline))).toEqual(new Set(["asaka"]));
  });
});
