import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ItemReader } from "../../src/writing/item-reader.ts";

/** Every object that the reader gives for a text that comes in pieces. */
function read(pieces: readonly string[]): { items: unknown[]; whole: boolean } {
  const reader = new ItemReader();
  const items = pieces.flatMap((piece) => reader.push(piece));
  return { items, whole: reader.whole };
}

describe("objects in a reply that is still being written", () => {
  it("are given as soon as they are complete", () => {
    const reader = new ItemReader();
    expect(reader.push('```json\n{"claims": [{"a": "}]{\\"')).toEqual([]);
    expect(reader.push('"}')).toEqual([{ a: '}]{"' }]);
    expect(reader.whole).toBe(false);
    expect(reader.push(', {"b": {"c": [1]}}]}')).toEqual([{ b: { c: [1] } }]);
    expect(reader.whole).toBe(true);
    expect(reader.push('{"claims": [{"d": 1}]}')).toEqual([]);
  });

  it("are the same however the text is cut", () => {
    const value = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.constant(null)), {
      maxKeys: 4,
    });
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 5 }),
        fc.array(fc.nat(400), { maxLength: 12 }),
        (list, cuts) => {
          const text = JSON.stringify({ claims: list });
          const at = [0, ...[...cuts].sort((one, other) => one - other), text.length];
          const pieces = at.slice(1).map((end, index) => text.slice(at[index], end));
          expect(read(pieces)).toEqual({ items: JSON.parse(text).claims, whole: true });
        },
      ),
      { seed: 8, numRuns: 200 },
    );
  });

  it("are never given from text that breaks off in them", () => {
    expect(read(['{"claims": [{"a": 1'])).toEqual({ items: [], whole: false });
    expect(read(["no JSON at all"])).toEqual({ items: [], whole: false });
    expect(read(['{"claims": [{a: 1}]}'])).toEqual({ items: [undefined], whole: true });
  });
});
