import { Resvg, type ResvgRenderOptions, renderAsync } from "@resvg/resvg-js";
import type { Language } from "../../domain/guideline.ts";
import type { Picture } from "../../domain/picture.ts";
import { withLetterPaths } from "./letter-paths.ts";
import { pictureSvg } from "./picture-svg.ts";

/** Pictures as PNG files, 1800 pixels wide; letters come from the bundled font alone. */

/** Twice the size, so that letters are sharp on dense screens. */
const OPTIONS: ResvgRenderOptions = {
  font: { loadSystemFonts: false },
  fitTo: { mode: "zoom", value: 2 },
};
/** How many pictures a server keeps: each takes 50 to 400 kB, and a tenth to a third of a second to draw. */
const KEPT = 40;

export function drawPicture(picture: Picture, language: Language): Uint8Array {
  return new Resvg(withLetterPaths(pictureSvg(picture, language)), OPTIONS).render().asPng();
}

const kept = new Map<string, Promise<Uint8Array>>();

/** For a server: drawn beside its other work, and kept for a while, since a page asks for the same one again. */
export function drawnPicture(picture: Picture, language: Language): Promise<Uint8Array> {
  const key = JSON.stringify([language, picture]);
  const drawn = kept.get(key) ?? drawAside(picture, language);
  // What was asked for last stands last.
  kept.delete(key);
  kept.set(key, drawn);
  drawn.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return drawn;
}

async function drawAside(picture: Picture, language: Language): Promise<Uint8Array> {
  return (await renderAsync(withLetterPaths(pictureSvg(picture, language)), OPTIONS)).asPng();
}
