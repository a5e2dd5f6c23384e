import { foldCase } from "./text.ts";

/** Amounts and counts as people type them: 30万円, 千二百, １，２００人. */

const LONGEST = 60;
const LARGEST = 1e15;

const DIGITS = "〇一二三四五六七八九";
const FORMAL: Readonly<Record<string, string>> = {
  零: "0",
  壱: "1",
  弐: "2",
  参: "3",
  拾: "十",
  萬: "万",
};

const FRONT = /^(?:約|およそ|おおよそ|ほぼ|だいたい|about|approximately|approx\.?|¥)+/u;
const BACK = /(?:くらい|ぐらい|ほど|程度|です|[。.])+$/u;
const COUNTER = /(?:円|人|名|回|件|[かカヵヶケ箇]所|時間|%|パーセント|yen|people|hours?|percent)$/u;

const PLAIN = "(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?";
const BELOW_MAN = new RegExp(`^(?:(${PLAIN})?(千))?(?:(\\d)?(百))?(?:(\\d)?(十))?(${PLAIN})?$`, "u");
const WHOLE = /^(?:([\d,.十百千]+)兆)?(?:([\d,.十百千]+)億)?(?:([\d,.十百千]+)万)?([\d,.十百千]*)$/u;
/** A decimal with a unit may only stand at the end: 1.5億 is a number, 1.5億2千万 is none. */
const STRAY_DECIMAL = /\.\d+[千万億兆]+[\d十百]/u;

/** Powers of ten through the decimal notation: 4.35 × 100 by multiplication would not be 435. */
const scaled = (plain: string, power: number): number => Number(`${plain.replaceAll(",", "")}e${power}`);

/** The digits before 兆, 億 or 万 or at the end (1,200 / 3千500 / 千二百 / 1.5) times that unit. */
const readPart = (part: string, power: number): number | undefined => {
  const match = BELOW_MAN.exec(part);
  if (match === null || part === "") return undefined;
  const [, thousands, thousand, hundreds, hundred, tens, ten, rest] = match;
  const smallest = ten ? 10 : hundred ? 100 : thousand ? 1000 : Number.POSITIVE_INFINITY;
  if (rest !== undefined && scaled(rest, 0) >= smallest) return undefined;
  return (
    (thousand ? scaled(thousands ?? "1", power + 3) : 0) +
    (hundred ? scaled(hundreds ?? "1", power + 2) : 0) +
    (ten ? scaled(tens ?? "1", power + 1) : 0) +
    (rest === undefined ? 0 : scaled(rest, power))
  );
};

/**
 * The number that the whole text is, never one inside a longer text: digits of any width with thousands
 * separators and decimals, kanji numerals, mixtures (1億2千万, 30万円), with 約 in front and a counter behind.
 * Never negative, at most 10^15; anything else is undefined.
 */
export const readNumber = (text: string): number | undefined => {
  if (text.length > LONGEST) return undefined;
  const core = foldCase(text)
    .trim()
    .replace(/(?<!\d)\s+|\s+(?!\d)/gu, "")
    .replace(FRONT, "")
    .replace(BACK, "")
    .replace(COUNTER, "")
    .replace(/[零壱弐参拾萬]/gu, (letter) => FORMAL[letter] ?? letter)
    .replace(/[〇一二三四五六七八九]/gu, (letter) => String(DIGITS.indexOf(letter)));
  const match = WHOLE.exec(core);
  if (match === null || core === "" || STRAY_DECIMAL.test(core)) return undefined;
  let total = 0;
  let larger = false;
  for (const [index, power] of [12, 8, 4, 0].entries()) {
    const part = match[index + 1];
    if (part === undefined || part === "") continue;
    const value = readPart(part, power);
    if (value === undefined || (larger && value >= 10 ** (power + 4))) return undefined;
    total += value;
    larger = true;
  }
  return total <= LARGEST ? total : undefined;
};
