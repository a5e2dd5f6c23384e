import type { Quadrants, RatedProject, SideRating } from "../../domain/picture.ts";
import type { PictureWords } from "../../domain/picture-words.ts";
import { onScale, RATING_SCALE } from "../../domain/rating-scale.ts";
import { drawNumberedPoints } from "./numbered-points.ts";
import { PAGE } from "./page.ts";
import { drawRatingKey } from "./rating-key.ts";
import { type Box, type Drawn, lowered, polyline, rect, text } from "./svg.ts";
import type { Anchor } from "./tags.ts";

/** More projects than this cannot be told apart in one plot; the text alternative has them all. */
const MOST_PROJECTS = 12;

/** The plot of both axes: a project's two sides joined by a line, its number beside each, figures below. */
export function drawQuadrants(picture: Quadrants, words: PictureWords): Drawn {
  const projects = picture.projects.slice(0, MOST_PROJECTS);
  const hidden = picture.projects.length - projects.length;
  const pieces: string[] = [];
  let y = 0;
  const add = ({ svg, height }: Drawn, space: number): void => {
    pieces.push(lowered(svg, y));
    y += height + space;
  };
  add(text(`↑ ${picture.axes.process}`, { x: PAGE.margin, y: 0, size: 15, width: 600, weight: "bold" }), 6);
  add(plot(picture, projects), 4);
  add(
    text(`${picture.axes.outcome} →`, {
      x: AREA.x + AREA.width,
      y: 0,
      size: 15,
      width: 600,
      weight: "bold",
      anchor: "end",
    }),
    16,
  );
  add(drawRatingKey({ ...picture, projects }, words), 4);
  const rest = projects.length === 0 ? words.nothing : hidden > 0 ? words.more(hidden) : "";
  add(text(rest, { x: PAGE.margin, y: 0, size: 15, width: PAGE.inner }), 0);
  return { svg: pieces.join(""), height: y };
}

const AREA: Box = { x: 64, y: 0, width: 812, height: 520 };
const { lowest, highest, midpoint } = RATING_SCALE;
/** Room beyond 1 and 4, so that a marker on the edge is whole. */
const EDGE = 0.3;
const SPAN = highest - lowest + 2 * EDGE;
const across = (outcome: number): number => AREA.x + ((outcome - lowest + EDGE) / SPAN) * AREA.width;
const up = (process: number): number =>
  AREA.y + AREA.height - ((process - lowest + EDGE) / SPAN) * AREA.height;
const pointOf = ({ outcome, process }: SideRating): Anchor => ({ x: across(outcome), y: up(process) });

function plot({ quarters }: Quadrants, projects: readonly RatedProject[]): Drawn {
  const labels = quarterLabels(quarters);
  const sides = projects.map(({ city, partner }) => {
    const [own, other] = [onScale(city), onScale(partner)];
    return { city: own && pointOf(own), partner: other && pointOf(other) };
  });
  const points = drawNumberedPoints(
    sides,
    labels.map(({ box }) => box),
    AREA,
  );
  return {
    svg: ground() + labels.map(({ svg }) => svg).join("") + points,
    height: AREA.height + 24,
  };
}

const join = (a: Anchor, b: Anchor, style: Parameters<typeof polyline>[1]): string =>
  polyline(
    [
      [a.x, a.y],
      [b.x, b.y],
    ],
    style,
  );

/** Scale, frame, and the middle lines that part the four quarters. */
function ground(): string {
  const [middleX, middleY] = [across(midpoint), up(midpoint)];
  const bottom = AREA.y + AREA.height;
  const right = AREA.x + AREA.width;
  const quarter: Box = { ...AREA, width: middleX - AREA.x, height: middleY - AREA.y };
  const style = { size: 13, width: 40, colour: "muted" } as const;
  const ticks = [1, 2, midpoint, 3, 4].flatMap((value) => [
    text(String(value), { ...style, x: across(value), y: bottom + 4, anchor: "middle" }).svg,
    text(String(value), { ...style, x: AREA.x - 8, y: up(value) - 9, anchor: "end" }).svg,
    join({ x: across(value), y: bottom }, { x: across(value), y: bottom + 5 }, { line: "rule" }),
    join({ x: AREA.x - 5, y: up(value) }, { x: AREA.x, y: up(value) }, { line: "rule" }),
  ]);
  return [
    rect(quarter, { fill: "pale" }),
    rect({ ...quarter, x: middleX, y: middleY }, { fill: "pale" }),
    rect(AREA, { line: "rule" }),
    join({ x: middleX, y: AREA.y }, { x: middleX, y: bottom }, { line: "ink", dash: "7 5" }),
    join({ x: AREA.x, y: middleY }, { x: right, y: middleY }, { line: "ink", dash: "7 5" }),
    ...ticks,
  ].join("");
}

/** What each quarter means, in its outer corner. */
function quarterLabels(
  quarters: Quadrants["quarters"],
): readonly { readonly svg: string; readonly box: Box }[] {
  const corner = (content: string, anchor: "start" | "end", low: boolean) => {
    const x = anchor === "start" ? AREA.x + 12 : AREA.x + AREA.width - 12;
    const place = {
      x,
      y: 0,
      size: 15,
      width: AREA.width / 2 - 60,
      limit: 2,
      anchor,
      colour: "muted",
    } as const;
    const drawn = text(content, place);
    const y = low ? AREA.y + AREA.height - 10 - drawn.height : AREA.y + 8;
    const box = { x: anchor === "start" ? x : x - drawn.width, y, width: drawn.width, height: drawn.height };
    return { svg: lowered(drawn.svg, y), box };
  };
  return [
    corner(quarters.processHigh, "start", false),
    corner(quarters.bothHigh, "end", false),
    corner(quarters.bothLow, "start", true),
    corner(quarters.outcomeHigh, "end", true),
  ];
}
