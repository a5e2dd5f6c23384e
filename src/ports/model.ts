import type { TokenUse } from "./model-usage.ts";

/** A language model, as the writing room sees it: it gets a text, and gives a text in a shape. It has no tools. */

/** JSON Schema of an object, as providers take it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export interface ModelRequest {
  /** What is asked for; the same words each time, so that a provider can keep them in its cache. */
  readonly instructions: string;
  /** What it is asked about: untrusted text, marked as such. */
  readonly input: string;
  /** The shape of the reply, which is JSON. */
  readonly shape: { readonly name: string; readonly schema: JsonSchema };
}

export interface ModelReply {
  readonly text: string;
  /** `cutOff`: it stopped before its end. `refused`: the model, or its provider's filter, would not answer. */
  readonly ended: "whole" | "cutOff" | "refused";
}

export interface LanguageModel {
  /** As it was named in the settings: `azure_openai:gpt-4o`. */
  readonly name: string;
  /**
   * Asks once, without a second try. `told` gets each piece of the reply's text as it comes, `count` the tokens when
   * they are known. Rejects with what the provider's SDK threw, and when `signal` fires.
   */
  ask(
    request: ModelRequest,
    on: { readonly told: (piece: string) => void; readonly count: (use: TokenUse) => void },
    signal: AbortSignal,
  ): Promise<ModelReply>;
}
