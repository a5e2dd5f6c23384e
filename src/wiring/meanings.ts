import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openEmbedder } from "../adapters/embeddings/open-embedder.ts";
import { CircuitBreaker } from "../budgets/circuit-breaker.ts";
import type { Finding } from "../commands/doctor.ts";
import type { Config } from "../config.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { search } from "../knowledge/search.ts";
import { Mask } from "../masking/mask.ts";
import { Meanings, type MeaningsState } from "../meanings/meanings.ts";
import type { Embedder } from "../ports/embedder.ts";
import type { EmbeddingsConfig } from "../settings/model.ts";
import type { FindPassages } from "../writing/answer-writer.ts";

/** Search by meaning, where EMBEDDINGS names a model; without it, or where it fails, the search by words stands alone. */

type Names = () => Promise<readonly string[]>;
const nobodyKnown: Names = async () => [];

/** Undefined where no embeddings are set, or they cannot be opened: that is told, and nothing else changes. */
export async function openMeanings(
  config: Config,
  knowledge: Knowledge,
  tell: (line: string) => void,
  names: Names = nobodyKnown,
): Promise<Meanings | undefined> {
  const { embeddings } = config;
  if (!embeddings) return undefined;
  try {
    return await meaningsOf(embeddings, config, knowledge, tell, names);
  } catch (error) {
    tell(
      `意味検索は使えません（言葉による検索だけで答えます）。 / Search by meaning is not available (answers go on by words alone): ${reasonOf(error)}`,
    );
    return undefined;
  }
}

async function meaningsOf(
  embeddings: EmbeddingsConfig,
  config: Config,
  knowledge: Knowledge,
  tell: (line: string) => void,
  names: Names,
): Promise<Meanings> {
  const modelFolder = join(config.dataDirectory, "models");
  const embedder = await openEmbedder({ ...embeddings, modelFolder });
  const leaves = embeddings.provider !== "local";
  return new Meanings({
    embedder: leaves && embeddings.mask ? masked(embedder, names) : embedder,
    knowledge,
    folder: join(config.dataDirectory, "index"),
    breaker: new CircuitBreaker(() => new Date()),
    random: Math.random,
    wait: (ms, signal) => wait(ms, undefined, { signal }),
    tell: (state) => {
      const line = lineOf(state);
      if (line !== undefined) tell(line);
    },
  });
}

/** What a person typed leaves without personal data; the guidelines' own words leave as they are. */
const masked = (embedder: Embedder, names: Names): Embedder => ({
  ...embedder,
  query: async (text, signal) => embedder.query(new Mask(await names()).hide(text), signal),
});

/** Progress is told so often, in texts. */
const TOLD_EVERY = 320;

function lineOf(state: MeaningsState): string | undefined {
  switch (state.kind) {
    case "building": {
      const told = state.done % TOLD_EVERY === 0;
      return told ? `意味検索の準備 / preparing search by meaning: ${state.done}/${state.of}` : undefined;
    }
    case "ready":
      return `意味検索の準備ができました。 / Search by meaning is ready: ${state.of}/${state.of}`;
    case "failed":
      return `意味検索の準備が途中で止まりました。次の起動で続きから行います。 / Preparing search by meaning came to a halt; the next start goes on from there (${state.done}/${state.of}): ${reasonOf(state.cause)}`;
    case "stopped":
      return undefined;
  }
}

/** Search by words and, where the vectors are ready, by meaning, within the guidelines that are meant. */
export const fusedSearch =
  (knowledge: Knowledge, meanings: Meanings | undefined): FindPassages =>
  async ({ question, history, scope, top }) => {
    const [only] = scope.length === 1 ? scope : [];
    const asked = { question, history, guideline: only };
    const likeness = await meanings?.likenessOf(asked);
    const found = search(knowledge, { ...asked, likeness }, top);
    return found.filter(({ guideline }) => scope.length === 0 || scope.includes(guideline));
  };

/** The longest that `doctor` waits for one vector: a local model is loaded first. */
const CHECK_MS = 20_000;

/** Asks for one vector, and tells how far the others are and how to mend what is wrong. No key is ever shown. */
export async function checkMeanings(config: Config, knowledge: Knowledge): Promise<Finding | undefined> {
  const { embeddings } = config;
  if (!embeddings) return undefined;
  const name = `${embeddings.provider}:${embeddings.model}`;
  try {
    const modelFolder = join(config.dataDirectory, "models");
    const embedder = await openEmbedder({ ...embeddings, modelFolder });
    const signal = AbortSignal.timeout(CHECK_MS);
    const late = new Promise<never>((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
    const { length } = await Promise.race([embedder.query("協働", signal), late]);
    const meanings = await meaningsOf(embeddings, config, knowledge, () => undefined, nobodyKnown);
    const { done, of } = meanings.progress;
    const state = meanings.ready ? "準備済み / ready" : "start が準備します / start prepares the rest";
    return {
      level: "ok",
      text: `意味検索 / search by meaning: ${name}（${length}, ${done}/${of}: ${state}）`,
    };
  } catch (error) {
    return {
      level: "warning",
      text: `意味検索が使えません（言葉による検索だけで答えます）。 / Search by meaning is not available; answers go on by words alone (${name}): ${reasonOf(error)}\n    EMBEDDINGS、EMBEDDINGS_BASE_URL、EMBEDDINGS_API_KEY とネットワークを確かめてください。 / Check these settings and the network (docs/search-by-meaning.md).`,
    };
  }
}

/** The first line, without anything that looks like a key. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split("\n")[0] ?? "").replace(/[A-Za-z0-9_-]{20,}/gu, "…");
}
