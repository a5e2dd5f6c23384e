import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import {
  type EmbeddingsConfig,
  embeddingsOf,
  type ModelConfig,
  modelOf,
  modelVariables,
} from "./settings/model.ts";
import { type SlackConfig, slackOf, slackVariables } from "./settings/slack.ts";
import { type TeamsConfig, teamsOf, teamsVariables } from "./settings/teams.ts";
import { blankIsUnset, optionalText, wholeNumber } from "./settings/variables.ts";
import { type WebAuth, webAuthOf, webAuthVariables } from "./settings/web-auth.ts";

/** The only reader of the environment. Every variable is explained in .env.example. */

/** The project's own folder: knowledge and prompts lie below it. */
export const PROJECT_ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..");

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
  PORT: wholeNumber(0, 65_535, 3978, PORT_RULE),
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
  ANSWERS_KEPT_DAYS: wholeNumber(1, 3660, 400, KEPT_DAYS),
  ...modelVariables,
  DIGEST_HOUR: wholeNumber(0, 17, 9, HOUR),
});

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
  const model = modelOf(parsed.data);
  if (model.kind === "wrong") throw new ConfigError(model.problems);
  return Object.freeze({
    model: model.model,
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

/** The environment, with what stands in .env beside package.json where the environment does not say otherwise. */
function withEnvFile(): NodeJS.ProcessEnv {
  const file = join(PROJECT_ROOT, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  return process.env;
}
