import { zipSync } from "fflate";
import { colourIcon, outlineIcon } from "./icons.ts";
import { type AppSettings, COLOUR_ICON, localization, manifest, OUTLINE_ICON } from "./manifest.ts";

/** The package that is uploaded to Teams. */

/** What is missing for a package, each with how to mend it, in both languages. */
export function packageProblems({
  appId,
  publicUrl,
}: {
  readonly appId: string | undefined;
  readonly publicUrl: URL | undefined;
}): readonly string[] {
  const problems: string[] = [];
  if (appId === undefined)
    problems.push(
      "TEAMS_APP_ID がありません。Entra ID のアプリの登録にある「アプリケーション (クライアント) ID」を .env に書いてください。 / TEAMS_APP_ID is missing: write the Application (client) ID of your app registration in Entra ID into .env.",
    );
  else if (!GUID.test(appId))
    problems.push(
      `TEAMS_APP_ID は 00000000-0000-0000-0000-000000000000 の形です: ${appId} / TEAMS_APP_ID has the form 00000000-0000-0000-0000-000000000000.`,
    );
  if (publicUrl === undefined)
    problems.push(
      "PUBLIC_URL がありません。Teams から届く、このサーバーのURL（https://…）を .env に書いてください。 / PUBLIC_URL is missing: write the address of this server that Teams can reach (https://…) into .env.",
    );
  else if (publicUrl.protocol !== "https:")
    problems.push(
      `PUBLIC_URL は https:// で始まる必要があります: ${publicUrl.href} / PUBLIC_URL must begin with https://.`,
    );
  return problems;
}

const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/iu;
/** The same settings give the same bytes. */
const FIXED_TIME = new Date("2026-01-01T00:00:00Z");

/** The zip: manifest, the other language, both icons. */
export function appPackage(settings: AppSettings): Uint8Array {
  const { file, words } = localization(settings);
  const json = (value: object): Uint8Array => new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
  return zipSync(
    {
      "manifest.json": json(manifest(settings)),
      [file]: json(words),
      [COLOUR_ICON]: colourIcon(),
      [OUTLINE_ICON]: outlineIcon(),
    },
    { mtime: FIXED_TIME },
  );
}
