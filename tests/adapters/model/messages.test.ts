import { describe, expect, it } from "vitest";
import { messagesOf } from "../../../src/adapters/model/messages.ts";
import { PROVIDER_FACTS, PROVIDERS } from "../../../src/adapters/model/providers.ts";

const request = { instructions: "指針の言葉だけで答える。", input: "協働とは？" };

describe("what a language model is handed", () => {
  it("begins with the instructions, which Anthropic is told to keep for the next question", () => {
    expect(messagesOf(request, PROVIDER_FACTS.anthropic)).toEqual([
      ["system", [{ type: "text", text: request.instructions, cache_control: { type: "ephemeral" } }]],
      ["user", request.input],
    ]);
  });

  it("has no such mark for other providers, which do not know it", () => {
    for (const provider of PROVIDERS.filter((each) => each !== "anthropic")) {
      expect(messagesOf(request, PROVIDER_FACTS[provider])).toEqual([
        ["system", request.instructions],
        ["user", request.input],
      ]);
    }
  });
});
