import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { Answerer } from "../../src/answers/ask.ts";
import { type EvalCase, readCases } from "../../src/evals/cases.ts";
import { judge } from "../../src/evals/judge.ts";
import { type Knowledge, loadKnowledge } from "../../src/knowledge/knowledge.ts";
import { search } from "../../src/knowledge/search.ts";
import type { Meanings } from "../../src/meanings/meanings.ts";
import type { Embedder } from "../../src/ports/embedder.ts";
import { copyOfPacks, knowledge, PACK_IDS, temporaryFolder } from "../packs.ts";
import { conceptEmbedder, noiseEmbedder } from "./concept-embedder.ts";
import { meaningsOver } from "./meanings-over.ts";

/** What meaning adds to words: measured over the cases of the answers, with embeddings that need no model. */

const SIGNAL = new AbortController().signal;
const { cases } = readCases(
  ["questions.jsonl", "unanswerable.jsonl"].map((name) => ({
    name,
    content: readFileSync(join(import.meta.dirname, "..", "answers", "cases", name), "utf8"),
  })),
);

async function meaningsOf(embedder: Embedder, known: Knowledge): Promise<Meanings> {
  const { meanings } = meaningsOver({ embedder, knowledge: known, folder: temporaryFolder() });
  await meanings.build(SIGNAL);
  return meanings;
}

const askedOf = ({ question, history }: EvalCase) => ({ question, history: history ?? [] });

async function right(known: Knowledge, meanings?: Meanings) {
  const answerer = new Answerer(known);
  const shares = { evidence: 0, silent: 0 };
  for (const one of cases) {
    const likeness = await meanings?.likenessOf(askedOf(one));
    const answer = answerer.answer({ ...askedOf(one), language: one.lang, likeness });
    if (judge(one, answer, known.texts).right) shares[one.kind === "silent" ? "silent" : "evidence"] += 1;
  }
  const answerable = cases.filter(({ kind }) => kind === "answerable").length;
  return { evidence: shares.evidence / answerable, silent: shares.silent / (cases.length - answerable) };
}

describe("search by words and meaning together", () => {
  let plain: Awaited<ReturnType<typeof right>>;
  beforeAll(async () => {
    plain = await right(knowledge());
  });

  it("without vectors answers and finds exactly what it did without meanings", async () => {
    const { meanings } = meaningsOver({
      embedder: conceptEmbedder(knowledge()),
      knowledge: knowledge(),
      folder: temporaryFolder(),
    });
    const answerer = new Answerer(knowledge());
    for (const one of cases) {
      const asked = askedOf(one);
      const likeness = await meanings.likenessOf(asked);
      expect(likeness).toBeUndefined();
      expect(answerer.answer({ ...asked, likeness })).toEqual(answerer.answer(asked));
      expect(search(knowledge(), { ...asked, likeness }, 5)).toEqual(search(knowledge(), asked, 5));
    }
    expect(cases.length).toBeGreaterThan(50);
  });

  it("costs hardly an answer where the vectors say nothing at all", async () => {
    const noisy = await right(knowledge(), await meaningsOf(noiseEmbedder, knowledge()));
    expect(noisy.evidence).toBeGreaterThanOrEqual(plain.evidence - 0.03);
    expect(noisy.silent).toBeGreaterThanOrEqual(plain.silent - 0.03);
  });

  it("costs hardly an answer over packs that have everyday words", async () => {
    const fused = await right(knowledge(), await meaningsOf(conceptEmbedder(knowledge()), knowledge()));
    expect(fused.evidence).toBeGreaterThanOrEqual(plain.evidence - 0.03);
    expect(fused.silent).toBeGreaterThanOrEqual(plain.silent - 0.03);
  });

  it("finds more over packs that have neither everyday words nor a glossary", async () => {
    const root = copyOfPacks(...PACK_IDS);
    for (const id of PACK_IDS) rmSync(join(root, id, "index-words.yaml"));
    const bare = loadKnowledge({ packRoots: [root], glossaryFile: join(root, "none.yaml") });
    expect([bare.glossary.entries.length, bare.phrases.size]).toEqual([0, 0]);
    const alone = await right(bare);
    const fused = await right(bare, await meaningsOf(conceptEmbedder(knowledge()), bare));
    expect(fused.evidence).toBeGreaterThan(alone.evidence + 0.03);
  });
});
