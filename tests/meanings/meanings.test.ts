import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { foldWidth } from "../../src/domain/text.ts";
import { loadKnowledge } from "../../src/knowledge/knowledge.ts";
import type { Embedder } from "../../src/ports/embedder.ts";
import { copyOfPacks, KNOWLEDGE_ROOT, knowledge, temporaryFolder } from "../packs.ts";
import { conceptEmbedder } from "./concept-embedder.ts";
import { meaningsOver } from "./meanings-over.ts";

const SIGNAL = new AbortController().signal;
const ASKED = { question: "沼津市の委託の留意点は？" };
const down = (status = 503): Error => Object.assign(new Error("down"), { status });

/** Counts what goes out, and fails where it is told to. */
function watched(inner: Embedder = conceptEmbedder(knowledge())) {
  const texts: string[] = [];
  const queries: string[] = [];
  const fails = { passages: 0, query: 0 };
  const embedder: Embedder = {
    name: inner.name,
    async passages(batch, signal) {
      if (fails.passages-- > 0) throw down();
      texts.push(...batch);
      return inner.passages(batch, signal);
    },
    async query(text, signal) {
      queries.push(text);
      if (fails.query-- > 0) throw down();
      return inner.query(text, signal);
    },
  };
  return { embedder, texts, queries, fails };
}

async function built(over: Partial<Parameters<typeof meaningsOver>[0]> = {}) {
  const watch = watched();
  const folder = temporaryFolder();
  const made = meaningsOver({ embedder: watch.embedder, knowledge: knowledge(), folder, ...over });
  await made.meanings.build(SIGNAL);
  return { ...watch, ...made, folder };
}

describe("vectors of the guidelines", () => {
  it("are made in the background with progress, and count only when the last one is there", async () => {
    const { embedder, texts } = watched();
    const { meanings, told } = meaningsOver({ embedder, knowledge: knowledge(), folder: temporaryFolder() });
    expect(await meanings.likenessOf(ASKED)).toBeUndefined();
    const building = meanings.build(SIGNAL);
    expect(meanings.ready).toBe(false);
    expect(await building).toEqual({ kind: "ready", of: texts.length });
    const steps = told.flatMap((state) => (state.kind === "building" ? [state.done] : []));
    expect(steps).toEqual(steps.toSorted((one, other) => one - other));
    expect(steps.length).toBeGreaterThan(10);
    expect(told.at(-1)).toEqual({ kind: "ready", of: texts.length });
    expect(new Set(texts).size).toBe(texts.length);
    expect((await meanings.likenessOf(ASKED))?.leaves).toHaveLength(knowledge().library.leaves.length);
  });

  it("are kept: the next start asks for none", async () => {
    const { folder } = await built();
    const { embedder, texts } = watched();
    const { meanings } = meaningsOver({ embedder, knowledge: knowledge(), folder });
    expect(meanings.ready).toBe(true);
    expect((await meanings.build(SIGNAL)).kind).toBe("ready");
    expect(texts).toEqual([]);
  });

  it("go on where a stopped or failing run ended", async () => {
    const folder = temporaryFolder();
    const stop = new AbortController();
    const first = watched();
    const { passages } = first.embedder;
    let batches = 0;
    const halting: Embedder = {
      ...first.embedder,
      async passages(batch, signal) {
        if (++batches === 5) stop.abort();
        signal.throwIfAborted();
        return passages(batch, signal);
      },
    };
    const before = meaningsOver({ embedder: halting, knowledge: knowledge(), folder });
    expect(await before.meanings.build(stop.signal)).toMatchObject({ kind: "stopped", done: 128 });
    const failing = watched();
    failing.fails.passages = 99;
    const during = meaningsOver({ embedder: failing.embedder, knowledge: knowledge(), folder });
    expect(await during.meanings.build(SIGNAL)).toMatchObject({ kind: "failed", done: 128 });
    const second = watched();
    const after = meaningsOver({ embedder: second.embedder, knowledge: knowledge(), folder });
    expect(after.meanings.progress.done).toBe(128);
    expect((await after.meanings.build(SIGNAL)).kind).toBe("ready");
    expect(first.texts.length + second.texts.length).toBe(after.meanings.progress.of);
    expect(first.texts.filter((text) => second.texts.includes(text))).toEqual([]);
  });

  it("go on after failures in passing", async () => {
    const watch = watched();
    watch.fails.passages = 3;
    const { meanings } = meaningsOver({
      embedder: watch.embedder,
      knowledge: knowledge(),
      folder: temporaryFolder(),
    });
    expect((await meanings.build(SIGNAL)).kind).toBe("ready");
  });

  it("are made anew for changed sentences alone, and those of other models stay apart", async () => {
    const root = copyOfPacks("numazu");
    const glossaryFile = join(KNOWLEDGE_ROOT, "glossary.yaml");
    const folder = temporaryFolder();
    const load = () => loadKnowledge({ packRoots: [root], glossaryFile });
    const first = watched();
    await meaningsOver({ embedder: first.embedder, knowledge: load(), folder }).meanings.build(SIGNAL);
    const file = join(root, "numazu", "guideline.md");
    writeFileSync(file, `${readFileSync(file, "utf8")}\nこの一文は新しい。\n`);
    const second = watched();
    const { meanings } = meaningsOver({ embedder: second.embedder, knowledge: load(), folder });
    expect(meanings.ready).toBe(false);
    await meanings.build(SIGNAL);
    expect(second.texts.some((text) => text.includes("この一文は新しい"))).toBe(true);
    expect(second.texts.length).toBeLessThanOrEqual(2);
    const other = watched({ ...first.embedder, name: "test:other" });
    await meaningsOver({ embedder: other.embedder, knowledge: load(), folder }).meanings.build(SIGNAL);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it("are made anew where their file is damaged", async () => {
    const { folder } = await built();
    const [name = ""] = readdirSync(folder);
    const content = readFileSync(join(folder, name));
    content[content.length - 5] = (content[content.length - 5] ?? 0) ^ 1;
    writeFileSync(join(folder, name), content);
    const { meanings } = meaningsOver({ ...watched(), knowledge: knowledge(), folder });
    expect([meanings.ready, meanings.progress.done]).toEqual([false, 0]);
  });

  it("of different lengths are no vectors, and that is said", async () => {
    let length = 8;
    const odd: Embedder = {
      name: "test:odd",
      passages: async (texts) => texts.map(() => new Float32Array(length++).fill(1)),
      query: async () => new Float32Array(8),
    };
    const { meanings } = meaningsOver({ embedder: odd, knowledge: knowledge(), folder: temporaryFolder() });
    expect((await meanings.build(SIGNAL)).kind).toBe("failed");
    expect(meanings.ready).toBe(false);
  });

  it("that cannot be kept are told as a failure, not thrown", async () => {
    const file = join(temporaryFolder(), "a-file");
    writeFileSync(file, "");
    const { meanings } = meaningsOver({ ...watched(), knowledge: knowledge(), folder: join(file, "index") });
    expect((await meanings.build(SIGNAL)).kind).toBe("failed");
  });
});

describe("the vector of a question", () => {
  it("is asked for once, without the city, and a follow-up's with the turn before it", async () => {
    const { meanings, queries } = await built();
    expect(meanings.known(ASKED)).toBeUndefined();
    const first = await meanings.likenessOf(ASKED);
    expect(await meanings.likenessOf({ question: foldWidth("沼津市の委託の留意点は？") })).toBe(first);
    expect(meanings.known(ASKED)).toBe(first);
    expect(queries).toHaveLength(1);
    expect(queries[0]).not.toContain("沼津");
    await meanings.likenessOf({ question: "じゃあ小田原は？", history: ["沼津市の委託の留意点は？"] });
    expect(queries[1]).toContain("委託");
  });

  it("does without where the provider fails, and leaves it in peace when it fails again and again", async () => {
    const { meanings, queries, fails, pass } = await built();
    fails.query = 2;
    expect(await meanings.likenessOf({ question: "共催とは" })).toBeUndefined();
    expect(await meanings.likenessOf({ question: "後援とは" })).toBeUndefined();
    expect(await meanings.likenessOf({ question: "委託とは" })).toBeUndefined();
    expect(queries).toHaveLength(2);
    pass(1000);
    expect(await meanings.likenessOf({ question: "委託とは" })).toBeDefined();
  });

  it("does without where it comes too late, comes in another length, or nobody waits any more", async () => {
    const inner = conceptEmbedder(knowledge());
    const slow: Embedder = { ...inner, query: () => new Promise(() => {}) };
    const { meanings } = await built({ embedder: slow, queryMs: 5 });
    expect(await meanings.likenessOf(ASKED)).toBeUndefined();
    const { meanings: waiting } = await built({ embedder: slow });
    expect(await waiting.likenessOf(ASKED, AbortSignal.abort())).toBeUndefined();
    const { meanings: other } = await built({
      embedder: { ...inner, query: async () => new Float32Array(3) },
    });
    expect(await other.likenessOf(ASKED)).toBeUndefined();
  });
});
