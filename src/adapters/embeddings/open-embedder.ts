import type { Embedder } from "../../ports/embedder.ts";
import { openLangchainEmbedder } from "./langchain-embedder.ts";
import { openLocalEmbedder } from "./local-embedder.ts";
import type { EmbeddingSettings } from "./provider-facts.ts";

/** Opens what the settings name. Throws a MissingEmbeddingsPackage, or what the provider's class throws. */
export function openEmbedder(settings: EmbeddingSettings): Promise<Embedder> {
  const { provider } = settings;
  return provider === "local"
    ? openLocalEmbedder(settings)
    : openLangchainEmbedder({ ...settings, provider });
}
