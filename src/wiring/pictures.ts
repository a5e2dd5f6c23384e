import type { Language } from "../domain/guideline.ts";
import type { Picture } from "../domain/picture.ts";

/** Draws for the platforms. What draws takes long to load, and many conversations never need it. */
export async function draw(picture: Picture, language: Language): Promise<Uint8Array> {
  const { drawnPicture } = await import("../adapters/pictures/draw-picture.ts");
  return drawnPicture(picture, language);
}
