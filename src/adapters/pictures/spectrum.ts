import type { ZoneNumber } from "../../domain/guideline.ts";
import type { Spectrum } from "../../domain/picture.ts";
import { type PictureWords, placeText, ZONE_MARKS } from "../../domain/picture-words.ts";
import { drawable, measure } from "./lettering.ts";
import { PAGE } from "./page.ts";
import { type Drawn, lowered, polygon, polyline, rect, text } from "./svg.ts";

/** The five zones in a row between their two ends, the project on one, or on each that is still possible. */
export function drawSpectrum(picture: Spectrum, words: PictureWords): Drawn {
  const pieces: string[] = [];
  let y = 0;
  const add = ({ svg, height }: Drawn, space: number): void => {
    pieces.push(lowered(svg, y));
    y += height + space;
  };
  add(ends(picture), 14);
  add(pins(picture, words), 4);
  add(cells(picture), 8);
  if (picture.shared !== "") add(bracket(picture.shared), 16);
  add(note(picture, words), 0);
  return { svg: pieces.join(""), height: y };
}

const ZONES: readonly ZoneNumber[] = [1, 2, 3, 4, 5];
const GAP = 10;
const CELL = (PAGE.inner - 4 * GAP) / 5;
const left = (zone: ZoneNumber): number => PAGE.margin + (zone - 1) * (CELL + GAP);
const centre = (zone: ZoneNumber): number => left(zone) + CELL / 2;

/** What each end is called, over two wedges: each side's part grows towards its own end. */
function ends({ ends: [citizens, city] }: Spectrum): Drawn {
  const place = { y: 0, size: 17, width: PAGE.inner / 2 - 20, limit: 2, weight: "bold" } as const;
  const [x, right] = [PAGE.margin, PAGE.margin + PAGE.inner];
  const first = text(citizens, { ...place, x });
  const last = text(city, { ...place, x: right, anchor: "end" });
  const top = Math.max(first.height, last.height) + 4;
  const low = top + 22;
  return {
    svg:
      first.svg +
      last.svg +
      polygon(
        [
          [x, top],
          [x, low],
          [right, low],
        ],
        { fill: "blue" },
      ) +
      polygon(
        [
          [x, top],
          [right, top],
          [right, low],
        ],
        { fill: "dots", line: "rule" },
      ),
    height: low,
  };
}

const PIN = { size: 15, weight: "bold" } as const;

/** The project over its zone; where several are possible, each is called so, under an empty pin. */
function pins({ zones, project }: Spectrum, words: PictureWords): Drawn {
  const settled = zones.length === 1;
  const drawn = zones.map((zone) => {
    const width = settled ? 320 : CELL;
    const wide = measure(drawable(project), PIN) > CELL;
    const anchor = settled && wide && zone === 1 ? "start" : settled && wide && zone === 5 ? "end" : "middle";
    const x = anchor === "start" ? left(zone) : anchor === "end" ? left(zone) + CELL : centre(zone);
    const place = { ...PIN, x, y: 0, width, limit: 2, anchor } as const;
    return { zone, label: text(settled ? project : `？ ${words.candidate}`, place) };
  });
  const top = Math.max(0, ...drawn.map(({ label }) => label.height)) + 2;
  const svg = drawn.map(({ zone, label }) => {
    const x = centre(zone);
    const tip = polygon(
      [
        [x - 11, top],
        [x + 11, top],
        [x, top + 14],
      ],
      settled ? { fill: "ink" } : { fill: "paper", line: "ink", thick: 2 },
    );
    return lowered(label.svg, top - 2 - label.height) + tip;
  });
  return { svg: svg.join(""), height: zones.length === 0 ? 0 : top + 14 };
}

function cells({ names, zones }: Spectrum): Drawn {
  const drawn = ZONES.map((zone) => {
    const chosen = zones.includes(zone) && zones.length === 1;
    const colour = chosen ? "paper" : "ink";
    const common = { x: centre(zone), anchor: "middle", colour } as const;
    const mark = text(ZONE_MARKS[zone], { ...common, y: 10, size: 26, width: CELL, weight: "bold" });
    const weight = chosen ? "bold" : "regular";
    const name = text(names[zone - 1] ?? "", {
      ...common,
      y: 50,
      size: 15,
      width: CELL - 20,
      limit: 6,
      weight,
    });
    return { zone, chosen, svg: mark.svg + name.svg, height: name.height === 0 ? 58 : 62 + name.height };
  });
  const height = Math.max(...drawn.map((cell) => cell.height));
  const svg = drawn.map(({ zone, chosen, svg: letters }) => {
    const box = { x: left(zone), y: 2, width: CELL, height: height - 4 };
    if (chosen) return rect(box, { fill: "blue", line: "ink", thick: 3 }, 6) + letters;
    const open = zones.includes(zone);
    const edge = open
      ? ({ fill: "pale", line: "blue", thick: 4, dash: "10 6" } as const)
      : ({ fill: "paper", line: "rule" } as const);
    return rect(box, edge, 6) + letters;
  });
  return { svg: svg.join(""), height };
}

function bracket(shared: string): Drawn {
  const [from, to] = [left(2), left(4) + CELL];
  const label = text(shared, {
    x: centre(3),
    y: 18,
    size: 15,
    width: to - from,
    limit: 2,
    weight: "bold",
    anchor: "middle",
  });
  const line = polyline(
    [
      [from, 0],
      [from, 8],
      [to, 8],
      [to, 0],
    ],
    { line: "ink", thick: 2 },
  );
  const stem = polyline(
    [
      [centre(3), 8],
      [centre(3), 16],
    ],
    { line: "ink", thick: 2 },
  );
  return { svg: line + stem + label.svg, height: 18 + label.height };
}

function note({ project, zones }: Spectrum, words: PictureWords): Drawn {
  const sentence = `${zones.length === 1 ? "▼" : "▽"} ${placeText(project, zones, words)}`;
  return text(sentence, { x: PAGE.margin, y: 0, size: 15, width: PAGE.inner, limit: 3 });
}
