import type { Find } from "./find.ts";

/** House addresses: what stands behind the town's name, down to the number of the house. The city stays readable. */

const DIGITS = "[0-9]{1,5}|[一二三四五六七八九十百]{1,4}";
const NAME = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}々ヶー]";
/** 「3丁目2番1号」「300番地」「16番1号」「1丁目2-3」 */
const NUMBERED = `(?:(?:${DIGITS})丁目(?:(?:${DIGITS})番地?(?:の?(?:${DIGITS})号?)?|[0-9]{1,4}(?:-[0-9]{1,4}){0,2})?|(?:${DIGITS})番地(?:の(?:${DIGITS}))?|(?:${DIGITS})番(?:${DIGITS})号)`;
/** 「御幸町16-1」: only behind a town, since figures and tables are numbered so, too. */
const HYPHENED = "[0-9]{1,5}-[0-9]{1,4}(?:-[0-9]{1,4})?";

const BEHIND_CITY = new RegExp(
  `(?<=[市区町村])${NAME}{1,10}?(?:${NUMBERED}|(?<=[町丁字])${HYPHENED})(?![0-9])`,
  "gu",
);
const BEHIND_TOWN = new RegExp(
  `(?<!${NAME})${NAME}{1,8}?(?:${NUMBERED}|(?<=[町丁字])${HYPHENED})(?![0-9])`,
  "gu",
);
const BARE = new RegExp(`(?<=[市区町村])(?:${NUMBERED}|${HYPHENED})(?![0-9])`, "gu");
/** What stays readable in front of it. */
const CITY = /^.*[市区郡都道府県](?=[^0-9])/u;
const POSTCODE = /〒 ?[0-9]{3}-?[0-9]{4}(?![0-9])/g;

export function findAddresses(plain: string): Find[] {
  return [BEHIND_CITY, BEHIND_TOWN, BARE, POSTCODE].flatMap((pattern) =>
    [...plain.matchAll(pattern)].map(({ 0: found, index }): Find => {
      const city = CITY.exec(found)?.[0].length ?? 0;
      return { kind: "address", from: index + city, to: index + found.length };
    }),
  );
}
