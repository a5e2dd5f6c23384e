import { foldCase } from "../../src/domain/text.ts";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import type { Embedder } from "../../src/ports/embedder.ts";

/** Embeddings without a model, the same in every run. */

const DIMENSIONS = 512;

function hash(text: string): number {
  let value = 2166136261;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 16777619);
  value = Math.imul(value ^ (value >>> 15), 2246822519);
  return (value ^ (value >>> 13)) >>> 0;
}

const embedderBy = (name: string, vectorOf: (text: string) => Float32Array): Embedder => ({
  name,
  passages: async (texts) => texts.map(vectorOf),
  query: async (text) => vectorOf(text),
});

function hashed(features: readonly (readonly [string, number])[]): Float32Array {
  const vector = new Float32Array(DIMENSIONS);
  for (const [feature, weight] of features) {
    const at = hash(feature) % DIMENSIONS;
    vector[at] = (vector[at] ?? 0) + (hash(`${feature}±`) % 2 === 0 ? weight : -weight);
  }
  return vector;
}

const pairs = (text: string): [string, number][] => {
  const folded = foldCase(text);
  return Array.from({ length: Math.max(0, folded.length - 1) }, (_, at) => [folded.slice(at, at + 2), 1]);
};

/** Knows letters, and which words mean the same: what a good model knows. */
export const conceptEmbedder = ({ glossary }: Pick<Knowledge, "glossary">): Embedder =>
  embedderBy("test:concepts", (text) =>
    hashed([
      ...pairs(text),
      ...glossary.hits(text).map(({ concept }): [string, number] => [`§${concept}`, 8]),
    ]),
  );

/** Knows nothing: the worst model there can be. */
export const noiseEmbedder: Embedder = embedderBy("test:noise", (text) =>
  Float32Array.from({ length: DIMENSIONS }, (_, at) => (hash(`${text}${at}`) / 2 ** 32) * 2 - 1),
);
