import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openEmbedder } from "../../src/adapters/embeddings/open-embedder.ts";
import { PROJECT_ROOT } from "../../src/config.ts";
import { loadKnowledge, shippedKnowledge } from "../../src/knowledge/knowledge.ts";
import { search } from "../../src/knowledge/search.ts";
import type { Embedder } from "../../src/ports/embedder.ts";
import { meaningsOver } from "../meanings/meanings-over.ts";
import { DIMENSIONS, writeTinyModel } from "./tiny-model.ts";

const SIGNAL = new AbortController().signal;
const root = mkdtempSync(join(tmpdir(), "kyodo-tiny-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const knowledge = loadKnowledge(shippedKnowledge(PROJECT_ROOT));
const letters = `${[...knowledge.texts.values()].join("")}abcdefghijklmnopqrstuvwxyz`.toLowerCase();

const open = (model: string): Promise<Embedder> =>
  openEmbedder({
    provider: "local",
    model,
    apiKey: undefined,
    baseUrl: undefined,
    apiVersion: undefined,
    modelFolder: join(root, "fetched"),
  });
const cosine = (one: Float32Array, other: Float32Array): number =>
  one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);

describe("a model on this machine", () => {
  let embedder: Embedder;
  beforeAll(async () => {
    writeTinyModel(join(root, "tiny"), letters);
    embedder = await open(join(root, "tiny"));
  });

  it("gives each text a vector of length one, whatever the others in the batch", async () => {
    const texts = ["協働の領域", "市民活動団体との役割分担を明らかにすること", "a"];
    const together = await embedder.passages(texts, SIGNAL);
    expect(together.map((vector) => vector.length)).toEqual([DIMENSIONS, DIMENSIONS, DIMENSIONS]);
    for (const [at, text] of texts.entries()) {
      const alone = await embedder.query(text, SIGNAL);
      expect(cosine(alone, alone)).toBeCloseTo(1, 5);
      expect(cosine(alone, together[at] ?? alone)).toBeCloseTo(1, 4);
    }
  });

  it("puts texts that share letters nearer than others", async () => {
    const query = await embedder.query("市民協働", SIGNAL);
    const [near, far] = await embedder.passages(["協働する市民", "予算書の様式"], SIGNAL);
    if (!near || !far) throw new Error("no vectors");
    expect(cosine(query, near)).toBeGreaterThan(cosine(query, far));
  });

  it("tells query from passage to a model of the E5 family, and nothing to others", async () => {
    writeTinyModel(join(root, "tiny-e5-small"), letters);
    const e5 = await open(join(root, "tiny-e5-small"));
    const [passage] = await e5.passages(["委託"], SIGNAL);
    const query = await e5.query("委託", SIGNAL);
    expect(cosine(query, passage ?? query)).toBeLessThan(0.999);
    const [plain] = await embedder.passages(["委託"], SIGNAL);
    expect(cosine(await embedder.query("委託", SIGNAL), plain ?? query)).toBeCloseTo(1, 5);
  });

  it("does nothing any more for who has stopped waiting", async () => {
    await expect(embedder.query("委託", AbortSignal.abort())).rejects.toThrow();
  });

  it("takes part in the search of the whole library, from disk as from memory", async () => {
    const folder = join(root, "index");
    const { meanings } = meaningsOver({ embedder, knowledge, folder });
    expect((await meanings.build(SIGNAL)).kind).toBe("ready");
    const asked = { question: "沼津市で委託するときの留意点は？" };
    const likeness = await meanings.likenessOf(asked);
    const fused = search(knowledge, { ...asked, likeness }, 5);
    expect(fused).toHaveLength(5);
    expect(fused[0]?.guideline).toBe("numazu");
    const { meanings: again } = meaningsOver({ embedder, knowledge, folder });
    expect(again.ready).toBe(true);
    expect(search(knowledge, { ...asked, likeness: await again.likenessOf(asked) }, 5)).toEqual(fused);
  });

  it("says what is wrong where the model cannot be loaded", async () => {
    writeTinyModel(join(root, "broken"), "ab");
    rmSync(join(root, "broken", "onnx"), { recursive: true });
    await expect(open(join(root, "broken"))).rejects.toThrow(/model\.onnx/);
  });
});
