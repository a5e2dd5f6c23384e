import { z } from "zod";
import { blankIsUnset, optionalText, wholeNumber } from "./variables.ts";

/** The settings of the language model, and of the vectors for search by meaning. Without MODEL and EMBEDDINGS there is neither. */

const EMBEDDINGS_NAME = /^(azure_openai|openai|google-genai|bedrock|ollama|local):(\S+)$/;
const MODEL_NAME = /^(azure_openai|openai|anthropic|google-genai|bedrock|ollama):(\S+)$/;
const numberFrom = (from: number, to: number, otherwise: number) =>
  wholeNumber(
    from,
    to,
    otherwise,
    `must be a whole number from ${from} to ${to} / ${from}から${to}の整数で指定してください`,
  );

export const modelVariables = {
  MODEL: z.preprocess(
    blankIsUnset,
    z
      .string()
      .trim()
      .regex(
        MODEL_NAME,
        "must be such as azure_openai:DEPLOYMENT, openai:gpt-4o, anthropic:…, google-genai:…, bedrock:… or ollama:… / azure_openai:デプロイ名 のように「提供元:モデル」で指定してください",
      )
      .optional(),
  ),
  EMBEDDINGS: z.preprocess(
    blankIsUnset,
    z
      .string()
      .trim()
      .regex(
        EMBEDDINGS_NAME,
        "must be provider:model, such as azure_openai:DEPLOYMENT, openai:text-embedding-3-small or local:FOLDER / 「提供者:モデル」で指定してください（例: azure_openai:デプロイ名）",
      )
      .optional(),
  ),
  EMBEDDINGS_API_KEY: optionalText,
  EMBEDDINGS_BASE_URL: optionalText,
  EMBEDDINGS_API_VERSION: optionalText,
  MODEL_API_KEY: optionalText,
  MODEL_BASE_URL: z.preprocess(
    blankIsUnset,
    z
      .url("must be a URL such as https://name.openai.azure.com / https:// で始まるURLで指定してください")
      .optional(),
  ),
  MODEL_API_VERSION: optionalText,
  MODEL_TIMEOUT_SECONDS: numberFrom(3, 120, 20),
  MODEL_ANSWERS_PER_PERSON: numberFrom(1, 100_000, 100),
  MODEL_ANSWERS_PER_DAY: numberFrom(1, 1_000_000, 3000),
  MODEL_PRICES: z.preprocess(blankIsUnset, z.string().trim().default("")),
  MODEL_MASK: z.preprocess(
    blankIsUnset,
    z.enum(["on", "off"], { error: "must be on or off / on または off で指定してください" }).default("on"),
  ),
  LANGSMITH_TRACING: optionalText,
  LANGCHAIN_TRACING_V2: optionalText,
};

const schema = z.object(modelVariables);
type Variables = z.infer<typeof schema>;

/** A language model and what it may cost. */
export interface ModelConfig {
  readonly provider: "azure_openai" | "openai" | "anthropic" | "google-genai" | "bedrock" | "ollama";
  /** The provider's name of the model; of Azure OpenAI that of the deployment. */
  readonly model: string;
  readonly apiKey: string | undefined;
  readonly baseUrl: string | undefined;
  /** Azure OpenAI's, such as 2024-10-21. */
  readonly apiVersion: string | undefined;
  /** The longest that a person waits for a better answer. */
  readonly timeoutMs: number;
  readonly limits: { readonly perPerson: number; readonly perCity: number };
  /** `model=input/output` for a million tokens, several with commas between. */
  readonly prices: string;
  /** Whether personal data is masked before it leaves. */
  readonly mask: boolean;
}

/** Vectors for search by meaning. */
export interface EmbeddingsConfig {
  readonly provider: "azure_openai" | "openai" | "google-genai" | "bedrock" | "ollama" | "local";
  /** The provider's name of the model; of Azure OpenAI that of the deployment, of `local` a folder or a name on the Hub. */
  readonly model: string;
  readonly apiKey: string | undefined;
  readonly baseUrl: string | undefined;
  readonly apiVersion: string | undefined;
  /** Whether personal data is masked before a question leaves. */
  readonly mask: boolean;
}

export type ModelRead =
  | { readonly kind: "read"; readonly model: ModelConfig | undefined }
  | { readonly kind: "wrong"; readonly problems: readonly string[] };

/** Undefined where no model is named. */
export function modelOf(given: Variables): ModelRead {
  const [, provider, model] = MODEL_NAME.exec(given.MODEL ?? "") ?? [];
  const known = PROVIDERS.find((each) => each === provider);
  if (!known || model === undefined) return { kind: "read", model: undefined };
  const traced = [given.LANGSMITH_TRACING, given.LANGCHAIN_TRACING_V2].some((value) => value === "true");
  if (traced) {
    const problems = [
      "LANGSMITH_TRACING, LANGCHAIN_TRACING_V2: must not be true: every question would be sent to LangSmith as well / true にすると質問がLangSmithにも送られるため、使えません",
    ];
    return { kind: "wrong", problems };
  }
  const read = Object.freeze({
    provider: known,
    model,
    apiKey: given.MODEL_API_KEY,
    baseUrl: given.MODEL_BASE_URL,
    apiVersion: given.MODEL_API_VERSION,
    timeoutMs: given.MODEL_TIMEOUT_SECONDS * 1000,
    limits: Object.freeze({
      perPerson: given.MODEL_ANSWERS_PER_PERSON,
      perCity: given.MODEL_ANSWERS_PER_DAY,
    }),
    prices: given.MODEL_PRICES,
    mask: given.MODEL_MASK === "on",
  });
  return { kind: "read", model: read };
}

/** What is not said of the embeddings' address and key is as for the model, where both have one provider. */
export function embeddingsOf(given: Variables): EmbeddingsConfig | undefined {
  const [, provider, model] = EMBEDDINGS_NAME.exec(given.EMBEDDINGS ?? "") ?? [];
  const known = EMBEDDING_PROVIDERS.find((each) => each === provider);
  if (!known || model === undefined) return undefined;
  const same = given.MODEL?.startsWith(`${known}:`) === true;
  return Object.freeze({
    provider: known,
    model,
    apiKey: given.EMBEDDINGS_API_KEY ?? (same ? given.MODEL_API_KEY : undefined),
    baseUrl: given.EMBEDDINGS_BASE_URL ?? (same ? given.MODEL_BASE_URL : undefined),
    apiVersion: given.EMBEDDINGS_API_VERSION ?? (same ? given.MODEL_API_VERSION : undefined),
    mask: given.MODEL_MASK === "on",
  });
}
const EMBEDDING_PROVIDERS = ["azure_openai", "openai", "google-genai", "bedrock", "ollama", "local"] as const;
const PROVIDERS = ["azure_openai", "openai", "anthropic", "google-genai", "bedrock", "ollama"] as const;
