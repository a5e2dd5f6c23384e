import type { Box } from "./svg.ts";

/** Where numbers stand beside crowded points: near their own point, none over another. */

export interface Anchor {
  readonly x: number;
  readonly y: number;
}

export interface Ground {
  /** Never covered. */
  readonly obstacles: readonly Box[];
  /** Covered only where the places nearby leave no choice. */
  readonly lines: readonly (readonly [Anchor, Anchor])[];
}

/** A tag of this size is wanted for this point. */
export interface Wish {
  readonly anchor: Anchor;
  readonly width: number;
  readonly height: number;
}

const FIRST_RING = 26;
const RING_STEP = 10;
const DIRECTIONS = 24;
const GAP = 3;
/** So many of the nearest free places are tried for one that covers no line, and whose leader crosses no other box. */
const NEAREST = 160;

const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width + GAP &&
  b.x < a.x + a.width + GAP &&
  a.y < b.y + b.height + GAP &&
  b.y < a.y + a.height + GAP;

/** Whether the line from one point to the other meets the box or comes close to it (Liang and Barsky's clipping). */
function crosses([from, to]: readonly [Anchor, Anchor], box: Box): boolean {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  let enters = 0;
  let leaves = 1;
  for (const [step, room] of [
    [-dx, from.x - (box.x - GAP)],
    [dx, box.x + box.width + GAP - from.x],
    [-dy, from.y - (box.y - GAP)],
    [dy, box.y + box.height + GAP - from.y],
  ] as const) {
    if (step === 0 && room < 0) return false;
    if (step < 0) enters = Math.max(enters, room / step);
    if (step > 0) leaves = Math.min(leaves, room / step);
  }
  return enters <= leaves;
}

const within = (box: Box, area: Box): boolean =>
  box.x >= area.x &&
  box.y >= area.y &&
  box.x + box.width <= area.x + area.width &&
  box.y + box.height <= area.y + area.height;

/**
 * A box for each tag, in order: the free place nearest to its anchor inside `area`, on widening rings.
 * A place off `lines`, with a clear way to its anchor, is taken even if it is a little farther.
 * Without any free place the box lies on its anchor.
 */
export function placeTags(wishes: readonly Wish[], { obstacles, lines }: Ground, area: Box): readonly Box[] {
  const taken: Box[] = [...obstacles];
  return wishes.map(({ anchor, ...size }) => {
    const free = freePlaces(anchor, size, taken, area);
    const others = taken.filter((other) => !overlaps(other, { ...anchor, width: 0, height: 0 }));
    const clear = free.filter((box) => !others.some((other) => crosses([anchor, middleOf(box)], other)));
    const best = clear.find((box) => !lines.some((line) => crosses(line, box)));
    const box = best ?? clear[0] ?? free[0] ?? centred(anchor, size);
    taken.push(box);
    return box;
  });
}

export const middleOf = ({ x, y, width, height }: Box): Anchor => ({ x: x + width / 2, y: y + height / 2 });

const centred = ({ x, y }: Anchor, { width, height }: Pick<Box, "width" | "height">): Box => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});

/** The nearest places that cover nothing: upper right first, as plots are read, round the point and outwards. */
function freePlaces(
  anchor: Anchor,
  size: Pick<Box, "width" | "height">,
  taken: readonly Box[],
  area: Box,
): readonly Box[] {
  const rings = Math.ceil(Math.hypot(area.width, area.height) / RING_STEP);
  const free: Box[] = [];
  for (let at = 0; at < rings * DIRECTIONS && free.length < NEAREST; at++) {
    const radius = FIRST_RING + Math.floor(at / DIRECTIONS) * RING_STEP;
    const turn = at % DIRECTIONS;
    const steps = turn % 2 === 0 ? -turn / 2 : (turn + 1) / 2;
    const angle = -Math.PI / 4 + (steps * 2 * Math.PI) / DIRECTIONS;
    const middle = { x: anchor.x + radius * Math.cos(angle), y: anchor.y + radius * Math.sin(angle) };
    const box = centred(middle, size);
    if (within(box, area) && !taken.some((other) => overlaps(box, other))) free.push(box);
  }
  return free;
}
