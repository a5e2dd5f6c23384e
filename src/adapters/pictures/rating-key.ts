import type { Quadrants, SideRating } from "../../domain/picture.ts";
import type { PictureWords } from "../../domain/picture-words.ts";
import { onScale, ratingText } from "../../domain/rating-scale.ts";
import { cityMarker, partnerMarker } from "./markers.ts";
import { PAGE } from "./page.ts";
import { type Drawn, lowered, polyline, text } from "./svg.ts";

const COLUMNS = { number: 44, name: 72, city: 560, partner: 724, width: 140 } as const;

/** The table under the plot: which number is which project, each side's marker, and its ratings in figures. */
export function drawRatingKey({ axes, sides, projects }: Quadrants, words: PictureWords): Drawn {
  const pieces: string[] = [];
  let y = 0;
  const add = ({ svg, height }: Drawn, space: number): void => {
    pieces.push(lowered(svg, y));
    y += height + space;
  };
  add(heading(sides, words), 2);
  const unit = `${axes.outcome} / ${axes.process}`;
  const caption = { y: 0, size: 12, width: COLUMNS.width + 10, limit: 2, colour: "muted" } as const;
  const left = text(unit, { ...caption, x: COLUMNS.city });
  const right = text(unit, { ...caption, x: COLUMNS.partner });
  add({ svg: left.svg + right.svg, height: left.height }, 6);
  for (const [at, project] of projects.entries()) {
    add(rule(), 6);
    add(row(at + 1, project.label, [project.city, project.partner], words), 6);
  }
  return { svg: pieces.join(""), height: y };
}

const rule = (): Drawn => ({
  svg: polyline(
    [
      [PAGE.margin, 0],
      [PAGE.margin + PAGE.inner, 0],
    ],
    { line: "rule", thick: 1 },
  ),
  height: 1,
});

function heading({ city, partner }: Quadrants["sides"], words: PictureWords): Drawn {
  const common = { y: 0, size: 15, limit: 2, weight: "bold" } as const;
  const width = COLUMNS.width - 26;
  const name = text(words.project, { ...common, x: COLUMNS.name, width: 400 });
  const left = text(city, { ...common, x: COLUMNS.city + 28, width });
  const right = text(partner, { ...common, x: COLUMNS.partner + 28, width });
  return {
    svg:
      name.svg +
      cityMarker(COLUMNS.city + 12, 11) +
      left.svg +
      partnerMarker(COLUMNS.partner + 12, 11) +
      right.svg,
    height: Math.max(22, left.height, right.height),
  };
}

function row(
  number: number,
  label: string,
  ratings: readonly [SideRating | undefined, SideRating | undefined],
  words: PictureWords,
): Drawn {
  const figures = (given: SideRating | undefined): string => {
    const rating = onScale(given);
    return rating ? `${ratingText(rating.outcome)} / ${ratingText(rating.process)}` : words.notRated;
  };
  const common = { y: 0, size: 15 } as const;
  const name = text(label, { ...common, x: COLUMNS.name, width: COLUMNS.city - COLUMNS.name - 20, limit: 2 });
  const svg = [
    text(String(number), { ...common, x: COLUMNS.number, width: 40, weight: "bold", anchor: "middle" }).svg,
    name.svg,
    text(figures(ratings[0]), { ...common, x: COLUMNS.city, width: COLUMNS.width }).svg,
    text(figures(ratings[1]), { ...common, x: COLUMNS.partner, width: COLUMNS.width }).svg,
  ];
  return { svg: svg.join(""), height: Math.max(21, name.height) };
}
