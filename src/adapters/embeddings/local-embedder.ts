import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { z } from "zod";
import type { Embedder } from "../../ports/embedder.ts";
import { loadOptional } from "./optional-package.ts";
import type { EmbeddingSettings } from "./provider-facts.ts";

/** Embeddings on this machine: an ONNX model by @huggingface/transformers. Nothing leaves the network. */

const TRANSFORMERS = "@huggingface/transformers";

const tensor = z.object({
  data: z.instanceof(Float32Array),
  dims: z.tuple([z.number().int(), z.number().int().positive()]),
});
type Extract = (texts: readonly string[], how: object) => Promise<unknown>;
const library = z.object({
  pipeline: z.custom<(task: string, model: string, how: object) => Promise<Extract>>(
    (value) => typeof value === "function",
  ),
  env: z.custom<{
    localModelPath: string;
    cacheDir: string;
    allowRemoteModels: boolean;
    allowLocalModels: boolean;
  }>((value) => typeof value === "object" && value !== null),
});

/** Models of the E5 family were trained with a word in front that says what a text is. */
const E5 = /(?:^|[/_-])e5(?:[/_-]|$)/iu;
const prefixes = (model: string) =>
  E5.test(model) ? { query: "query: ", passage: "passage: " } : { query: "", passage: "" };
/** Most models mean the average of all tokens, those of the BGE family the first one. */
const poolingOf = (model: string): "cls" | "mean" =>
  /(?:^|[/_-])bge(?:[/_-]|$)/iu.test(model) ? "cls" : "mean";

/** Loads the model at once: from a folder of its own, else from the Hugging Face Hub by way of `modelFolder`. */
export async function openLocalEmbedder({ model, modelFolder }: EmbeddingSettings): Promise<Embedder> {
  const { pipeline, env } = library.parse(await loadOptional(TRANSFORMERS));
  const folder = resolve(model);
  const isFolder = existsSync(join(folder, "config.json"));
  env.cacheDir = modelFolder;
  env.allowLocalModels = isFolder;
  env.allowRemoteModels = !isFolder;
  if (isFolder) env.localModelPath = dirname(folder);
  const quantized = isFolder && existsSync(join(folder, "onnx", "model_quantized.onnx"));
  const extract = await pipeline("feature-extraction", isFolder ? basename(folder) : model, {
    dtype: quantized ? "q8" : "fp32",
  });
  const words = prefixes(model);
  const pooling = poolingOf(model);
  const embed = async (texts: readonly string[], signal: AbortSignal): Promise<Float32Array[]> => {
    signal.throwIfAborted();
    const { data, dims } = tensor.parse(await extract(texts, { pooling, normalize: true }));
    signal.throwIfAborted();
    const [count, length] = dims;
    return Array.from({ length: count }, (_, at) => data.slice(at * length, (at + 1) * length));
  };
  return {
    name: `local:${isFolder ? basename(folder) : model}`,
    passages: (texts, signal) =>
      embed(
        texts.map((text) => words.passage + text),
        signal,
      ),
    async query(text, signal) {
      const [vector] = await embed([words.query + text], signal);
      if (!vector) throw new Error(`${model} gave no vector`);
      return vector;
    },
  };
}
