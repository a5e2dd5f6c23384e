import { Embeddings } from "@langchain/core/embeddings";
import { z } from "zod";
import type { Embedder } from "../../ports/embedder.ts";
import { loadOptional } from "./optional-package.ts";
import { EMBEDDING_FACTS, type EmbeddingProvider, type EmbeddingSettings } from "./provider-facts.ts";

/** Embeddings by LangChain's class of a provider. */

const classSchema = z.custom<new (fields: object) => unknown>((value) => typeof value === "function");
/** Of two copies of LangChain's core, each has a class of its own: its methods tell. */
const embeddingsSchema = z.custom<Pick<Embeddings, "embedDocuments" | "embedQuery">>(
  (value) =>
    value instanceof Embeddings ||
    (typeof value === "object" && value !== null && "embedDocuments" in value && "embedQuery" in value),
);

export async function openLangchainEmbedder(
  settings: EmbeddingSettings & { readonly provider: Exclude<EmbeddingProvider, "local"> },
): Promise<Embedder> {
  const facts = EMBEDDING_FACTS[settings.provider];
  const exported = await loadOptional(facts.package);
  const Provider = classSchema.parse(exported[facts.className]);
  return embedderOf(
    `${settings.provider}:${settings.model}`,
    embeddingsSchema.parse(new Provider(facts.fields(settings))),
  );
}

/** Any of LangChain's embeddings as an embedder. They cannot be stopped: what comes late is dropped. */
export function embedderOf(
  name: string,
  embeddings: Pick<Embeddings, "embedDocuments" | "embedQuery">,
): Embedder {
  return {
    name,
    async passages(texts, signal) {
      const vectors = await embeddings.embedDocuments([...texts]);
      signal.throwIfAborted();
      return vectors.map((vector) => Float32Array.from(vector));
    },
    async query(text, signal) {
      const vector = await embeddings.embedQuery(text);
      signal.throwIfAborted();
      return Float32Array.from(vector);
    },
  };
}
