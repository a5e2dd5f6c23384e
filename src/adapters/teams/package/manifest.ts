import type { Language } from "../../../domain/guideline.ts";
import { packageWording } from "./wording.ts";

/** The manifest of the app and the words of its other language, as files of the package. */

export interface AppSettings {
  /** The application (client) id of the app registration, which is the bot's id too. */
  readonly appId: string;
  /** Where this server is reached from outside. */
  readonly publicUrl: URL;
  /** Of this program, such as 0.1.0: Teams takes an update only with a higher one. */
  readonly version: string;
  /** Who runs the bot, at most 32 characters. */
  readonly organization: string;
  /** The language of whoever has none of the two. */
  readonly language: Language;
}

export const MANIFEST_VERSION = "1.19";
const SCHEMAS = `https://developer.microsoft.com/json-schemas/teams/v${MANIFEST_VERSION}`;
const LONGEST_ORGANIZATION = 32;
export const COLOUR_ICON = "color.png";
export const OUTLINE_ICON = "outline.png";

const otherThan = (language: Language): Language => (language === "ja" ? "en" : "ja");

/** Each scope's commands; the place of a list and of a command is its name in the language files. */
const commandLists = (language: Language) => {
  const { personal, shared } = packageWording(language);
  return [
    { scopes: ["personal"], commands: personal },
    { scopes: ["team", "groupChat"], commands: shared },
  ];
};

export function manifest({ appId, publicUrl, version, organization, language }: AppSettings): object {
  const { name, description } = packageWording(language);
  const other = otherThan(language);
  const home = new URL("/", publicUrl).href;
  return {
    $schema: `${SCHEMAS}/MicrosoftTeams.schema.json`,
    manifestVersion: MANIFEST_VERSION,
    version,
    id: appId,
    localizationInfo: {
      defaultLanguageTag: language,
      additionalLanguages: [{ languageTag: other, file: languageFile(other) }],
    },
    developer: {
      name: [...organization].slice(0, LONGEST_ORGANIZATION).join(""),
      websiteUrl: home,
      privacyUrl: home,
      termsOfUseUrl: home,
    },
    name,
    description,
    icons: { color: COLOUR_ICON, outline: OUTLINE_ICON },
    accentColor: "#0B5A9D",
    bots: [
      {
        botId: appId,
        scopes: ["personal", "team", "groupChat"],
        isNotificationOnly: false,
        supportsFiles: false,
        supportsCalling: false,
        supportsVideo: false,
        commandLists: commandLists(language),
      },
    ],
    // No permission to read what is not said to the bot is asked for.
    permissions: ["identity", "messageTeamMembers"],
    validDomains: [publicUrl.host],
    defaultInstallScope: "personal",
  };
}

export const languageFile = (language: Language): string => `${language}.json`;

/** The words of the language that the manifest does not speak itself. */
export function localization(settings: AppSettings): { readonly file: string; readonly words: object } {
  const language = otherThan(settings.language);
  const { name, description } = packageWording(language);
  const commands = commandLists(language).flatMap((list, at) =>
    list.commands.flatMap(({ title, description: said }, place) => {
      const key = `bots[0].commandLists[${at}].commands[${place}]`;
      return [
        [`${key}.title`, title],
        [`${key}.description`, said],
      ];
    }),
  );
  const words = {
    $schema: `${SCHEMAS}/MicrosoftTeams.Localization.schema.json`,
    "name.short": name.short,
    "name.full": name.full,
    "description.short": description.short,
    "description.full": description.full,
    ...Object.fromEntries(commands),
  };
  return { file: languageFile(language), words };
}
