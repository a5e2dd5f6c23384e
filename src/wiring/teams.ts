import { join } from "node:path";
import { draftFiles } from "../adapters/documents/files.ts";
import { checkTeams } from "../adapters/teams/check.ts";
import { type TeamsPlatform, type TeamsSettings, teamsPlatform } from "../adapters/teams/platform.ts";
import type { Finding } from "../commands/doctor.ts";
import type { Config } from "../config.ts";
import type { Citation } from "../domain/answer.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { PlaceBook } from "../ports/place-book.ts";
import type { TeamsConfig } from "../settings/teams.ts";
import { cityOf, titleIn } from "./knowledge.ts";
import { draw } from "./pictures.ts";

/** Microsoft Teams as a platform: what the adapter needs of the rest of the house. */

export interface TeamsWork {
  readonly config: Pick<Config, "language" | "dataDirectory"> & { readonly teams: TeamsConfig };
  readonly knowledge: Knowledge;
  readonly placeBook: PlaceBook;
  /** The address of this server outside, for pictures and drafts; without it they are told in words. */
  readonly publicUrl: URL | undefined;
  /** The address of a passage on the reading page. */
  readonly link?: (citation: Citation) => string | undefined;
  /** Takes one line for each thing that a person should look at. */
  readonly tell: (line: string) => void;
  /** Another Teams than the real one, for tests. */
  readonly issuer?: TeamsSettings["issuer"];
}

const TYPES: Readonly<Record<string, string>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  md: "text/markdown; charset=utf-8",
};
const typeOf = (name: string): string => TYPES[name.split(".").at(-1) ?? ""] ?? "application/octet-stream";

export function openTeams(work: TeamsWork): TeamsPlatform {
  const { config, knowledge, placeBook, publicUrl, link, tell, issuer } = work;
  return teamsPlatform({
    key: config.teams,
    tenant: cityOf(knowledge),
    language: config.language,
    book: placeBook,
    rendering: {
      title: titleIn(knowledge),
      ...(link ? { link } : {}),
      drawPicture: draw,
      draftFiles: async (draft) =>
        (await draftFiles(draft)).map((file) => ({ ...file, type: typeOf(file.name) })),
    },
    ...(publicUrl
      ? { files: { folder: join(config.dataDirectory, "teams-files"), publicUrl: publicUrl.href } }
      : {}),
    tell,
    ...(issuer ? { issuer } : {}),
  });
}

/** Asks Microsoft whether the app registration is good, and says how to mend what is not. No secret is ever shown. */
export async function examineTeams(
  { teams }: Pick<Config, "teams">,
  publicUrl: URL | undefined,
): Promise<readonly Finding[]> {
  if (teams === undefined) return [];
  const findings: Finding[] = [];
  if (teams === "unsigned") {
    findings.push({
      level: "warning",
      text: "TEAMS_UNSIGNED=yes: 送り主を確かめません。試すときだけ使ってください。 / TEAMS_UNSIGNED=yes: nobody is checked. Only to try things out.",
    });
  } else findings.push(signInFinding(await checkTeams(teams)));
  if (publicUrl === undefined || publicUrl.protocol !== "https:") {
    findings.push({
      level: "warning",
      text: "PUBLIC_URL に https:// のアドレスを指定してください。Teamsはそこの /api/messages に届け、図と文書もそこから開きます。 / Set PUBLIC_URL to an https:// address: Teams delivers to its /api/messages, and opens pictures and documents there.",
    });
  }
  return findings;
}

function signInFinding(check: Awaited<ReturnType<typeof checkTeams>>): Finding {
  switch (check.kind) {
    case "good":
      return { level: "ok", text: "Teams: アプリの登録 / app registration" };
    case "refused":
      return {
        level: "error",
        text: `MicrosoftがTEAMS_APP_ID・TEAMS_APP_PASSWORD・TEAMS_TENANT_IDの組を受け付けません。シークレットの期限と「値」（IDではありません）を確かめてください。 / Microsoft refuses the three TEAMS_ settings: check that the secret has not expired, and that it is its value, not its id. ${check.reason}`,
      };
    case "unreachable":
      return {
        level: "warning",
        text: `login.microsoftonline.com に届きません。通信（443番）を確かめてください。 / login.microsoftonline.com cannot be reached: check the way out (port 443). ${check.reason}`,
      };
  }
}
