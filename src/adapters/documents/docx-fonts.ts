/** The fonts of the DOCX: 游明朝 and 游ゴシック, and what a machine without them takes instead. */

const font = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: "eastAsia" });

export const SERIF = font("游明朝");
export const SANS = font("游ゴシック");

const entry = (name: string, others: string, family: "roman" | "swiss"): string =>
  `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="80"/>` +
  `<w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`;

/** The font table names the fallbacks: a font element of a run can hold only one name. */
export const FONT_TABLE =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
  entry("游明朝", "Yu Mincho,ＭＳ 明朝,MS Mincho,Hiragino Mincho ProN,Noto Serif CJK JP", "roman") +
  entry("游ゴシック", "Yu Gothic,ＭＳ ゴシック,MS Gothic,Hiragino Sans,Noto Sans CJK JP", "swiss") +
  "</w:fonts>";
