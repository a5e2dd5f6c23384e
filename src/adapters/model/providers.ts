/** The providers of language models: what must be installed for each, and what they are told of address and key. */

export const PROVIDERS = [
  "azure_openai",
  "openai",
  "anthropic",
  "google-genai",
  "bedrock",
  "ollama",
] as const;
export type Provider = (typeof PROVIDERS)[number];

export interface ModelSettings {
  readonly provider: Provider;
  /** Of Azure OpenAI the name of the deployment. */
  readonly model: string;
  readonly apiKey: string | undefined;
  readonly baseUrl: string | undefined;
  /** Azure OpenAI alone. */
  readonly apiVersion: string | undefined;
}

/** How a provider is held to the shape of a reply. */
export type Shaping = "responseFormat" | "format" | "fillIn";

export interface ProviderFacts {
  readonly shaping: Shaping;
  /** The package that LangChain loads. */
  readonly package: string;
  /** Must be set, by MODEL_ and the name, or as the provider's own SDK reads it. */
  readonly needs: readonly ("apiKey" | "baseUrl" | "apiVersion")[];
  /** What its class in LangChain is given. */
  readonly fields: (settings: ModelSettings) => Readonly<Record<string, unknown>>;
  /** What marks the end of what the provider should keep for the next call; others keep it by themselves, or nothing. */
  readonly cachePoint?: Readonly<Record<string, unknown>>;
}

const given = (fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

export const PROVIDER_FACTS: Readonly<Record<Provider, ProviderFacts>> = {
  azure_openai: {
    package: "@langchain/openai",
    shaping: "responseFormat",
    needs: ["apiKey", "baseUrl", "apiVersion"],
    fields: ({ model, apiKey, baseUrl, apiVersion }) =>
      given({
        azureOpenAIApiKey: apiKey,
        azureOpenAIEndpoint: baseUrl,
        azureOpenAIApiDeploymentName: model,
        azureOpenAIApiVersion: apiVersion,
        useResponsesApi: false,
      }),
  },
  openai: {
    package: "@langchain/openai",
    shaping: "responseFormat",
    needs: ["apiKey"],
    fields: ({ apiKey, baseUrl }) =>
      given({
        apiKey,
        configuration: baseUrl === undefined ? undefined : { baseURL: baseUrl },
        // Servers that speak OpenAI's protocol know its chat completions.
        useResponsesApi: false,
      }),
  },
  anthropic: {
    package: "@langchain/anthropic",
    shaping: "fillIn",
    needs: ["apiKey"],
    fields: ({ apiKey, baseUrl }) => given({ apiKey, anthropicApiUrl: baseUrl }),
    cachePoint: { cache_control: { type: "ephemeral" } },
  },
  "google-genai": {
    package: "@langchain/google-genai",
    shaping: "fillIn",
    needs: ["apiKey"],
    fields: ({ apiKey, baseUrl }) => given({ apiKey, baseUrl }),
  },
  // Keys and region come as AWS's own tools have them: profile, role, AWS_REGION.
  bedrock: {
    package: "@langchain/aws",
    shaping: "fillIn",
    needs: [],
    fields: ({ baseUrl }) => given({ endpointHost: baseUrl }),
  },
  ollama: {
    package: "@langchain/ollama",
    shaping: "format",
    needs: [],
    fields: ({ baseUrl }) => given({ baseUrl }),
  },
};
