import { Router } from "express";
import { draftFiles } from "../adapters/documents/files.ts";
import { checkSlack } from "../adapters/slack/check.ts";
import { SlackPlatform } from "../adapters/slack/platform.ts";
import { problemOf } from "../adapters/slack/trouble.ts";
import type { WebApp } from "../adapters/web/app.ts";
import type { Finding } from "../commands/doctor.ts";
import type { Config } from "../config.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Store } from "../ports/store.ts";
import type { SlackConfig } from "../settings/slack.ts";
import { cityOf, titleIn } from "./knowledge.ts";
import { draw } from "./pictures.ts";
import { passageLink } from "./reading.ts";

/** The Slack workspace as a platform: what the adapter needs of the rest of the house. */

export interface SlackWork {
  readonly config: Pick<Config, "language" | "publicUrl" | "webAuth">;
  readonly slack: SlackConfig;
  readonly knowledge: Knowledge;
  readonly store: Store;
  /** The city's; that of the home guideline where it is not said. */
  readonly tenant?: string;
  /** Takes one line for each thing that a person should look at. */
  readonly tell: (line: string) => void;
  /** Another Slack than the real one, for tests. */
  readonly apiUrl?: string;
}

export function openSlack({
  config,
  slack,
  knowledge,
  store,
  tenant = cityOf(knowledge),
  tell,
  apiUrl,
}: SlackWork): SlackPlatform {
  return new SlackPlatform({
    tenant,
    language: config.language,
    botToken: slack.botToken,
    by: slack.by,
    ...(apiUrl === undefined ? {} : { apiUrl }),
    title: titleIn(knowledge),
    link: passageLink(config, knowledge),
    draw,
    files: draftFiles,
    citations: async (answer) => (await store.answers(tenant).find(answer))?.citations,
    standing: (party) =>
      store.look(party, async (reader) => {
        const [latest] = await reader.dialogs(1);
        if (latest?.status === "running") return "inDialog";
        return latest !== undefined || (await reader.conversation()) !== null ? "spoke" : "new";
      }),
    now: () => new Date(),
    report: (problem, cause) => {
      const reason = cause instanceof Error ? ` (${cause.message})` : "";
      tell(`slack: ${problem}${reason}`);
    },
  });
}

/** Over HTTP: where Slack's requests come in. They are signed, and their bodies are read as they came. */
export function slackDoors({ handle }: SlackPlatform): NonNullable<WebApp["doors"]> {
  if (!handle) return [];
  return [{ path: "/slack/events", router: Router().post("/", handle) }];
}

/** Asks Slack whether the tokens are good, and says how to mend what is not. No token is ever shown. */
export async function examineSlack(
  { slack }: Pick<Config, "slack">,
  apiUrl?: string,
): Promise<readonly Finding[]> {
  if (!slack) return [];
  const { botToken, by } = slack;
  const appToken = by.kind === "socket" ? by.appToken : undefined;
  const check = await checkSlack({ botToken, appToken, apiUrl });
  const way = by.kind === "socket" ? "Socket Mode" : "HTTP (/slack/events)";
  switch (check.kind) {
    case "connected":
      return [
        { level: "ok", text: `Slack: ${check.team}, ${way}` },
        ...(check.missing.length === 0
          ? []
          : [
              {
                level: "error" as const,
                text: `Slackの権限が足りません。docs/slack/manifest.yaml をアプリに貼り直し、もう一度インストールしてください。 / Scopes are missing: paste docs/slack/manifest.yaml into the app again and reinstall it: ${check.missing.join(", ")}`,
              },
            ]),
      ];
    case "refused":
    case "unreachable": {
      const { ja, en } = problemOf(check);
      return [{ level: check.kind === "refused" ? "error" : "warning", text: `${ja} / ${en}` }];
    }
  }
}
