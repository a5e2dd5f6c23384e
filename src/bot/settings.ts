import type { Guide } from "../dialogs/dialog.ts";
import type { Language } from "../domain/guideline.ts";
import type { Choice, Part } from "../domain/message.ts";
import type { PersonSettings } from "../ports/answer-log.ts";
import { botWording } from "./wording.ts";

/** What a person sets for themselves: language, own guideline, weekly digest. */

/** The card of settings that are pressed. */
export const SETTINGS_CARD = "settings";

/** The settings with one of them changed; undefined where there is no such setting. An empty value is the city's own. */
export function settingsWith(
  settings: PersonSettings,
  what: string,
  to: string,
  { volumes }: Guide,
): PersonSettings | undefined {
  if (what === "language" && (to === "ja" || to === "en")) return { ...settings, language: to };
  if (what !== "home") return undefined;
  if (to === "") return { ...settings, homeGuideline: undefined };
  return volumes.some(({ guideline }) => guideline.id === to)
    ? { ...settings, homeGuideline: to }
    : undefined;
}

/** `optedOut`: whether the person wants no digest; undefined for who is not registered. */
export function settingParts(
  { homeGuideline }: PersonSettings,
  optedOut: boolean | undefined,
  { volumes, own }: Guide,
  language: Language,
): readonly Part[] {
  const words = botWording(language).settings;
  const name = (id: string | undefined): string => {
    const city = volumes.find(({ guideline }) => guideline.id === id)?.guideline.municipality;
    return (language === "ja" ? city?.name : city?.romaji) ?? words.none;
  };
  const choices = (options: readonly Choice[]): Part => ({ kind: "choices", card: SETTINGS_CARD, options });
  return [
    { kind: "text", text: words.title, tone: "heading" },
    { kind: "text", text: words.language(words.languages[language]) },
    choices(
      (["ja", "en"] as const).map((each) => ({ value: `language:${each}`, label: words.languages[each] })),
    ),
    { kind: "text", text: words.home(name(homeGuideline ?? own)) },
    choices([
      ...volumes.map(({ guideline: { id } }) => ({ value: `home:${id}`, label: name(id) })),
      { value: "home:", label: words.cityOwn },
    ]),
    ...(optedOut === undefined
      ? []
      : [
          { kind: "text", text: words.digest(!optedOut) } as const,
          choices([
            optedOut
              ? { value: "digest:on", label: words.digestOn }
              : { value: "digest:off", label: words.digestOff },
          ]),
        ]),
  ];
}
