/** The providers of embeddings: what must be installed for each, and what they are told of address and key. */

export const EMBEDDING_PROVIDERS = [
  "azure_openai",
  "openai",
  "google-genai",
  "bedrock",
  "ollama",
  "local",
] as const;
export type EmbeddingProvider = (typeof EMBEDDING_PROVIDERS)[number];

export interface EmbeddingSettings {
  readonly provider: EmbeddingProvider;
  /** Of Azure OpenAI the name of the deployment; of `local` a folder or a name on the Hugging Face Hub. */
  readonly model: string;
  readonly apiKey: string | undefined;
  readonly baseUrl: string | undefined;
  /** Azure OpenAI alone. */
  readonly apiVersion: string | undefined;
  /** Where models that are fetched are kept; `local` alone. */
  readonly modelFolder: string;
}

export interface EmbeddingFacts {
  /** The package that holds it. */
  readonly package: string;
  /** Its class in LangChain, and what that is given. */
  readonly className: string;
  readonly fields: (settings: EmbeddingSettings) => Readonly<Record<string, unknown>>;
}

const given = (fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** Trying again is the caller's business. */
const ONCE = { maxRetries: 0 };

export const EMBEDDING_FACTS: Readonly<Record<Exclude<EmbeddingProvider, "local">, EmbeddingFacts>> = {
  azure_openai: {
    package: "@langchain/openai",
    className: "AzureOpenAIEmbeddings",
    fields: ({ model, apiKey, baseUrl, apiVersion }) =>
      given({
        azureOpenAIApiKey: apiKey,
        // Unlike its chat class, this one knows no endpoint, but the path that deployments lie under.
        azureOpenAIBasePath:
          baseUrl === undefined ? undefined : `${baseUrl.replace(/\/+$/, "")}/openai/deployments`,
        azureOpenAIApiEmbeddingsDeploymentName: model,
        azureOpenAIApiVersion: apiVersion,
        ...ONCE,
      }),
  },
  openai: {
    package: "@langchain/openai",
    className: "OpenAIEmbeddings",
    fields: ({ model, apiKey, baseUrl }) =>
      given({
        model,
        apiKey,
        configuration: baseUrl === undefined ? undefined : { baseURL: baseUrl },
        ...ONCE,
      }),
  },
  "google-genai": {
    package: "@langchain/google-genai",
    className: "GoogleGenerativeAIEmbeddings",
    fields: ({ model, apiKey, baseUrl }) => given({ model, apiKey, baseUrl, ...ONCE }),
  },
  bedrock: {
    package: "@langchain/aws",
    className: "BedrockEmbeddings",
    fields: ({ model }) => ({ model, ...ONCE }),
  },
  ollama: {
    package: "@langchain/ollama",
    className: "OllamaEmbeddings",
    fields: ({ model, baseUrl }) => given({ model, baseUrl, ...ONCE }),
  },
};
