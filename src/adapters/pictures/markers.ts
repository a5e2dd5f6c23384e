import { circle, polygon } from "./svg.ts";

/** The two sides' markers: a diamond fits into the ring, so that both are seen where they fall on one point. */

export const MARKER_RADIUS = 11;
const DIAMOND = 7.5;

export const cityMarker = (x: number, y: number): string =>
  circle(x, y, MARKER_RADIUS + 1.5, { fill: "paper" }) +
  circle(x, y, MARKER_RADIUS - 1.5, { line: "blue", thick: 3 });

export const partnerMarker = (x: number, y: number): string =>
  polygon(
    [
      [x, y - DIAMOND],
      [x + DIAMOND, y],
      [x, y + DIAMOND],
      [x - DIAMOND, y],
    ],
    { fill: "vermilion", line: "paper", thick: 1 },
  );
