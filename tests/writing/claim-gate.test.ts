import { describe, expect, it } from "vitest";
import { QuoteGate } from "../../src/answers/quote-gate.ts";
import { ClaimGate } from "../../src/writing/gate/claim-gate.ts";
import { knowledge } from "../packs.ts";
import { COMMISSION, ENGLISH, JAPANESE } from "./claims.ts";

const gate = new ClaimGate(knowledge(), new QuoteGate(knowledge()));

describe("a claim in Japanese", () => {
  for (const [passage, { quote, good, bad }] of JAPANESE) {
    it.each(good)("goes out where it says what its quote says: %s", (sentence) => {
      const verdict = gate.check({ passage: 1, quote, sentence }, [passage], "ja");
      expect(verdict).toMatchObject({ kind: "passed", citation: { guideline: passage.guideline } });
    });
    if (bad.length === 0) continue;
    it.each(bad)("stays in where it says something else: %s", (sentence, noticed) => {
      const verdict = gate.check({ passage: 1, quote, sentence }, [passage], "ja");
      expect(verdict.kind).toBe("refused");
      expect(verdict.kind === "refused" && verdict.because).toContain(noticed);
    });
  }
});

describe("a claim in English", () => {
  const { quote, good, bad } = ENGLISH;
  it.each(good)("goes out where it says what its quote says: %s", (sentence) => {
    expect(gate.check({ passage: 1, quote, sentence }, [COMMISSION], "en")).toMatchObject({ kind: "passed" });
  });
  it.each(bad)("stays in where it says something else: %s", (sentence, noticed) => {
    const verdict = gate.check({ passage: 1, quote, sentence }, [COMMISSION], "en");
    expect(verdict.kind).toBe("refused");
    expect(verdict.kind === "refused" && verdict.because).toContain(noticed);
  });
});
