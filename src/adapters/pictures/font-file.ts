import { glyphOutlines, type Outline } from "./glyph-outlines.ts";

/** A TrueType file as the OpenType specification lays it out: which letters it has, how wide, of which shape. */
export interface FontFile {
  readonly unitsPerEm: number;
  /** The width of a character in em; undefined where the font has no such letter. */
  readonly advance: (codePoint: number) => number | undefined;
  /** The closed curves of a character, in font units with y upwards; none for a blank or a missing letter. */
  readonly outline: (codePoint: number) => Outline;
}

/** Throws where the file is no TrueType font with a character map of format 12. */
export function readFontFile(file: Buffer): FontFile {
  const head = table(file, "head");
  const unitsPerEm = head.readUInt16BE(18);
  const glyphOf = characterMap(table(file, "cmap"));
  const longMetrics = table(file, "hhea").readUInt16BE(34);
  const widths = table(file, "hmtx");
  const shapes = glyphOutlines(table(file, "glyf"), table(file, "loca"), head.readInt16BE(50) === 1);
  return {
    unitsPerEm,
    advance: (codePoint) => {
      const glyph = glyphOf(codePoint);
      return glyph === undefined
        ? undefined
        : widths.readUInt16BE(Math.min(glyph, longMetrics - 1) * 4) / unitsPerEm;
    },
    outline: (codePoint) => {
      const glyph = glyphOf(codePoint);
      return glyph === undefined ? [] : shapes(glyph);
    },
  };
}

function table(file: Buffer, tag: string): Buffer {
  const count = file.readUInt16BE(4);
  for (let at = 12; at < 12 + count * 16; at += 16) {
    if (file.toString("latin1", at, at + 4) !== tag) continue;
    const offset = file.readUInt32BE(at + 8);
    return file.subarray(offset, offset + file.readUInt32BE(at + 12));
  }
  throw new Error(`The font file has no table ${tag}.`);
}

function characterMap(cmap: Buffer): (codePoint: number) => number | undefined {
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, at) =>
    cmap.subarray(cmap.readUInt32BE(4 + at * 8 + 4)),
  );
  const full = subtables.find((subtable) => subtable.readUInt16BE(0) === 12);
  if (!full) throw new Error("The font file has no character map of format 12.");
  const groups = Array.from({ length: full.readUInt32BE(12) }, (_, at) => ({
    first: full.readUInt32BE(16 + at * 12),
    last: full.readUInt32BE(16 + at * 12 + 4),
    glyph: full.readUInt32BE(16 + at * 12 + 8),
  }));
  return (codePoint) => {
    let low = 0;
    let high = groups.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const group = groups[middle];
      if (!group) return undefined;
      if (codePoint < group.first) high = middle - 1;
      else if (codePoint > group.last) low = middle + 1;
      else return group.glyph + codePoint - group.first || undefined;
    }
    return undefined;
  };
}
