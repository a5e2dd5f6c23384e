import type { BaseMessageLike } from "@langchain/core/messages";
import type { ConfigurableModel } from "langchain/chat_models/universal";
import { z } from "zod";
import type { LanguageModel, ModelReply, ModelRequest } from "../../ports/model.ts";
import type { TokenUse } from "../../ports/model-usage.ts";
import { messagesOf } from "./messages.ts";
import { type ModelSettings, PROVIDER_FACTS, type ProviderFacts } from "./providers.ts";

/** A language model by LangChain: one call, streamed, in the shape that was asked for. LangChain stays in this folder. */

/** The provider's package is not installed. */
export class MissingPackageError extends Error {
  readonly command: string;
  constructor(name: string, cause: unknown) {
    const command = `npm install ${name}`;
    super(`The package ${name} is not installed: ${command}`, { cause });
    this.name = "MissingPackageError";
    this.command = command;
  }
}

/** Opens the model that the settings name. Nothing goes over the network yet. Throws a MissingPackageError. */
export async function openChatModel(settings: ModelSettings): Promise<LanguageModel> {
  const { provider, model } = settings;
  const facts = PROVIDER_FACTS[provider];
  // Loaded only where a model is configured: the packages are large, and those of a provider may not be installed.
  const { initChatModel } = await import("langchain/chat_models/universal");
  try {
    // Trying again, waiting and giving up is the budget's business.
    const fields = { maxRetries: 0, streaming: true, ...facts.fields(settings) };
    const chat = await initChatModel(model, { modelProvider: provider, ...fields });
    return new ChatModel(`${provider}:${model}`, chat, facts);
  } catch (cause) {
    const missing =
      cause instanceof Error && /Unable to import|Cannot find (?:package|module)/u.test(cause.message);
    throw missing ? new MissingPackageError(facts.package, cause) : cause;
  }
}

/** What of a streamed piece is read; providers differ in the rest. */
const pieceSchema = z.object({
  content: z.union([
    z.string(),
    z.array(z.object({ text: z.string().optional().catch(undefined) }).catch({ text: undefined })),
  ]),
  tool_call_chunks: z.array(z.object({ args: z.string().optional().catch(undefined) })).optional(),
  response_metadata: z.record(z.string(), z.unknown()).optional(),
  additional_kwargs: z.record(z.string(), z.unknown()).optional(),
  usage_metadata: z
    .object({
      input_tokens: z.number(),
      output_tokens: z.number(),
      input_token_details: z.object({ cache_read: z.number().optional() }).optional(),
    })
    .optional(),
});
type Piece = z.infer<typeof pieceSchema>;

/** In characters: no reply that was asked for comes near it. */
const LONGEST_REPLY = 20_000;

const CUT_OFF = /^(?:length|max_tokens|MAX_TOKENS)$/u;
const REFUSED =
  /^(?:content_filter|refusal|SAFETY|PROHIBITED_CONTENT|guardrail_intervened|content_filtered)$/u;

class ChatModel implements LanguageModel {
  readonly name: string;
  readonly #chat: ConfigurableModel;
  readonly #facts: ProviderFacts;

  constructor(name: string, chat: ConfigurableModel, facts: ProviderFacts) {
    this.name = name;
    this.#chat = chat;
    this.#facts = facts;
  }

  async ask(
    request: ModelRequest,
    on: { readonly told: (piece: string) => void; readonly count: (use: TokenUse) => void },
    signal: AbortSignal,
  ): Promise<ModelReply> {
    const messages = messagesOf(request, this.#facts);
    let text = "";
    let ended: ModelReply["ended"] = "whole";
    for await (const chunk of await this.#stream(messages, request, signal)) {
      const piece = pieceSchema.safeParse(chunk).data;
      if (!piece) continue;
      const news = textOf(piece);
      text += news;
      if (news !== "") on.told(news);
      if (piece.usage_metadata) on.count(tokensOf(piece.usage_metadata));
      ended = endOf(piece) ?? ended;
      // Leaving the loop ends the call.
      if (text.length > LONGEST_REPLY) return { text, ended: "cutOff" };
    }
    signal.throwIfAborted();
    return { text, ended };
  }

  /** The shape goes along in the way that the provider enforces: as a format, or as the one thing it may fill in. */
  #stream(messages: BaseMessageLike[], { shape }: ModelRequest, signal: AbortSignal) {
    const { name, schema } = shape;
    switch (this.#facts.shaping) {
      case "responseFormat": {
        const json_schema = { name, schema, strict: true };
        const options = { signal, response_format: { type: "json_schema", json_schema } };
        return this.#chat.stream(messages, options);
      }
      case "format": {
        const options = { signal, format: schema };
        return this.#chat.stream(messages, options);
      }
      case "fillIn": {
        const form = { type: "function", function: { name, description: name, parameters: schema } };
        return this.#chat.bindTools([form], { tool_choice: name }).stream(messages, { signal });
      }
    }
  }
}

const textOf = ({ content, tool_call_chunks }: Piece): string => {
  const filled = (tool_call_chunks ?? []).map(({ args }) => args ?? "").join("");
  if (filled !== "") return filled;
  return typeof content === "string" ? content : content.map(({ text }) => text ?? "").join("");
};

const tokensOf = (usage: NonNullable<Piece["usage_metadata"]>): TokenUse => ({
  input: usage.input_tokens,
  output: usage.output_tokens,
  cached: usage.input_token_details?.cache_read ?? 0,
});

function endOf({ response_metadata = {}, additional_kwargs = {} }: Piece): ModelReply["ended"] | undefined {
  const reasons = ["finish_reason", "stop_reason", "finishReason", "stopReason", "done_reason"].map((key) =>
    String(response_metadata[key] ?? additional_kwargs[key] ?? ""),
  );
  if (reasons.some((reason) => REFUSED.test(reason)) || additional_kwargs["refusal"] != null)
    return "refused";
  return reasons.some((reason) => CUT_OFF.test(reason)) ? "cutOff" : undefined;
}
