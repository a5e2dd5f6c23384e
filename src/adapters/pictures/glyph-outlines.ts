/** Shapes of letters from the tables `glyf` and `loca` of a TrueType file (OpenType specification). */

export interface OutlinePoint {
  readonly x: number;
  readonly y: number;
  /** On the curve; otherwise it pulls the curve towards itself. */
  readonly on: boolean;
}

/** Closed curves, each a ring of points. */
export type Outline = readonly (readonly OutlinePoint[])[];

/** Composite letters nest a few levels at most; a file that goes deeper is broken. */
const DEEPEST = 8;

export function glyphOutlines(glyf: Buffer, loca: Buffer, longOffsets: boolean): (glyph: number) => Outline {
  const offset = (glyph: number): number =>
    longOffsets ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2;
  const read = (glyph: number, depth: number): Outline => {
    const data = glyf.subarray(offset(glyph), offset(glyph + 1));
    if (data.length === 0 || depth > DEEPEST) return [];
    const contours = data.readInt16BE(0);
    return contours < 0 ? composite(data, (part) => read(part, depth + 1)) : simple(data, contours);
  };
  return (glyph) => read(glyph, 0);
}

const [ON_CURVE, X_SHORT, Y_SHORT, REPEAT, X_SAME, Y_SAME] = [1, 2, 4, 8, 16, 32];

function simple(data: Buffer, contours: number): Outline {
  const ends = Array.from({ length: contours }, (_, at) => data.readUInt16BE(10 + at * 2));
  const count = (ends.at(-1) ?? -1) + 1;
  let at = 10 + contours * 2;
  at += 2 + data.readUInt16BE(at);
  const flags: number[] = [];
  while (flags.length < count) {
    const flag = data.readUInt8(at++);
    const times = flag & REPEAT ? data.readUInt8(at++) + 1 : 1;
    for (let time = 0; time < times; time++) flags.push(flag);
  }
  const along = (short: number, same: number): readonly number[] => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? data.readUInt8(at++) : -data.readUInt8(at++);
      else if (!(flag & same)) {
        value += data.readInt16BE(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = along(X_SHORT, X_SAME);
  const ys = along(Y_SHORT, Y_SAME);
  const points = flags.map((flag, each) => ({
    x: xs[each] ?? 0,
    y: ys[each] ?? 0,
    on: (flag & ON_CURVE) !== 0,
  }));
  return ends.map((end, each) => points.slice(each === 0 ? 0 : (ends[each - 1] ?? 0) + 1, end + 1));
}

const [WORDS, ARE_OFFSETS, ONE_SCALE, MORE, TWO_SCALES, MATRIX] = [1, 2, 8, 32, 64, 128];

function composite(data: Buffer, part: (glyph: number) => Outline): Outline {
  const outline: (readonly OutlinePoint[])[] = [];
  let at = 10;
  let flags: number;
  do {
    flags = data.readUInt16BE(at);
    const glyph = data.readUInt16BE(at + 2);
    const words = (flags & WORDS) !== 0;
    const pair = words
      ? [data.readInt16BE(at + 4), data.readInt16BE(at + 6)]
      : [data.readInt8(at + 4), data.readInt8(at + 5)];
    const [dx = 0, dy = 0] = flags & ARE_OFFSETS ? pair : [];
    at += words ? 8 : 6;
    const numbers = flags & ONE_SCALE ? 1 : flags & TWO_SCALES ? 2 : flags & MATRIX ? 4 : 0;
    const scale = Array.from({ length: numbers }, (_, each) => data.readInt16BE(at + each * 2) / 16384);
    at += numbers * 2;
    const [xx = 1, xy = 0, yx = 0, yy = xx] = numbers === 2 ? [scale[0], 0, 0, scale[1]] : scale;
    for (const ring of part(glyph)) {
      outline.push(ring.map(({ x, y, on }) => ({ x: xx * x + yx * y + dx, y: xy * x + yy * y + dy, on })));
    }
  } while (flags & MORE);
  return outline;
}
