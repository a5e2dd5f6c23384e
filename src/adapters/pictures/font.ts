import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type FontFile, readFontFile } from "./font-file.ts";

/** Noto Sans JP from files: the same letters on every machine, with the widths that the drawing reckons with. */

export type Weight = "regular" | "bold";

const require = createRequire(import.meta.url);
const FILES: Readonly<Record<Weight, string>> = {
  regular: require.resolve("@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf"),
  bold: require.resolve("@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf"),
};

export const FONT_FAMILY = "Noto Sans JP";

const loaded = new Map<Weight, FontFile>();

/** A weight's letters; its file is read once, at the first use. */
export function font(weight: Weight): FontFile {
  const known = loaded.get(weight);
  if (known) return known;
  const read = readFontFile(readFileSync(FILES[weight]));
  loaded.set(weight, read);
  return read;
}
