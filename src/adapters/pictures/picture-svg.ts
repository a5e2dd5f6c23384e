import type { Language } from "../../domain/guideline.ts";
import type { Picture } from "../../domain/picture.ts";
import { type PictureWords, pictureWords } from "../../domain/picture-words.ts";
import { PAGE } from "./page.ts";
import { drawPrinciples } from "./principles.ts";
import { drawQuadrants } from "./quadrants.ts";
import { drawShares } from "./shares.ts";
import { drawSpectrum } from "./spectrum.ts";
import { type Drawn, element, lowered, PATTERNS, rect, text } from "./svg.ts";

/** The picture as an SVG document, 900 pixels wide and as high as its content. */
export function pictureSvg(picture: Picture, language: Language): string {
  const { width, margin, inner } = PAGE;
  const title = text(picture.title, {
    x: margin,
    y: margin,
    size: 22,
    width: inner,
    limit: 2,
    weight: "bold",
  });
  const top = margin + title.height + (title.height === 0 ? 0 : 16);
  const body = content(picture, pictureWords(language));
  const height = Math.ceil(top + body.height + margin);
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      "xml:lang": language,
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
    },
    PATTERNS + rect({ x: 0, y: 0, width, height }, { fill: "paper" }) + title.svg + lowered(body.svg, top),
  );
}

function content(picture: Picture, words: PictureWords): Drawn {
  switch (picture.kind) {
    case "spectrum":
      return drawSpectrum(picture, words);
    case "principles":
      return drawPrinciples(picture, words);
    case "quadrants":
      return drawQuadrants(picture, words);
    case "shares":
      return drawShares(picture, words);
  }
}
