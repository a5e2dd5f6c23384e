import fc from "fast-check";
import type { Picture } from "../../../src/domain/picture.ts";

/** Any picture at all: every string, also of control characters, markup, half surrogates and emoji. */

const label = fc.oneof(
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.string({ unit: "grapheme", maxLength: 80 }),
  fc.string({
    unit: fc.constantFrom("<", "&", '"', "]]>", "\u0000", "\ud800", "\ufffe", "😀", "Ｗ", "市", " "),
  }),
);
const number = fc.oneof(fc.double(), fc.integer({ min: -2, max: 6 }));

const answer = fc.oneof(
  fc.record({ is: fc.constantFrom("yes" as const, "no", "notApplicable", "unsure") }),
  fc.record({ is: fc.constant("notYet" as const), by: label }),
);
const group = fc.record({
  label,
  rows: fc.array(fc.record({ label, answer }), { maxLength: 14 }),
});
const rating = fc.option(fc.record({ outcome: number, process: number }), { nil: undefined });

export const anyPicture: fc.Arbitrary<Picture> = fc.oneof(
  fc.record({
    kind: fc.constant("spectrum" as const),
    title: label,
    ends: fc.tuple(label, label),
    names: fc.array(label, { maxLength: 6 }),
    shared: label,
    project: label,
    zones: fc.subarray([1, 2, 3, 4, 5] as const),
  }),
  fc.record({ kind: fc.constant("principles" as const), title: label, own: group, reference: group }),
  fc.record({
    kind: fc.constant("quadrants" as const),
    title: label,
    axes: fc.record({ outcome: label, process: label }),
    sides: fc.record({ city: label, partner: label }),
    quarters: fc.record({ bothHigh: label, outcomeHigh: label, processHigh: label, bothLow: label }),
    projects: fc.array(fc.record({ label, city: rating, partner: rating }), { maxLength: 14 }),
  }),
  fc.record({
    kind: fc.constant("shares" as const),
    title: label,
    done: label,
    open: label,
    rows: fc.array(fc.record({ label, done: number, total: number }), { maxLength: 45 }),
  }),
);
