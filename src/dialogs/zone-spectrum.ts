import type { Language, ZoneNumber } from "../domain/guideline.ts";
import type { Part } from "../domain/message.ts";
import type { Picture } from "../domain/picture.ts";
import { altText } from "../domain/picture-alt.ts";
import type { Guide } from "./dialog.ts";
import { spectrumWording } from "./wording/spectrum.ts";
import { zoneModels } from "./zone-result.ts";

const ZONES: readonly ZoneNumber[] = [1, 2, 3, 4, 5];

/** The picture of the zones with the project on it; names only where one model alone is spoken of. */
export function zoneSpectrum(zones: readonly ZoneNumber[], guide: Guide, language: Language): Part {
  const words = spectrumWording(language);
  const models = zoneModels(guide.volumes, guide.own);
  const items = models.length === 1 ? (models[0]?.profile.zones.items ?? []) : [];
  const nameOf = (zone: ZoneNumber): string => {
    const item = items.find((each) => each.zone === zone);
    return (language === "ja" ? item?.name : item?.en) ?? "";
  };
  const picture: Picture = {
    kind: "spectrum",
    title: words.title,
    ends: [words.citizens, words.city],
    names: ZONES.map(nameOf),
    shared: words.shared,
    project: words.project,
    zones,
  };
  return { kind: "picture", picture, alt: altText(picture, language) };
}
