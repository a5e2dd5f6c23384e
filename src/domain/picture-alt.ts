import type { Language, ZoneNumber } from "./guideline.ts";
import type {
  Picture,
  PrincipleRow,
  Principles,
  Quadrants,
  Shares,
  SideRating,
  Spectrum,
} from "./picture.ts";
import {
  ANSWER_SIGNS,
  answerText,
  type PictureWords,
  pictureWords,
  placeText,
  ZONE_MARKS,
} from "./picture-words.ts";
import { onScale, quarterOf, ratingText } from "./rating-scale.ts";
import { sharePercent, shareSum } from "./share-percent.ts";

/** The text alternative: all that the picture says, for those who hear it or whose platform cannot show it. */
export function altText(picture: Picture, language: Language): string {
  const words = pictureWords(language);
  const said = [picture.title, ...sentences(picture, words)].filter((sentence) => sentence.trim() !== "");
  return `${said.join(words.stop)}${words.stop}`.trim();
}

function sentences(picture: Picture, words: PictureWords): readonly string[] {
  switch (picture.kind) {
    case "spectrum":
      return spectrum(picture, words);
    case "principles":
      return principles(picture, words);
    case "quadrants":
      return quadrants(picture, words);
    case "shares":
      return shares(picture, words);
  }
}

function spectrum({ ends, names, shared, project, zones }: Spectrum, words: PictureWords): readonly string[] {
  const numbers: readonly ZoneNumber[] = [1, 2, 3, 4, 5];
  const all = numbers.map((zone) => `${ZONE_MARKS[zone]} ${names[zone - 1] ?? ""}`.trim()).join(words.comma);
  return [
    `${words.fiveZones(...ends)}${words.colon}${all}`,
    shared === "" ? "" : words.sharedZones(shared),
    placeText(project, zones, words),
  ];
}

function principles({ own, reference }: Principles, words: PictureWords): readonly string[] {
  const group = (label: string, rows: readonly PrincipleRow[]): string => {
    const said = rows.map(
      (row) => `${row.label} ${ANSWER_SIGNS[row.answer.is]} ${answerText(row.answer, words)}`,
    );
    return rows.length === 0 ? "" : [label, said.join(words.comma)].filter(Boolean).join(words.colon);
  };
  const said = [group(own.label, own.rows), group(reference.label, reference.rows)];
  return said.every((sentence) => sentence === "") ? [words.nothing] : said;
}

function quadrants({ axes, sides, quarters, projects }: Quadrants, words: PictureWords): readonly string[] {
  const places = (["processHigh", "bothHigh", "bothLow", "outcomeHigh"] as const)
    .filter((quarter) => quarters[quarter] !== "")
    .map((quarter) => `${words.quarters[quarter]}${words.colon}${quarters[quarter]}`);
  const side = (name: string, given: SideRating | undefined): string => {
    const rating = onScale(given);
    if (rating === undefined) return `${name} ${words.notRated}`;
    const quarter = quarterOf(rating);
    const where = quarter === undefined ? words.onLine : words.quarters[quarter];
    const { outcome, process } = rating;
    return `${name} ${axes.outcome} ${ratingText(outcome)}・${axes.process} ${ratingText(process)}${words.brackets(where)}`;
  };
  const rated = projects.map(
    ({ label, city, partner }, at) =>
      `${at + 1} ${label}${words.colon}${side(sides.city, city)}${words.comma}${side(sides.partner, partner)}`,
  );
  return [
    words.axes(axes.outcome, axes.process),
    places.join(words.comma),
    ...(rated.length === 0 ? [words.nothing] : rated),
  ];
}

function shares({ done, open, rows }: Shares, words: PictureWords): readonly string[] {
  const row = (label: string, share: { readonly done: number; readonly total: number }): string => {
    const percent = sharePercent(share);
    return percent === undefined
      ? `${label} ${words.nothingDue}`
      : `${label} ${share.done}/${share.total}${words.brackets(`${percent}%`)}`;
  };
  if (rows.length === 0) return [words.nothing];
  return [
    words.shareOf(done, open),
    row(words.total, shareSum(rows)),
    rows.map((each) => row(each.label, each)).join(words.comma),
  ];
}
