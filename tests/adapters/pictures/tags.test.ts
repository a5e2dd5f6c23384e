import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Box } from "../../../src/adapters/pictures/svg.ts";
import { type Anchor, placeTags } from "../../../src/adapters/pictures/tags.ts";

const AREA: Box = { x: 64, y: 0, width: 812, height: 520 };
const wish = (anchor: Anchor, width = 26) => ({ anchor, width, height: 20 });

const apart = (a: Box, b: Box): boolean =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

describe("numbers beside points", () => {
  it("lie apart from each other and from the markers, inside the plot, for both sides of twelve projects", () => {
    const crowded = fc.integer({ min: 0, max: 6 }).map((step) => 100 + step * 120);
    const anchor = fc.record({ x: crowded, y: fc.constantFrom(40, 160, 260, 480) });
    fc.assert(
      fc.property(fc.array(anchor, { minLength: 24, maxLength: 24 }), (anchors) => {
        const markers = anchors.map(({ x, y }) => ({ x: x - 11, y: y - 11, width: 22, height: 22 }));
        const lines = anchors.slice(12).flatMap((to, at) => {
          const from = anchors[at];
          return from ? [[from, to] as const] : [];
        });
        const tags = placeTags(
          anchors.map((each, at) => wish(each, 24 + (at % 5) * 20)),
          { obstacles: markers, lines },
          AREA,
        );
        expect(tags.length).toBe(24);
        for (const [at, tag] of tags.entries()) {
          expect([...tags.slice(at + 1), ...markers].every((other) => apart(tag, other))).toBe(true);
          expect(tag.x >= AREA.x && tag.x + tag.width <= AREA.x + AREA.width).toBe(true);
          expect(tag.y >= AREA.y && tag.y + tag.height <= AREA.y + AREA.height).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("stand off the joining lines where there is room", () => {
    const [from, to] = [
      { x: 300, y: 300 },
      { x: 400, y: 200 },
    ];
    const [tag] = placeTags([wish(from)], { obstacles: [], lines: [[from, to]] }, AREA);
    const [free] = placeTags([wish(from)], { obstacles: [], lines: [] }, AREA);
    expect(free?.x).toBeGreaterThan(300 - 13);
    expect(tag).not.toEqual(free);
  });
});
