import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { drawPicture } from "../../../src/adapters/pictures/draw-picture.ts";
import { SAMPLES } from "./samples.ts";

/** Writes every sample as a PNG into the folder named, for people to look at. */
const folder = process.argv[2];
if (folder === undefined) {
  console.error("Name the folder: npm run pictures:samples -- DIR");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
for (const { name, language, picture } of SAMPLES) {
  writeFileSync(join(folder, `${name}.png`), drawPicture(picture, language));
}
