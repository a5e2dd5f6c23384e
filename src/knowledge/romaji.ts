import { toHiragana } from "../domain/text.ts";

/** Names of places in Latin letters. */

/** A name in Latin letters without hyphens and long vowels, so that spellings of one name compare equal. */
export const plainLatin = (name: string): string => {
  const joined = name.replace(/-/g, "").toLowerCase().replace(/ou|oo/g, "o").replace(/uu/g, "u");
  return joined.charAt(0).toUpperCase() + joined.slice(1);
};

const SYLLABLES: Readonly<Record<string, string>> = {
  あ: "a",
  い: "i",
  う: "u",
  え: "e",
  お: "o",
  か: "ka",
  き: "ki",
  く: "ku",
  け: "ke",
  こ: "ko",
  さ: "sa",
  し: "shi",
  す: "su",
  せ: "se",
  そ: "so",
  た: "ta",
  ち: "chi",
  つ: "tsu",
  て: "te",
  と: "to",
  な: "na",
  に: "ni",
  ぬ: "nu",
  ね: "ne",
  の: "no",
  は: "ha",
  ひ: "hi",
  ふ: "fu",
  へ: "he",
  ほ: "ho",
  ま: "ma",
  み: "mi",
  む: "mu",
  め: "me",
  も: "mo",
  や: "ya",
  ゆ: "yu",
  よ: "yo",
  ら: "ra",
  り: "ri",
  る: "ru",
  れ: "re",
  ろ: "ro",
  わ: "wa",
  を: "o",
  ん: "n",
  が: "ga",
  ぎ: "gi",
  ぐ: "gu",
  げ: "ge",
  ご: "go",
  ざ: "za",
  じ: "ji",
  ず: "zu",
  ぜ: "ze",
  ぞ: "zo",
  だ: "da",
  ぢ: "ji",
  づ: "zu",
  で: "de",
  ど: "do",
  ば: "ba",
  び: "bi",
  ぶ: "bu",
  べ: "be",
  ぼ: "bo",
  ぱ: "pa",
  ぴ: "pi",
  ぷ: "pu",
  ぺ: "pe",
  ぽ: "po",
  ー: "",
};

/** Hepburn without long vowels, as names of cities are written in English: おおさか → Osaka. */
export function romajiOf(reading: string): string {
  const kana = toHiragana(reading);
  let latin = "";
  for (let at = 0; at < kana.length; at++) {
    const letter = kana.charAt(at);
    const next = kana.charAt(at + 1);
    if (letter === "っ") {
      const doubled = (SYLLABLES[next] ?? "").charAt(0);
      latin += doubled === "c" ? "t" : doubled;
      continue;
    }
    const syllable = SYLLABLES[letter] ?? "";
    if ("ゃゅょ".includes(next) && next !== "") {
      const vowel = { ゃ: "a", ゅ: "u", ょ: "o" }[next] ?? "";
      latin += /^(sh|ch|j)/.test(syllable)
        ? syllable.slice(0, -1) + vowel
        : `${syllable.slice(0, -1)}y${vowel}`;
      at++;
      continue;
    }
    latin += syllable;
  }
  return plainLatin(latin);
}
