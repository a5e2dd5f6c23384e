import { defineConfig } from "vitest/config";

/** What is seen in a browser: apart from the tests, because Chromium must be installed first (`.ci/setup-browser`). */
export default defineConfig({
  test: {
    include: ["tests/browser/**/*.browser.ts"],
    setupFiles: ["tests/seed.ts"],
    // What a page does later is waited for as long as a busy machine may need.
    expect: { poll: { timeout: 20_000, interval: 100 } },
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // A page waits more than it works.
    maxWorkers: 2,
  },
});
