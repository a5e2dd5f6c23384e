import { readFileSync } from "node:fs";
import { Resvg } from "@resvg/resvg-js";

/** The icons that Teams shows, from the drawings beside this file. */

const drawing = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");

const png = (name: string, width: number): Uint8Array =>
  new Resvg(drawing(name), { font: { loadSystemFonts: false }, fitTo: { mode: "width", value: width } })
    .render()
    .asPng();

/** 192 × 192, in colour. */
export const colourIcon = (): Uint8Array => png("color.svg", 192);
/** 32 × 32, white on nothing. */
export const outlineIcon = (): Uint8Array => png("outline.svg", 32);
