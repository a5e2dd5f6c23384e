import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LITERALLY, renderMessage } from "../../../src/adapters/slack/blocks/message.ts";
import { renderHome } from "../../../src/adapters/slack/blocks/views.ts";
import { checkMessage, checkView } from "../../../src/adapters/slack/limits/check.ts";
import { anyMessage } from "./any-message.ts";
import { blocksOf, saidIn, seen } from "./seen.ts";

const options = { title: (id: string) => id, documents: "text" as const, sheets: true };

/** Messages are big: a failing one is shown as it is. */
const RUNS = { numRuns: 60, endOnFailure: true };

describe("a message in Slack", () => {
  it("keeps every limit in every post, whatever it holds", () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        for (const post of renderMessage(message, options)) {
          expect(checkMessage({ ...post, ...LITERALLY, documents: undefined })).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it("loses no text of any part", () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const shown = seen(blocksOf(renderMessage(message, options)));
        for (const text of saidIn(message)) expect(shown).toContain(text);
      }),
      RUNS,
    );
  });

  it("keeps the limits of a view as a home", () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        expect(checkView(renderHome(message, options))).toEqual([]);
      }),
      RUNS,
    );
  });
});
