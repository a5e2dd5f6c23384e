import { measure } from "./lettering.ts";
import { cityMarker, MARKER_RADIUS, partnerMarker } from "./markers.ts";
import { type Box, polyline, rect, text } from "./svg.ts";
import { type Anchor, middleOf, placeTags } from "./tags.ts";

/** Where the two sides of a project stand in the plot. */
export interface Sides {
  readonly city: Anchor | undefined;
  readonly partner: Anchor | undefined;
}

const NUMBERS = { size: 13, weight: "bold" } as const;
/** Points nearer to each other than this are one to the eye, and share one tag. */
const NEAR = 12;

/** Both sides of every project, joined by a line, with the projects' numbers on tags beside the points. */
export function drawNumberedPoints(projects: readonly Sides[], labels: readonly Box[], area: Box): string {
  const joined = projects.flatMap(({ city, partner }) => (city && partner ? [[city, partner] as const] : []));
  const tags = tagsOf(projects);
  const markers = projects.flatMap(({ city, partner }) =>
    [city, partner].flatMap((each) => (each ? [around(each)] : [])),
  );
  const boxes = placeTags(
    tags.map(({ anchor, line }) => ({ anchor, width: measure(line, NUMBERS) + 16, height: 20 })),
    { obstacles: [...labels, ...markers], lines: joined },
    area,
  );
  const placed = tags.map((tag, at) => ({ ...tag, box: boxes[at] ?? around(tag.anchor) }));
  return [
    ...joined.map(([city, partner]) => stroke(city, partner, 2)),
    ...placed.map(({ anchor, box }) => stroke(anchor, middleOf(box), 1)),
    ...projects.map(({ city }) => (city ? cityMarker(city.x, city.y) : "")),
    ...projects.map(({ partner }) => (partner ? partnerMarker(partner.x, partner.y) : "")),
    ...placed.map(({ line, box }) => tagDrawn(line, box)),
  ].join("");
}

/** One tag a place: 「1・2・5」 where several projects fall on it. */
function tagsOf(projects: readonly Sides[]): readonly { readonly anchor: Anchor; readonly line: string }[] {
  const places: { readonly anchor: Anchor; readonly numbers: Set<number> }[] = [];
  for (const [at, { city, partner }] of projects.entries()) {
    for (const anchor of [city, partner]) {
      if (!anchor) continue;
      const near = places.find(
        (place) => Math.hypot(place.anchor.x - anchor.x, place.anchor.y - anchor.y) < NEAR,
      );
      if (near) near.numbers.add(at + 1);
      else places.push({ anchor, numbers: new Set([at + 1]) });
    }
  }
  return places.map(({ anchor, numbers }) => ({ anchor, line: [...numbers].join("・") }));
}

const around = ({ x, y }: Anchor): Box => ({
  x: x - MARKER_RADIUS,
  y: y - MARKER_RADIUS,
  width: 2 * MARKER_RADIUS,
  height: 2 * MARKER_RADIUS,
});

const stroke = (from: Anchor, to: Anchor, thick: number): string =>
  polyline(
    [
      [from.x, from.y],
      [to.x, to.y],
    ],
    { line: thick > 1 ? "ink" : "rule", thick },
  );

function tagDrawn(line: string, box: Box): string {
  const place = { x: middleOf(box).x, y: box.y + 1, width: box.width, anchor: "middle" } as const;
  return rect(box, { fill: "paper", line: "rule" }, 5) + text(line, { ...NUMBERS, ...place }).svg;
}
