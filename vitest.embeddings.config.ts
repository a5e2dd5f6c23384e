import { defineConfig } from "vitest/config";

/** Embeddings on this machine: apart from the tests, because @huggingface/transformers must be installed first. */
export default defineConfig({
  test: { include: ["tests/embeddings/**/*.embeddings.ts"], testTimeout: 180_000, hookTimeout: 180_000 },
});
