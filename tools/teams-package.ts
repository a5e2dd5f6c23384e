import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { appPackage, packageProblems } from "../src/adapters/teams/package/app-package.ts";
import { packageWording } from "../src/adapters/teams/package/wording.ts";
import { ConfigError, PROJECT_ROOT, readConfig } from "../src/config.ts";
import { openKnowledge } from "../src/wiring/knowledge.ts";

/** `npm run teams:package [-- FILE]`: writes the package that is uploaded to Teams, from the settings. */

const file = resolve(process.argv[2] ?? "teams-app.zip");

try {
  const config = readConfig();
  const { publicUrl, language } = config;
  const appId = typeof config.teams === "object" ? config.teams.appId : undefined;
  const problems = packageProblems({ appId, publicUrl });
  if (appId === undefined || publicUrl === undefined || problems.length > 0) throw new ConfigError(problems);
  const { library, home } = openKnowledge(config);
  const city = home === undefined ? undefined : library.volume(home)?.guideline.municipality;
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(PROJECT_ROOT, "package.json"), "utf8")));
  const organization = (language === "ja" ? city?.name : city?.romaji) ?? packageWording(language).name.short;
  writeFileSync(file, appPackage({ appId, publicUrl, version, organization, language }));
  console.log(
    `${file}\nTeams管理センターの「アプリを管理」→「アップロード」で、このファイルを選んでください。 / Upload this file in the Teams admin center, “Manage apps”. (docs/teams.ja.md, docs/teams.md)`,
  );
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.problems.join("\n"));
  process.exitCode = 1;
}
