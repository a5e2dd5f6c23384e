import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Those that play all conversations come first: they take longest, and nothing should wait for them alone at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean => moduleId.includes("web-scripts");
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

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
    sequence: { sequencer: LongestFirst },
  },
});
