import { defineConfig } from "vitest/config";

/** What LibreOffice makes of our documents: apart from the tests, because it must be installed first. */
export default defineConfig({
  test: { include: ["tests/office/**/*.office.ts"], testTimeout: 180_000, hookTimeout: 180_000 },
});
