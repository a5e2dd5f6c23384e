import { Resvg } from "@resvg/resvg-js";
import type { Language } from "../../domain/guideline.ts";
import type { Picture } from "../../domain/picture.ts";
import { withLetterPaths } from "./letter-paths.ts";
import { pictureSvg } from "./picture-svg.ts";

/** Twice the size, so that letters are sharp on dense screens. */
const ZOOM = 2;

/** The picture as a PNG file, 1800 pixels wide; letters come from the bundled font alone. */
export function drawPicture(picture: Picture, language: Language): Uint8Array {
  const drawing = new Resvg(withLetterPaths(pictureSvg(picture, language)), {
    font: { loadSystemFonts: false },
    fitTo: { mode: "zoom", value: ZOOM },
  });
  return drawing.render().asPng();
}
