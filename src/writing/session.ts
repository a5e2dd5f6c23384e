import { z } from "zod";
import type { Spending } from "../budgets/model-budget.ts";
import type { Language } from "../domain/guideline.ts";
import type { Mask } from "../masking/mask.ts";
import type { JsonSchema, LanguageModel, ModelReply } from "../ports/model.ts";
import type { TokenUse } from "../ports/model-usage.ts";
import type { PromptName, Prompts, PromptValues } from "./prompts.ts";

/** What one message may ask of the model, and what it asked: every call with its prompt, time and tokens. */

/** One call as it is kept with the answer. */
export interface KeptCall {
  readonly prompt: string;
  readonly ms: number;
  readonly ended: Reply["ended"] | "failed";
  readonly input: number;
  readonly cached: number;
  readonly output: number;
}

export type Reply = ModelReply & { readonly kind: "reply" };
export type Asked = Reply | { readonly kind: "failed"; readonly because: string };

/** A prompt's reply: what it is called, and what must be in it. */
export interface Shape<T> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
}

export class Session {
  readonly calls: KeptCall[] = [];
  readonly mask: Mask;
  readonly #model: LanguageModel;
  readonly #prompts: Prompts;
  readonly #spending: Spending;
  readonly #signal: AbortSignal;

  constructor(model: LanguageModel, prompts: Prompts, spending: Spending, mask: Mask, signal: AbortSignal) {
    this.#model = model;
    this.#prompts = prompts;
    this.#spending = spending;
    this.mask = mask;
    this.#signal = signal;
  }

  get model(): string {
    return this.#model.name;
  }
  get spent() {
    return this.#spending.spent;
  }

  /**
   * Asks by a prompt; never rejects. `told` gets the reply's text piece by piece, and says whether something of it was
   * shown: after that the call is not tried again.
   */
  async ask<Name extends PromptName>(
    name: Name,
    language: Language,
    values: PromptValues<Name>,
    shape: Shape<unknown>,
    told: (piece: string, again: boolean) => boolean = () => false,
  ): Promise<Asked> {
    const { instructions, input } = this.#prompts.fill(name, language, values);
    const request = {
      instructions,
      input,
      shape: { name: shape.name, schema: schemaOf(shape) },
    };
    const began = performance.now();
    let tokens: TokenUse = { input: 0, cached: 0, output: 0 };
    const tried = await this.#spending.call(async (signal, { shown, count }) => {
      let again = true;
      const on = {
        told: (piece: string): void => {
          if (signal.aborted) return;
          if (told(piece, again)) shown();
          again = false;
        },
        count: (use: TokenUse): void => {
          tokens = {
            input: tokens.input + use.input,
            cached: tokens.cached + use.cached,
            output: tokens.output + use.output,
          };
          count(use);
        },
      };
      return this.#model.ask(request, on, signal);
    }, this.#signal);
    const asked: Asked =
      tried.kind === "done"
        ? { kind: "reply", ...tried.value }
        : { kind: "failed", because: tried.kind === "stopped" ? "stopped" : reasonOf(tried.cause) };
    this.calls.push({
      prompt: this.#prompts.versionOf(name),
      ms: Math.round(performance.now() - began),
      ended: asked.kind === "reply" ? asked.ended : "failed",
      ...tokens,
    });
    return asked;
  }

  /** Asks for one object, and reads it; undefined where it did not come whole, or is of another shape. */
  async askFor<Name extends PromptName, T>(
    name: Name,
    language: Language,
    values: PromptValues<Name>,
    shape: Shape<T>,
  ): Promise<T | undefined> {
    const asked = await this.ask(name, language, values, shape);
    return asked.kind === "reply" && asked.ended === "whole"
      ? readObject(asked.text, shape.schema)
      : undefined;
  }
}

/** As providers take it: they know no `$schema`. */
function schemaOf({ schema }: Shape<unknown>): JsonSchema {
  const { $schema: _, ...plain } = z.toJSONSchema(schema, { target: "draft-7" });
  return plain;
}

function readObject<T>(text: string, schema: z.ZodType<T>): T | undefined {
  const bare = text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1);
  try {
    return schema.safeParse(JSON.parse(bare)).data;
  } catch {
    return undefined;
  }
}

/** Of an error, what is safe to keep: its first line, without anything that looks like a key. */
function reasonOf(cause: unknown): string {
  const text = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  return (text.split("\n")[0] ?? "").replace(/[A-Za-z0-9_-]{20,}/gu, "…").slice(0, 200);
}
