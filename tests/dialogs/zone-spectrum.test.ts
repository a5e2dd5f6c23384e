import { describe, expect, it } from "vitest";
import type { Guide } from "../../src/dialogs/dialog.ts";
import { zoneSpectrum } from "../../src/dialogs/zone-spectrum.ts";
import { knowledge } from "../packs.ts";

const { volumes } = knowledge().library;
const guide = (own?: string): Guide => ({ volumes, own, today: "2026-11-24", suggest: () => [] });

describe("the picture of the zones", () => {
  it("names the zones as the own city's guideline does", () => {
    expect(zoneSpectrum([3], guide("asaka"), "ja")).toMatchObject({
      picture: { names: ["市民主体", "市民主導", "双方同等", "行政主導", "行政主体"], zones: [3] },
      alt: expect.stringContaining("この事業の領域は ③ です"),
    });
    expect(zoneSpectrum([2, 3], guide("asaka"), "en")).toMatchObject({
      picture: { names: ["citizens alone", "citizens lead", "both equally", "city leads", "city alone"] },
      alt: expect.stringContaining("possible: ②・③"),
    });
  });

  it("names none where the own guideline has no zones or none is the own", () => {
    for (const own of ["odawara", undefined]) {
      expect(zoneSpectrum([3], guide(own), "ja")).toMatchObject({ picture: { names: ["", "", "", "", ""] } });
    }
  });
});
