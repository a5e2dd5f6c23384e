import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { type SlackConfig, slackOf, slackVariables } from "./settings/slack.ts";
import { type TeamsConfig, teamsOf, teamsVariables } from "./settings/teams.ts";
import { type WebAuth, webAuthOf, webAuthVariables } from "./settings/web-auth.ts";

/** The only reader of the environment. Every variable is explained in .env.example. */

/** The project's own folder: knowledge and prompts lie below it. */
export const PROJECT_ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..");

const blankIsUnset = (value: unknown): unknown =>
  typeof value === "string" && value.trim() === "" ? undefined : value;
const optionalText = z.preprocess(blankIsUnset, z.string().trim().optional());

const HOUR = "must be a full hour from 0 to 17 / 0から17の時で指定してください";

const PORT_RULE =
  "must be a port from 0 (any free one) to 65535 / 0（空いているもの）から65535の番号で指定してください";

function isPublicUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (
    (url.protocol === "https:" || url.protocol === "http:") &&
    url.pathname === "/" &&
    url.search === "" &&
    url.hash === "" &&
    url.username === "" &&
    url.password === ""
  );
}
const KEPT_DAYS = "must be a number of days from 1 to 3660 / 1から3660の日数で指定してください";

const EMBEDDINGS_NAME = /^(azure_openai|openai|google-genai|bedrock|ollama|local):(\S+)$/;
const MODEL_NAME = /^(azure_openai|openai|anthropic|google-genai|bedrock|ollama):(\S+)$/;
const numberFrom = (from: number, to: number, otherwise: number) => {
  const error = `must be a whole number from ${from} to ${to} / ${from}から${to}の整数で指定してください`;
  return z.preprocess(
    blankIsUnset,
    z.coerce.number({ error }).int(error).min(from, error).max(to, error).default(otherwise),
  );
};

const environment = z.object({
  ...teamsVariables,
  DATA_DIR: z.preprocess(blankIsUnset, z.string().trim().default("data")),
  KNOWLEDGE_DIR: optionalText,
  DATABASE_URL: z.preprocess(
    blankIsUnset,
    z
      .string()
      .trim()
      .regex(
        /^postgres(?:ql)?:\/\//,
        "must begin with postgres:// / postgres:// で始まるURLで指定してください",
      )
      .optional(),
  ),
  HOME_GUIDELINE: z.preprocess(
    blankIsUnset,
    z
      .string()
      .trim()
      .regex(
        /^[a-z][a-z0-9-]*$/,
        "must be the id of a guideline, such as numazu / 指針のid（例: numazu）で指定してください",
      )
      .optional(),
  ),
  BOT_LANGUAGE: z.preprocess(
    blankIsUnset,
    z.enum(["ja", "en"], { error: "must be ja or en / ja または en で指定してください" }).default("ja"),
  ),
  PORT: z.preprocess(
    blankIsUnset,
    z.coerce
      .number({ error: PORT_RULE })
      .int(PORT_RULE)
      .min(0, PORT_RULE)
      .max(65_535, PORT_RULE)
      .default(3978),
  ),
  PUBLIC_URL: z.preprocess(
    blankIsUnset,
    z
      .string()
      .trim()
      .refine(
        isPublicUrl,
        "must be an address such as https://kyodo.example.lg.jp, without a path / https://kyodo.example.lg.jp のような、パスのないURLで指定してください",
      )
      .transform((text) => new URL(text))
      .optional(),
  ),
  ...webAuthVariables,
  ...slackVariables,
  ANSWERS_KEPT_DAYS: z.preprocess(
    blankIsUnset,
    z.coerce.number({ error: KEPT_DAYS }).int(KEPT_DAYS).min(1, KEPT_DAYS).max(3660, KEPT_DAYS).default(400),
  ),
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
  DIGEST_HOUR: z.preprocess(
    blankIsUnset,
    z.coerce.number({ error: HOUR }).int(HOUR).min(0, HOUR).max(17, HOUR).default(9),
  ),
});

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

export interface Config {
  /** Where the bot keeps what it makes: the search index and the SQLite database. */
  readonly dataDirectory: string;
  /** A city's own packs, beside those that ship with the program. */
  readonly knowledgeDirectory: string | undefined;
  /** PostgreSQL; without it a SQLite file in the data directory. */
  readonly databaseUrl: string | undefined;
  readonly homeGuideline: string | undefined;
  readonly language: "ja" | "en";
  /** Where the web page, Teams and Slack over HTTP are served; 0 is any free port. */
  readonly port: number;
  /** Under which address others reach this server, where they do. */
  readonly publicUrl: URL | undefined;
  /** How people sign in to the web page; without it only this machine is served. */
  readonly webAuth: WebAuth | undefined;
  /** The Slack workspace; undefined where there is none. */
  readonly slack: SlackConfig | undefined;
  /** The full hour, in the city, from which digests are posted. */
  readonly digestHour: number;
  /** How long questions and their answers are kept, in days. */
  readonly answersKeptDays: number;
  /** Undefined: no language model; everything works without. */
  readonly model: ModelConfig | undefined;
  /** Undefined: search by words alone. */
  readonly embeddings: EmbeddingsConfig | undefined;
  /** Microsoft Teams; undefined where there is none. */
  readonly teams: TeamsConfig | undefined;
}

/** A setting that cannot be used, named so that it can be mended. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.name = "ConfigError";
    this.problems = problems;
  }
}

/** Reads and checks the settings. Throws a ConfigError that names every variable that is wrong. */
export function readConfig(variables: NodeJS.ProcessEnv = withEnvFile()): Config {
  const parsed = environment.safeParse(variables);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`));
  }
  const {
    DATA_DIR,
    KNOWLEDGE_DIR,
    HOME_GUIDELINE,
    BOT_LANGUAGE,
    DATABASE_URL,
    DIGEST_HOUR,
    PORT,
    PUBLIC_URL,
    ANSWERS_KEPT_DAYS,
  } = parsed.data;
  if (KNOWLEDGE_DIR !== undefined && !existsSync(KNOWLEDGE_DIR)) {
    throw new ConfigError([`KNOWLEDGE_DIR: no such folder / フォルダがありません: ${KNOWLEDGE_DIR}`]);
  }
  const web = webAuthOf(parsed.data, PUBLIC_URL);
  const slack = slackOf(parsed.data);
  if (slack.kind === "wrong") throw new ConfigError(slack.problems);
  if (web.kind === "wrong") throw new ConfigError(web.problems);
  const teams = teamsOf(parsed.data, web.webAuth?.host ?? "127.0.0.1");
  if (teams.kind === "wrong") throw new ConfigError(teams.problems);
  return Object.freeze({
    model: modelOf(parsed.data),
    embeddings: embeddingsOf(parsed.data),
    dataDirectory: resolve(PROJECT_ROOT, DATA_DIR),
    knowledgeDirectory: KNOWLEDGE_DIR === undefined ? undefined : resolve(KNOWLEDGE_DIR),
    databaseUrl: DATABASE_URL,
    homeGuideline: HOME_GUIDELINE,
    language: BOT_LANGUAGE,
    port: PORT,
    publicUrl: PUBLIC_URL,
    webAuth: web.webAuth,
    digestHour: DIGEST_HOUR,
    answersKeptDays: ANSWERS_KEPT_DAYS,
    teams: teams.teams,
    slack: slack.slack,
  });
}

function modelOf(given: z.infer<typeof environment>): ModelConfig | undefined {
  const [, provider, model] = MODEL_NAME.exec(given.MODEL ?? "") ?? [];
  const known = PROVIDERS.find((each) => each === provider);
  if (!known || model === undefined) return undefined;
  const traced = [given.LANGSMITH_TRACING, given.LANGCHAIN_TRACING_V2].some((value) => value === "true");
  if (traced) {
    throw new ConfigError([
      "LANGSMITH_TRACING, LANGCHAIN_TRACING_V2: must not be true: every question would be sent to LangSmith as well / true にすると質問がLangSmithにも送られるため、使えません",
    ]);
  }
  return Object.freeze({
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
}

/** What is not said of the embeddings' address and key is as for the model, where both have one provider. */
function embeddingsOf(given: z.infer<typeof environment>): EmbeddingsConfig | undefined {
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

/** The environment, with what stands in .env beside package.json where the environment does not say otherwise. */
function withEnvFile(): NodeJS.ProcessEnv {
  const file = join(PROJECT_ROOT, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  return process.env;
}
